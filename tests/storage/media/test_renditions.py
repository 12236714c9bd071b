from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.media.probe import VideoFacts
from storage.media.renditions import Size, fitted, per_cent, poster_command, video_command

FACTS = VideoFacts("mov", 10_000, 1920, 1080, 25.0, 0, "h264", 1, "aac")
SOURCE, TARGET = Path("/in/source"), Path("/out/video.mp4")


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1920, 1080, Size(1280, 720)),
        (1080, 1920, Size(720, 1280)),
        (640, 480, Size(640, 480)),
        (193, 144, Size(192, 144)),
        (4096, 2304, Size(1280, 720)),
        (2000, 2000, Size(720, 720)),
        (4096, 16, Size(1280, 4)),
        (17, 17, Size(16, 16)),
    ],
)
def test_rendition_fits_720p_and_is_even(width: int, height: int, expected: Size) -> None:
    assert fitted(width, height) == expected


@given(st.integers(16, 5000), st.integers(16, 5000))
def test_rendition_is_never_above_the_source(width: int, height: int) -> None:
    size = fitted(width, height)

    assert size.width <= max(width, 2)
    assert size.height <= max(height, 2)
    assert size.width % 2 == size.height % 2 == 0
    assert max(size.width, size.height) <= 1280
    assert min(size.width, size.height) <= 720


def test_only_files_are_opened_and_only_as_what_they_are() -> None:
    for command in (video_command("ffmpeg", SOURCE, FACTS, TARGET), poster_command("ffmpeg", SOURCE, FACTS, TARGET)):
        opened = command[: command.index("-i") + 2]
        assert opened[opened.index("-protocol_whitelist") + 1] == "file"
        assert opened[opened.index("-format_whitelist") + 1] == "mov"
        assert opened[opened.index("-f") + 1] == "mov"
        assert opened[-1] == "file:/in/source"
        assert command[-1] == "file:/out/video.mp4"


def test_video_keeps_nothing_of_the_source_but_picture_and_sound() -> None:
    command = video_command("ffmpeg", SOURCE, FACTS, TARGET)

    assert [command[i + 1] for i, word in enumerate(command) if word == "-map"] == ["0:0", "0:1"]
    assert command[command.index("-map_metadata") + 1] == "-1"
    assert command[command.index("-map_chapters") + 1] == "-1"
    assert command[command.index("-movflags") + 1] == "+faststart"


def test_silent_source_gives_a_silent_video() -> None:
    silent = VideoFacts("mov", 10_000, 1920, 1080, 25.0, 0, "h264", None, None)

    command = video_command("ffmpeg", SOURCE, silent, TARGET)

    assert [command[i + 1] for i, word in enumerate(command) if word == "-map"] == ["0:0"]
    assert "-an" in command


@pytest.mark.parametrize(
    ("rate", "capped"), [(25.0, False), (29.97, False), (30.0, False), (59.94, True), (240.0, True)]
)
def test_more_than_thirty_frames_a_second_are_capped(rate: float, capped: bool) -> None:
    facts = VideoFacts("mov", 10_000, 640, 480, rate, 0, "h264", None, None)

    command = video_command("ffmpeg", SOURCE, facts, TARGET)

    assert command[command.index("-vf") + 1].startswith("fps=30,") is capped


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        ("out_time_us=5000000", 50),
        ("out_time_us=0", 0),
        ("out_time_us=-21333", 0),
        ("out_time_us=99000000", 100),
        ("out_time_us=N/A", None),
        ("progress=continue", None),
        ("", None),
    ],
)
def test_report_of_ffmpeg_gives_per_cent(line: str, percent: int | None) -> None:
    assert per_cent(line, 10_000) == percent
