import io
import zlib
from pathlib import Path

import pytest
from PIL import Image

from storage.media.pictures import make_picture
from storage.media.problems import Refused
from tests.factories.uploads import photo


def exif(orientation: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Some Camera"
    found.get_ifd(0x8825)[1] = "N"
    return found


def bomb() -> bytes:
    """A PNG of 40,000 by 40,000 pixels in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (40_000).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
async def test_picture_of_each_format_becomes_webp(kind: str, tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(photo(kind=kind))

    size = await make_picture(tmp_path / "source", tmp_path / "out.webp")

    with Image.open(tmp_path / "out.webp") as made:
        assert (made.format, made.size) == ("WEBP", (640, 480))
    assert (size.width, size.height) == (640, 480)


async def test_large_picture_is_made_smaller(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(photo(4000, 3000))

    size = await make_picture(tmp_path / "source", tmp_path / "out.webp")

    assert (size.width, size.height) == (1600, 1200)


async def test_orientation_is_applied_and_metadata_is_gone(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(photo(exif=exif(6)))

    size = await make_picture(tmp_path / "source", tmp_path / "out.webp")

    made = (tmp_path / "out.webp").read_bytes()
    assert (size.width, size.height) == (480, 640)
    assert b"Some Camera" not in made
    with Image.open(io.BytesIO(made)) as picture:
        assert not picture.getexif()
        assert "icc_profile" not in picture.info
        left, right = (picture.convert("RGB").getpixel((x, 320)) for x in (20, 460))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[2] > 150 > left[0]
    assert right[0] > 150 > right[2]


async def test_transparency_stays(tmp_path: Path) -> None:
    Image.new("RGBA", (100, 100), (255, 0, 0, 0)).save(tmp_path / "source", "PNG")

    await make_picture(tmp_path / "source", tmp_path / "out.webp")

    with Image.open(tmp_path / "out.webp") as made:
        assert made.convert("RGBA").getpixel((50, 50))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EMPTY_FILE"),
        (b"no picture at all", "NOT_A_PICTURE"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "NOT_A_PICTURE"),
        (photo()[:2000], "NOT_A_PICTURE"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 500, "NOT_A_PICTURE"),
        (photo(8, 8, "PNG"), "TOO_SMALL"),
        (bomb(), "TOO_MANY_PIXELS"),
    ],
    ids=["nothing", "text", "svg", "cut off", "header only", "tiny", "bomb"],
)
async def test_what_is_no_picture_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(data)

    with pytest.raises(Refused) as refused:
        await make_picture(tmp_path / "source", tmp_path / "out.webp")

    assert refused.value.problem.code == code
