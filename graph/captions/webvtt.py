"""Reads and writes WebVTT, strictly. What comes out is text with times, and nothing else.

Settings of place, styles, regions and notes are dropped, tags are taken off (the name in `<v Name>` becomes "Name: ").
What we write is read by every browser and holds nothing that a person typed but escaped text.
"""

import re
from collections.abc import Iterator, Sequence

from core.errors import Invalid
from graph.captions.model import Cue

LONGEST_FILE = 80_000
"""Characters of a file that is read at all."""
_TIME = r"(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"</?[^>]*>")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|lrm|rlm|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\u00a0", "lrm": "", "rlm": ""}
_DROPPED = ("NOTE", "STYLE", "REGION")


def read(source: str) -> list[Cue]:
    """The lines of a WebVTT file in the order in which they stand; raises Invalid naming the line that is wrong."""
    if len(source) > LONGEST_FILE:
        raise Invalid("TOO_LARGE", "The file has more than 80,000 characters.", "文件超过 80,000 个字符。", "webvtt")
    rows = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", rows[0]):
        raise _wrong(1, "a WebVTT file begins with WEBVTT", "WebVTT 文件须以 WEBVTT 开头")
    blocks = _blocks(rows)
    head = rows.index("") if "" in rows else len(rows)
    if any("-->" in row for row in rows[1:head]):
        raise _wrong(2, "an empty line follows WEBVTT", "WEBVTT 之后须有空行")
    blocks = _blocks([""] * head + rows[head:])
    return [_cue(number, block) for number, block in blocks if not _is_dropped(block)]


def write(cues: Sequence[Cue]) -> str:
    """A WebVTT file of these lines."""
    parts = ["WEBVTT"]
    for cue in cues:
        text = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        parts.append(f"{_clock(cue.start_ms)} --> {_clock(cue.end_ms)}\n{text}")
    return "\n\n".join(parts) + "\n"


def _blocks(rows: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(number of its first row, rows) of each run of rows that are not empty."""
    held: list[str] = []
    for number, row in enumerate([*rows, ""], 1):
        if row.strip(" \t"):
            held.append(row)
        elif held:
            yield number - len(held), held
            held = []


def _is_dropped(block: list[str]) -> bool:
    """Whether it is a note, a style or a region."""
    return block[0].startswith(_DROPPED) and "-->" not in "".join(block[:2])


def _cue(number: int, block: list[str]) -> Cue:
    at = 0 if "-->" in block[0] else 1
    found = _TIMING.fullmatch(block[at].strip(" \t")) if at < len(block) else None
    if found is None:
        raise _wrong(
            number + at,
            "a time such as 00:01.000 --> 00:04.000 belongs here",
            "此处应为 00:01.000 --> 00:04.000 这样的时间",
        )
    words = block[at + 1 :]
    if any("-->" in row for row in words):
        raise _wrong(number + at + 1, "an empty line belongs between two captions", "两条字幕之间须有空行")
    text = "\n".join(_plain(row) for row in words)
    return Cue(_millis(found.groups()[:4]), _millis(found.groups()[4:]), text)


def _plain(row: str) -> str:
    return _ENTITY.sub(_character, _TAG.sub("", _VOICE.sub(lambda voice: f"{voice[1].strip()}: ", row)))


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    if not name.startswith("#"):
        return _NAMED[name]
    number = int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:])
    return chr(number) if number < 0x110000 else ""


def _millis(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _clock(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _wrong(number: int, en: str, zh: str) -> Invalid:
    return Invalid("BAD_CAPTIONS", f"Line {number}: {en}.", f"第 {number} 行:{zh}。", "webvtt")
