"""Pictures: the table of what is sent, and of what becomes of it. An empty code means: accepted."""

import io
import struct
import zlib

from PIL import Image

from tests.factories.uploads import photo
from tests.storage.media.hostile.videos import Make, clip, of


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _png(width: int, height: int, *extra: bytes, rows: bytes = b"\0" * 1_000_000) -> bytes:
    """A PNG that announces this size, whatever its data are."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [_chunk(b"IHDR", head), *extra, _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _moving(frames: int) -> bytes:
    out = io.BytesIO()
    pictures = [Image.new("P", (64, 64), shade % 256) for shade in range(frames)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def _saved(mode: str, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (64, 64)).save(out, kind, **more)
    return out.getvalue()


_WORDS = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * (64 << 20)))
_JPEG = photo()

PICTURES: list[tuple[str, Make, str]] = [
    ("nothing", of(b""), "EMPTY_FILE"),
    ("text", of(b"no picture at all"), "NOT_A_PICTURE"),
    ("svg", of(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), "NOT_A_PICTURE"),
    ("postscript", of(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n"), "NOT_A_PICTURE"),
    ("tiff", of(_saved("RGB", "TIFF")), "NOT_A_PICTURE"),
    ("icon", of(_saved("RGB", "ICO")), "NOT_A_PICTURE"),
    ("video", clip(), "NOT_A_PICTURE"),
    ("heic by name only", of(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 500), "NOT_A_PICTURE"),
    ("cut off", of(_JPEG[:2000]), "NOT_A_PICTURE"),
    ("header only", of(b"\xff\xd8\xff\xe0" + b"\0" * 500), "NOT_A_PICTURE"),
    ("webp of lies", of(b"RIFF\xff\xff\xff\x7fWEBPVP8X" + b"\xff" * 500), "TOO_MANY_PIXELS"),
    ("avif of lies", of(b"\0\0\0\x1cftypavif" + b"\xff" * 500), "NOT_A_PICTURE"),
    ("bomb of 1,600 million pixels", of(_png(40_000, 40_000)), "TOO_MANY_PIXELS"),
    ("a line of two thousand million pixels", of(_png(2**31 - 1, 16)), "TOO_MANY_PIXELS"),
    ("words that swell to 64 megabytes", of(_png(64, 64, _WORDS, rows=b"\0" * 65 * 64)), "NOT_A_PICTURE"),
    ("data that swell far beyond the picture", of(_png(64, 64, rows=bytes(200 << 20))), ""),
    ("eight pixels", of(photo(8, 8, "PNG")), "TOO_SMALL"),
    ("picture and page in one", of(_JPEG + b"<script>alert(1)</script>"), ""),
    ("picture and archive in one", of(_JPEG + b"PK\x03\x04" + b"\0" * 500), ""),
    ("profile of colours that is none", of(photo(icc_profile=b"evil" * 5000)), ""),
    ("notes of a camera that are none", of(photo(exif=b"Exif\0\0MM\0*" + b"\xff" * 5000)), ""),
    ("gif of a thousand pictures", of(_moving(1000)), ""),
    ("printer's colours", of(_saved("CMYK", "JPEG")), ""),
]
