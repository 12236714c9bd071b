"""What people type: normalised, measured as they see it, refused where it would mislead."""

import re
import unicodedata

from core.errors import Invalid

_HANDLE = re.compile(r"[\w](?:[\w.-]{0,28}[\w])?", re.UNICODE)
_EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f.]+(?:\.[^@\s\x00-\x1f.]+)+")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")  # overrides that could reverse a neighbour's text


def line(value: str, field: str, longest: int, *, required: bool = True) -> str:
    """One line of text: NFC, trimmed, without control characters or direction overrides.

    Emoji and right-to-left scripts are welcome. `longest` counts code points.
    """
    text = " ".join(_BIDI.sub("", _printable(unicodedata.normalize("NFC", value))).split())
    return _measured(text, field, longest, required)


def paragraphs(value: str, field: str, longest: int, *, required: bool = True) -> str:
    """Several lines of text: as `line`, with line breaks kept."""
    rows = _BIDI.sub("", unicodedata.normalize("NFC", value)).replace("\r\n", "\n").split("\n")
    text = "\n".join(_printable(row).rstrip() for row in rows).strip()
    return _measured(text, field, longest, required)


def handle(value: str, field: str = "handle") -> tuple[str, str]:
    """A handle as shown and its key: NFKC, then case-folded, so that width and case make no second one."""
    shown = unicodedata.normalize("NFKC", value.strip().lstrip("@"))
    if not _HANDLE.fullmatch(shown):
        raise Invalid(
            "BAD_HANDLE",
            "A handle has 1 to 30 letters, digits, dots, hyphens or underscores, a letter or digit first and last.",
            "用户名由 1 到 30 个字母、汉字、数字、点、连字符或下划线组成,首尾须为字母、汉字或数字。",
            field,
        )
    return shown, unicodedata.normalize("NFKC", shown.casefold())


def email(value: str, field: str = "email") -> tuple[str, str]:
    """An e-mail address as written and its key (case-folded)."""
    shown = unicodedata.normalize("NFC", value.strip())
    if len(shown) > 254 or not _EMAIL.fullmatch(shown):
        raise Invalid("BAD_EMAIL", "This is not an e-mail address.", "这不是有效的邮箱地址。", field)
    return shown, shown.casefold()


def _printable(text: str) -> str:
    return "".join(c for c in text if c in "\t\u200d" or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"})


def _measured(text: str, field: str, longest: int, required: bool) -> str:
    if required and not text:
        raise Invalid("EMPTY", "Please fill this in.", "请填写此项。", field)
    if len(text) > longest:
        raise Invalid(
            "TOO_LONG",
            f"At most {longest} characters; this has {len(text)}.",
            f"最多 {longest} 个字符,现在有 {len(text)} 个。",
            field,
        )
    return text
