"""Makes the ladder of a video in a limited child and looks at what came out."""

from dataclasses import dataclass, replace
from pathlib import Path

from storage.media.ladder import MASTER, ladder_command, rungs
from storage.media.probe import VideoFacts, probe
from storage.media.problems import Refused
from storage.media.render import OnPerCent, video_limits
from storage.media.renditions import per_cent
from storage.media.run import run

NICE = 15
_LOST = 0.05


@dataclass(frozen=True, slots=True)
class Ladder:
    """The files of a ladder: media first, playlists after them, the master playlist last."""

    files: tuple[Path, ...]
    byte_size: int


async def make_ladder(ffmpeg: str, source: Path, facts: VideoFacts, folder: Path, on_per_cent: OnPerCent) -> Ladder:
    """Writes the ladder into an empty folder, telling how far it is, and checks that all of the source is in it."""
    furthest = -1

    async def on_line(line: str) -> None:
        nonlocal furthest
        percent = per_cent(line, facts.duration_ms)
        if percent is not None and percent > furthest:
            furthest = percent
            await on_per_cent(percent)

    limits = replace(video_limits(facts), nice=NICE)  # others wait for their first rendition
    ended = await run(ladder_command(ffmpeg, source, facts), limits, folder, on_line)
    if ended.at_limit or "Cannot allocate memory" in ended.errors:
        raise Refused("TOO_HEAVY")
    files = _files(folder, facts)
    if ended.status != 0 or not all(each.exists() and each.stat().st_size for each in files):
        raise Refused("DAMAGED")
    for rung in rungs(facts):
        made = await probe(folder / f"{rung.name}.mp4")
        if made.duration_ms < facts.duration_ms * (1 - _LOST) - 200:
            raise Refused("DAMAGED")
    return Ladder(files, sum(each.stat().st_size for each in files))


def _files(folder: Path, facts: VideoFacts) -> tuple[Path, ...]:
    names = [rung.name for rung in rungs(facts)] + ["sound"] * (facts.audio_index is not None)
    media, lists = (tuple(folder / f"{name}.{kind}" for name in names) for kind in ("mp4", "m3u8"))
    return (*media, *lists, folder / MASTER)
