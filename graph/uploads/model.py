"""Uploads as records, and the rules of what may be sent.

    OPEN ──completeUpload──▶ CHECKING ──check_upload──▶ VERIFIED   the upload exists
      │                         │  └──────────────────▶ REFUSED    with the code of a problem
      └──────abandonUpload──────┴─────────────────────▶ ABANDONED  its bytes are thrown away

Nothing a client says makes an upload VERIFIED: only the server's own look at the bytes does.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from core import text
from core.errors import Invalid
from storage.uploads import MIB, part_count_for, part_size_for

SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST_NAME = 255
MOST_OPEN = 20
MOST_SIGNED = 100


class Purpose(Enum):
    """What an upload is for."""

    VIDEO = "VIDEO"
    PICTURE = "PICTURE"


LARGEST = {Purpose.VIDEO: 2048 * MIB, Purpose.PICTURE: 20 * MIB}
_TYPES = {
    Purpose.VIDEO: re.compile(r"video/[\w.+-]+|application/octet-stream"),
    Purpose.PICTURE: re.compile(r"image/(?:jpeg|pjpeg|png|webp|avif|gif)"),
}


class State(Enum):
    """Where an upload stands; drawn at the top."""

    OPEN = "OPEN"
    CHECKING = "CHECKING"
    VERIFIED = "VERIFIED"
    REFUSED = "REFUSED"
    ABANDONED = "ABANDONED"


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload as its owner sees it; times in ms since 1970."""

    id: str
    purpose: Purpose
    state: State
    file_name: str
    byte_size: int
    part_size: int
    part_count: int
    key: str
    s3_upload_id: str | None
    sha256: str | None
    refusal_code: str | None
    picture_key: str | None
    picture_width: int
    picture_height: int
    created_at: int

    @classmethod
    def of(cls, found: dict[str, Any]) -> Self:
        """The upload in a row."""
        return cls(**{**found, "purpose": Purpose(found["purpose"]), "state": State(found["state"])})


@dataclass(frozen=True, slots=True)
class SentPart:
    """What a client says it has sent."""

    number: int
    etag: str


@dataclass(frozen=True, slots=True)
class NewUpload:
    """A checked announcement of an upload."""

    purpose: Purpose
    file_name: str
    byte_size: int
    content_type: str
    sha256: str | None

    @property
    def part_size(self) -> int:
        """Bytes of each part but the last."""
        return part_size_for(self.byte_size)

    @property
    def part_count(self) -> int:
        """How many parts."""
        return part_count_for(self.byte_size, self.part_size)


def checked_upload(
    *, purpose: str, file_name: str, byte_size: float, content_type: str, sha256: str | None
) -> NewUpload:
    """An announcement with every rule checked; raises Invalid for the first that it breaks."""
    kind = Purpose(purpose)
    return NewUpload(
        kind,
        _checked_name(file_name),
        _checked_size(kind, byte_size),
        _checked_type(kind, content_type),
        _checked_sum(sha256),
    )


def _checked_name(file_name: str) -> str:
    """The last part of a path, printable; it is only ever shown, never used as a path or key."""
    return text.line(re.split(r"[/\\]", file_name)[-1], "fileName", LONGEST_NAME)


def _checked_size(purpose: Purpose, byte_size: float) -> int:
    if byte_size == 0:
        raise Invalid("EMPTY_FILE", "The file is empty.", "文件是空的。", "byteSize")
    most = LARGEST[purpose]
    if byte_size > most:
        shown = f"{most // MIB} MiB" if most < 1024 * MIB else f"{most // (1024 * MIB)} GiB"
        raise Invalid("TOO_LARGE", f"The file may have at most {shown}.", f"文件最大为 {shown}。", "byteSize")
    if byte_size < 0 or byte_size != int(byte_size):
        raise Invalid("BAD_SIZE", "The size is a whole number of bytes.", "文件大小须为整数字节。", "byteSize")
    return int(byte_size)


def _checked_type(purpose: Purpose, content_type: str) -> str:
    kind = content_type.partition(";")[0].strip().lower()
    if not _TYPES[purpose].fullmatch(kind):
        raise Invalid(
            "WRONG_TYPE",
            "Please choose a video." if purpose is Purpose.VIDEO else "Please choose a JPEG, PNG, WebP, AVIF or GIF.",
            "请选择一个视频。" if purpose is Purpose.VIDEO else "请选择 JPEG、PNG、WebP、AVIF 或 GIF 图片。",
            "contentType",
        )
    return kind


def _checked_sum(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    if not SHA256.fullmatch(sha256.lower()):
        raise Invalid("BAD_CHECKSUM", "A SHA-256 has 64 hex digits.", "SHA-256 应为 64 位十六进制数字。", "sha256")
    return sha256.lower()
