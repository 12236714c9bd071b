"""What a file is, told by its first bytes. Names and declared types are not asked."""

from pathlib import Path

_HEAD = 512

_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})


def first_bytes(path: Path) -> tuple[int, bytes]:
    """(size of the file, as many of its first bytes as are needed)."""
    with path.open("rb") as file:
        return path.stat().st_size, file.read(_HEAD)


def video_container(head: bytes) -> str | None:
    """The demuxer for a video with these first bytes (`mov`, `matroska` or `avi`), or None."""
    if head[4:8] in _BOXES:
        return None if head[4:8] == b"ftyp" and _is_still(head) else "mov"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return "avi"
    return None


def picture_format(head: bytes) -> str | None:
    """The format of a picture with these first bytes, by its name in Pillow, or None."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and head[8:12] in {b"avif", b"avis"}:
        return "AVIF"
    return None


def _is_still(head: bytes) -> bool:
    return head[8:12] in {b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1"}
