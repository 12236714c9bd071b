from pathlib import Path

import orjson
import pytest
from PIL import Image

from storage.media.probe import probe
from storage.media.render import ffmpeg_path
from storage.media.stills import bars, make_stills, preview_size
from tests.factories.uploads import ffmpeg, make_clip

FFMPEG = ffmpeg_path("")


async def test_real_clip_has_stills_a_moving_preview_and_the_shape_of_its_sound(clip: Path, tmp_path: Path) -> None:
    made = await make_stills(FFMPEG, clip, await probe(clip), tmp_path)

    assert (made.still_count, made.has_preview, made.has_waveform, len(made.files)) == (6, True, True, 8)
    assert len({each.read_bytes() for each in made.files}) == 8
    for number in range(1, 7):
        with Image.open(tmp_path / f"still-{number}.jpg") as still:
            assert (still.format, still.size) == ("JPEG", (1280, 720))
    with Image.open(tmp_path / "preview.webp") as preview:
        assert (preview.format, preview.size) == ("WEBP", (320, 180))
        assert 20 <= getattr(preview, "n_frames", 1) <= 26
    found = orjson.loads((tmp_path / "waveform.json").read_bytes())
    assert 190 <= len(found) <= 200
    assert max(found) > 30
    assert all(0 <= each <= 100 for each in found)


async def test_turned_silent_still_that_hardly_lasts_has_what_there_is(tmp_path: Path) -> None:
    ffmpeg(
        "-f", "lavfi", "-i", "color=red:size=320x240:rate=1:duration=2", "-pix_fmt", "yuv420p", tmp_path / "flat.mp4"
    )
    ffmpeg("-display_rotation", "90", "-i", tmp_path / "flat.mp4", "-c", "copy", tmp_path / "turned.mp4")
    target = tmp_path / "made"
    target.mkdir()

    made = await make_stills(FFMPEG, tmp_path / "turned.mp4", await probe(tmp_path / "turned.mp4"), target)

    assert 1 <= made.still_count <= 6
    assert not made.has_waveform
    with Image.open(target / "still-1.jpg") as still:
        assert still.size == (240, 320)


async def test_short_video_is_no_trouble(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "short.mp4", seconds=0.6)
    target = tmp_path / "made"
    target.mkdir()

    made = await make_stills(FFMPEG, source, await probe(source), target)

    assert made.still_count >= 3
    assert made.has_preview


@pytest.mark.parametrize(
    ("level", "bar"), [("0.0", 100), ("-24.0", 50), ("-90", 0), ("-inf", 0), ("nan", 0), ("3", 100)]
)
def test_loudness_becomes_a_bar(level: str, bar: int) -> None:
    assert bars(f"frame:0 pts:0\nlavfi.astats.Overall.Peak_level={level}\n") == [bar]


def test_preview_is_small_and_keeps_its_shape() -> None:
    size = preview_size(720, 1280)

    assert (size.width, size.height) == (180, 320)
