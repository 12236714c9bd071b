"""Runs the commands of `renditions` as limited children and looks at what came out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from storage.media.probe import VideoFacts, probe
from storage.media.problems import Refused
from storage.media.renditions import Size, fitted, per_cent, poster_command, video_command
from storage.media.run import Limits, run

MEMORY = 3 << 30
LONGEST_S = 3000
"""Wall time of one rendition at most; less than the time that the worker gives the whole job."""
POSTER_LIMITS = Limits(wall_s=60, cpu_s=60, memory=MEMORY, file_bytes=16 << 20)
_LOST = 0.05

OnPerCent = Callable[[int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rendition:
    """A video made for browsers."""

    size: Size
    duration_ms: int
    byte_size: int


def video_limits(facts: VideoFacts) -> Limits:
    """Time by the length of the video: some forty times what a slow core needs."""
    seconds = facts.duration_ms // 1000
    return Limits(
        wall_s=min(120 + 20 * seconds, LONGEST_S),
        cpu_s=min(120 + 40 * seconds, 2 * LONGEST_S),
        memory=MEMORY,
        file_bytes=2 << 30,
    )


def ffmpeg_path(configured: str) -> str:
    """The ffmpeg that the settings name, else the one that comes with the packages."""
    if configured:
        return configured
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


async def make_poster(ffmpeg: str, source: Path, facts: VideoFacts, target: Path) -> Size:
    """Writes the poster frame."""
    ended = await run(poster_command(ffmpeg, source, facts, target), POSTER_LIMITS, target.parent)
    if ended.at_limit:
        raise Refused("TOO_HEAVY")
    if ended.status != 0 or _size(target) == 0:
        raise Refused("DAMAGED")
    return fitted(facts.width, facts.height)


async def make_video(ffmpeg: str, source: Path, facts: VideoFacts, target: Path, on_per_cent: OnPerCent) -> Rendition:
    """Writes the rendition, telling how far it is, and checks that all of the source is in it."""

    furthest = -1

    async def on_line(line: str) -> None:
        nonlocal furthest
        percent = per_cent(line, facts.duration_ms)
        if percent is not None and percent > furthest:  # sound and picture take turns to be behind
            furthest = percent
            await on_per_cent(percent)

    command = video_command(ffmpeg, source, facts, target)
    ended = await run(command, video_limits(facts), target.parent, on_line)
    if ended.at_limit:
        raise Refused("TOO_HEAVY")
    if ended.status != 0:
        if "Cannot allocate memory" in ended.errors:
            raise Refused("TOO_HEAVY")
        raise Refused("DAMAGED")
    made = await probe(target)
    if made.duration_ms < facts.duration_ms * (1 - _LOST) - 200:
        raise Refused("DAMAGED")
    return Rendition(Size(made.width, made.height), made.duration_ms, _size(target))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
