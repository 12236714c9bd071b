"""Real files, good and hostile: each is accepted or refused as listed, within two seconds of processor time."""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.media.probe import probe
from storage.media.problems import PROBLEMS, Refused
from tests.factories.uploads import ffmpeg, make_clip, photo

WITHIN_S = 2.0


def processor_s() -> float:
    """What children have used so far: wall time would measure who else is on this machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def truncated(path: Path) -> Path:
    """The first half of a video whose index comes first."""
    whole = make_clip(path.with_name("whole.mp4"), seconds=4, more=["-movflags", "+faststart"])
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    return path


def truncated_at_the_index(path: Path) -> Path:
    whole = make_clip(path.with_name("whole.mp4"))
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size * 3 // 4])
    return path


def flipped(path: Path) -> Path:
    """A video with every 50th byte of its pictures changed."""
    data = bytearray(make_clip(path.with_name("whole.mp4"), seconds=2).read_bytes())
    start, end = data.index(b"mdat") + 8, data.index(b"moov") - 4
    for place in range(start, end, 50):
        data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    return path


def sound_only(path: Path) -> Path:
    ffmpeg("-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac", "-f", "mp4", path)
    return path


def sound_with_cover(path: Path) -> Path:
    cover = path.with_name("cover.jpg")
    cover.write_bytes(photo())
    ffmpeg(
        *("-f", "lavfi", "-i", "sine=duration=2", "-i", cover, "-map", "0:a", "-map", "1:v", "-c:a", "aac"),
        *("-c:v", "mjpeg", "-disposition:v:0", "attached_pic", "-f", "mp4", path),
    )
    return path


def wide(path: Path) -> Path:
    ffmpeg(
        *("-f", "lavfi", "-i", "color=black:size=7680x4320:rate=1:duration=2", "-c:v", "libx264"),
        *("-preset", "ultrafast", "-f", "mp4", path),
    )
    return path


def ten_hours(path: Path) -> Path:
    ffmpeg(
        *("-f", "lavfi", "-i", "color=black:size=32x32:rate=1/600:duration=36000", "-c:v", "libx264"),
        *("-preset", "ultrafast", "-f", "mp4", path),
    )
    return path


def one_frame(path: Path) -> Path:
    ffmpeg("-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25", "-frames:v", "1", "-c:v", "libx264", "-f", "mp4", path)
    return path


def tiny(path: Path) -> Path:
    return make_clip(path, size="8x8", sound=False)


def of_bytes(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


REFUSED: list[tuple[str, Callable[[Path], Path], str]] = [
    ("text", of_bytes(b"This is a text file that calls itself a video.\n" * 50), "NOT_A_VIDEO"),
    ("nothing", of_bytes(b""), "EMPTY_FILE"),
    ("one byte", of_bytes(b"\0"), "NOT_A_VIDEO"),
    ("random", of_bytes(bytes((i * 7919 + 13) % 256 for i in range(100_000))), "NOT_A_VIDEO"),
    ("playlist", of_bytes(b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/secret\n"), "NOT_A_VIDEO"),
    ("concat script", of_bytes(b"ffconcat version 1.0\nfile /etc/passwd\n"), "NOT_A_VIDEO"),
    (
        "svg",
        of_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
        "NOT_A_VIDEO",
    ),
    ("html", of_bytes(b"<!doctype html><video src=x>"), "NOT_A_VIDEO"),
    ("zip", of_bytes(b"PK\x03\x04" + b"\0" * 1000), "NOT_A_VIDEO"),
    ("photo", of_bytes(photo()), "NOT_A_VIDEO"),
    (
        "header of mp4, then text",
        of_bytes(b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + b"text " * 500),
        "NOT_A_VIDEO",
    ),
    ("header of mkv, then nothing", of_bytes(b"\x1aE\xdf\xa3" + b"\0" * 2000), "NOT_A_VIDEO"),
    ("header of avi, then text", of_bytes(b"RIFF\xff\xff\xff\x7fAVI LIST" + b"text" * 500), "NOT_A_VIDEO"),
    ("box larger than the file", of_bytes(b"\0\0\0\x08ftyp\x7f\xff\xff\xffmoov" + b"\0" * 100), "NOT_A_VIDEO"),
    ("box of no size, again and again", of_bytes(b"\0\0\0\x08ftyp" + b"\0\0\0\x08free" * 5000), "NOT_A_VIDEO"),
    ("cut off", truncated, "DAMAGED"),
    ("cut off before its index", truncated_at_the_index, "NOT_A_VIDEO"),
    ("sound only", sound_only, "NO_PICTURE_TRACK"),
    ("sound with a cover", sound_with_cover, "NO_PICTURE_TRACK"),
    ("8K", wide, "TOO_MANY_PIXELS"),
    ("ten hours", ten_hours, "TOO_LONG"),
    ("one frame", one_frame, "TOO_SHORT"),
    ("eight pixels", tiny, "TOO_SMALL"),
]


@pytest.mark.parametrize(("make", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
async def test_hostile_file_is_refused(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    path = make(tmp_path / "upload.mp4")
    before = processor_s()

    with pytest.raises(Refused) as refused:
        await probe(path)

    assert refused.value.problem.code == code
    assert processor_s() - before < WITHIN_S


async def test_changed_bytes_are_refused_or_leave_a_playable_video(tmp_path: Path) -> None:
    try:
        facts = await probe(flipped(tmp_path / "upload.mp4"))
    except Refused as refused:
        assert refused.problem.code == "DAMAGED"  # noqa: PT017 (either answer is right)
    else:
        assert facts.width == 320


GOOD: list[tuple[str, str, list[str], tuple[str, int, int, bool]]] = [
    ("mp4", "a.mp4", [], ("mov", 320, 240, True)),
    ("mov", "a.mov", ["-c:v", "mpeg4"], ("mov", 320, 240, True)),
    ("webm", "a.webm", ["-c:v", "libvpx", "-b:v", "300k", "-deadline", "realtime"], ("matroska", 320, 240, True)),
    ("mkv", "a.mkv", ["-c:v", "libx264", "-c:a", "flac"], ("matroska", 320, 240, True)),
    ("avi", "a.avi", ["-c:v", "mpeg4", "-c:a", "libmp3lame"], ("avi", 320, 240, True)),
    ("fragmented", "a.mp4", ["-movflags", "frag_keyframe+empty_moov"], ("mov", 320, 240, True)),
    ("wide pixels", "a.mp4", ["-vf", "setsar=2"], ("mov", 640, 240, True)),
    ("silent", "a.mp4", ["-an"], ("mov", 320, 240, False)),
]


@pytest.mark.parametrize(("name", "more", "expected"), [row[1:] for row in GOOD], ids=[row[0] for row in GOOD])
async def test_playable_video_is_accepted(
    name: str, more: list[str], expected: tuple[str, int, int, bool], tmp_path: Path
) -> None:
    facts = await probe(make_clip(tmp_path / name, more=more))

    assert (facts.container, facts.width, facts.height, facts.audio_index is not None) == expected
    assert abs(facts.duration_ms - 1500) < 150
    assert abs(facts.rate - 25) < 1.5


async def test_rotated_video_is_measured_upright(tmp_path: Path) -> None:
    flat = make_clip(tmp_path / "flat.mp4")
    ffmpeg("-display_rotation", "90", "-i", flat, "-c", "copy", tmp_path / "turned.mp4")

    facts = await probe(tmp_path / "turned.mp4")

    assert (facts.width, facts.height) == (240, 320)


async def test_real_clip_is_accepted(clip: Path) -> None:
    facts = await probe(clip)

    assert (facts.width, facts.height, facts.video_codec, facts.audio_codec) == (1280, 720, "h264", "aac")
    assert 5000 < facts.duration_ms < 5500


def test_every_problem_has_a_sentence_in_both_languages() -> None:
    for code, problem in PROBLEMS.items():
        assert code == problem.code
        assert problem.en.endswith(".")
        assert problem.zh.endswith("。")
