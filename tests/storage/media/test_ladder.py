"""The ladder: as data, and really made of videos of every kind."""

from pathlib import Path

import av
import pytest

from storage.media.climb import make_ladder
from storage.media.ladder import even_rate, ladder_command, rungs
from storage.media.playlists import addressed, is_playlist
from storage.media.probe import VideoFacts, probe
from storage.media.render import ffmpeg_path, make_video
from tests.factories.uploads import ffmpeg, make_clip

FFMPEG = ffmpeg_path("")
HDR = "colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:log-level=error"


async def quiet(percent: int) -> None:
    """Nobody listens."""


def facts(width: int, height: int) -> VideoFacts:
    return VideoFacts("mov", 10_000, width, height, 25.0, 0, "h264", 1, "aac")


def keyframes(path: Path) -> list[float]:
    with av.open(str(path)) as video:
        stream = video.streams.video[0]
        base = stream.time_base
        assert base is not None
        found = [float((p.pts or 0) * base) for p in video.demux(stream) if p.is_keyframe and p.size]
    return [round(at - found[0], 3) for at in found]


def size(path: Path) -> tuple[int, int]:
    with av.open(str(path)) as video:
        context = video.streams.video[0].codec_context
        return context.width, context.height


async def climbed(source: Path, folder: Path) -> tuple[Path, list[str]]:
    """The folder of a ladder made of a source, and the names of its rungs."""
    target = folder / "ladder"
    target.mkdir()
    found = await probe(source)
    made = await make_ladder(FFMPEG, source, found, target, quiet)
    assert sorted(each.name for each in made.files) == sorted(each.name for each in target.iterdir())
    return target, [rung.name for rung in rungs(found)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ((1920, 1080), [("240", 426, 240), ("480", 854, 480), ("720", 1280, 720)]),
        ((1080, 1920), [("240", 240, 426), ("480", 480, 854), ("720", 720, 1280)]),
        ((720, 720), [("240", 240, 240), ("480", 480, 480), ("720", 720, 720)]),
        ((640, 360), [("240", 426, 240)]),
        ((160, 120), [("120", 160, 120)]),
        ((4096, 1000), [("240", 984, 240), ("480", 1280, 312), ("720", 1280, 312)]),
    ],
)
def test_no_rung_is_above_the_source(source: tuple[int, int], expected: list[tuple[str, int, int]]) -> None:
    assert [(each.name, each.size.width, each.size.height) for each in rungs(facts(*source))] == expected


@pytest.mark.parametrize(
    ("rate", "even"), [(29.97, "30000/1001"), (59.94, "30"), (23.98, "24000/1001"), (27.3, "25"), (1.0, "24000/1001")]
)
def test_rate_is_made_even(rate: float, even: str) -> None:
    assert even_rate(rate) == even


def test_only_files_are_opened_and_only_as_what_they_are() -> None:
    command = ladder_command("ffmpeg", Path("/in/source"), facts(1280, 720))

    opened = command[: command.index("-i") + 2]
    assert opened[opened.index("-protocol_whitelist") + 1] == "file"
    assert opened[opened.index("-format_whitelist") + 1] == "mov"
    assert opened[-1] == "file:/in/source"


async def test_every_rung_of_a_real_clip_has_its_keyframes_at_the_same_times(clip: Path, tmp_path: Path) -> None:
    folder, names = await climbed(clip, tmp_path)

    assert names == ["240", "480", "720"]
    assert [size(folder / f"{name}.mp4") for name in names] == [(426, 240), (854, 480), (1280, 720)]
    times = {tuple(keyframes(folder / f"{name}.mp4")) for name in names}
    assert times == {(0.0, 2.0, 4.0)}
    master = (folder / "master.m3u8").read_text()
    assert master.count("#EXT-X-STREAM-INF") == 3
    assert "RESOLUTION=426x240" in master
    assert "TYPE=AUDIO" in master
    for name in [*names, "sound"]:
        listed = (folder / f"{name}.m3u8").read_text()
        assert "#EXT-X-ENDLIST" in listed
        assert "#EXT-X-BYTERANGE" in listed
        assert addressed(listed, lambda file: f"https://x/{file}?s=1").count(f"https://x/{name}.mp4?s=1") >= 2


async def test_turned_silent_video_of_sixty_frames_comes_out_upright(tmp_path: Path) -> None:
    flat = make_clip(tmp_path / "flat.mp4", size="1280x720", rate=60, sound=False)
    ffmpeg("-display_rotation", "90", "-i", flat, "-c", "copy", tmp_path / "turned.mp4")

    folder, names = await climbed(tmp_path / "turned.mp4", tmp_path)

    assert [size(folder / f"{name}.mp4") for name in names] == [(240, 426), (480, 854), (720, 1280)]
    assert not (folder / "sound.mp4").exists()
    assert "AUDIO" not in (folder / "master.m3u8").read_text()
    assert (await probe(folder / "240.mp4")).rate < 30.5


async def test_pictures_that_come_unevenly_are_made_even_and_stay_as_long(tmp_path: Path) -> None:
    source = make_clip(
        tmp_path / "uneven.mp4",
        seconds=5,
        size="640x480",
        rate=30,
        more=["-vf", "select='not(mod(n,7))+gt(n,75)'", "-fps_mode", "vfr"],
    )

    folder, names = await climbed(source, tmp_path)

    before, after = await probe(source), await probe(folder / "240.mp4")
    assert abs(before.duration_ms - after.duration_ms) < 150
    times = {tuple(keyframes(folder / f"{name}.mp4")) for name in names}
    assert len(times) == 1
    assert [round(at, 1) for at in times.pop()] == [0.0, 2.0, 4.0]


async def test_high_dynamic_range_becomes_what_every_screen_shows(tmp_path: Path) -> None:
    source = make_clip(
        tmp_path / "hdr.mp4",
        size="320x240",
        more=["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", HDR],
    )
    found = await probe(source)
    assert found.transfer == "smpte2084"

    folder, names = await climbed(source, tmp_path)
    await make_video(FFMPEG, source, found, tmp_path / "video.mp4", quiet)

    for made in (folder / f"{names[0]}.mp4", tmp_path / "video.mp4"):
        after = await probe(made)
        assert (after.video_codec, after.transfer) == ("h264", None)
        with av.open(str(made)) as video:
            context = video.streams.video[0].codec_context
            assert context.pix_fmt == "yuv420p"
            assert int(context.color_trc or 0) == 1
            shades = next(video.decode(video=0)).to_ndarray(format="gray")
        assert shades.max() > 60
        assert 5 < shades.mean() < 235


def test_playlist_is_handed_out_with_our_own_names_only() -> None:
    with pytest.raises(ValueError, match="not a name of ours"):
        addressed("#EXTM3U\nhttp://127.0.0.1/x.mp4\n", lambda name: name)
    with pytest.raises(ValueError, match="not a name of ours"):
        addressed('#EXTM3U\n#EXT-X-MAP:URI="../secret.mp4"\n', lambda name: name)
    assert [is_playlist(name) for name in ("240.m3u8", "240.mp4", "../x.m3u8", "", "A.m3u8")] == [True] + [False] * 4
