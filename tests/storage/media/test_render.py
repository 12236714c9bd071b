from pathlib import Path

import av
import pytest
from PIL import Image

from storage.media.probe import probe
from storage.media.problems import Refused
from storage.media.render import ffmpeg_path, make_poster, make_video
from tests.factories.uploads import ffmpeg, make_clip

FFMPEG = ffmpeg_path("")


async def quiet(percent: int) -> None:
    """Nobody listens."""


def boxes(path: Path) -> list[bytes]:
    data, place, found = path.read_bytes(), 0, []
    while place < len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        found.append(data[place + 4 : place + 8])
        place += size
    return found


async def test_real_clip_becomes_a_video_that_plays_while_it_loads(clip: Path, tmp_path: Path) -> None:
    told: list[int] = []

    async def tell(percent: int) -> None:
        told.append(percent)

    facts = await probe(clip)
    made = await make_video(FFMPEG, clip, facts, tmp_path / "video.mp4", tell)

    order = boxes(tmp_path / "video.mp4")
    assert order.index(b"moov") < order.index(b"mdat")
    assert (made.size.width, made.size.height) == (1280, 720)
    assert abs(made.duration_ms - facts.duration_ms) < 200
    assert told == sorted(told)
    assert told[-1] == 100
    with av.open(str(tmp_path / "video.mp4")) as video:
        picture, sound = video.streams.video[0], video.streams.audio[0]
        assert (picture.codec_context.name, picture.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (sound.codec_context.name, sound.codec_context.sample_rate) == ("aac", 48000)


async def test_poster_is_a_jpeg_of_the_same_shape(clip: Path, tmp_path: Path) -> None:
    size = await make_poster(FFMPEG, clip, await probe(clip), tmp_path / "poster.jpg")

    with Image.open(tmp_path / "poster.jpg") as poster:
        assert (poster.format, poster.size) == ("JPEG", (size.width, size.height))
        assert len(poster.convert("L").getcolors(1 << 24) or []) > 50


@pytest.mark.parametrize("seconds", [0.6, 1.0, 4.0])
async def test_short_video_has_a_poster(seconds: float, tmp_path: Path) -> None:
    source = make_clip(tmp_path / "short.mp4", seconds=seconds)

    await make_poster(FFMPEG, source, await probe(source), tmp_path / "poster.jpg")

    assert (tmp_path / "poster.jpg").stat().st_size > 1000


async def test_turned_tall_silent_fast_video_comes_out_upright(tmp_path: Path) -> None:
    flat = make_clip(tmp_path / "flat.mp4", size="1920x1080", rate=60, sound=False)
    ffmpeg("-display_rotation", "90", "-i", flat, "-c", "copy", tmp_path / "turned.mp4")
    source = tmp_path / "turned.mp4"

    made = await make_video(FFMPEG, source, await probe(source), tmp_path / "video.mp4", quiet)

    facts = await probe(tmp_path / "video.mp4")
    assert (made.size.width, made.size.height) == (720, 1280)
    assert (facts.width, facts.height, facts.audio_index) == (720, 1280, None)
    assert facts.rate < 30.5


async def test_odd_sizes_and_square_pixels(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "odd.mkv", size="321x181", more=["-c:v", "mpeg4"])

    made = await make_video(FFMPEG, source, await probe(source), tmp_path / "video.mp4", quiet)

    assert (made.size.width, made.size.height) == (320, 180)


async def test_spoilt_pictures_are_refused(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "good.mp4", seconds=3)
    facts = await probe(source)
    data = bytearray(source.read_bytes())
    start, end = data.index(b"mdat") + 8, data.index(b"moov") - 4
    data[start:end] = bytes((i * 31) % 256 for i in range(end - start))
    source.write_bytes(bytes(data))

    with pytest.raises(Refused) as refused:
        await make_video(FFMPEG, source, facts, tmp_path / "video.mp4", quiet)

    assert refused.value.problem.code == "DAMAGED"
