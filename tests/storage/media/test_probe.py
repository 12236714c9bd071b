"""Good files and what is found in them; the hostile ones are in test_hostile.py."""

from pathlib import Path

import pytest

from storage.media.probe import probe
from storage.media.problems import PROBLEMS
from tests.factories.uploads import ffmpeg, make_clip

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
