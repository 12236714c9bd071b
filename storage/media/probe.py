"""What a video is: asked of a limited child, so that a hostile file costs two seconds and nothing else."""

import sys
from dataclasses import dataclass
from pathlib import Path

import orjson

from storage.media import sniff
from storage.media.problems import Refused
from storage.media.run import Limits, run

_SCRIPT = Path(__file__).with_name("_probe.py")
_MEMORY = 1 << 30
_BYTES_A_SECOND = 50 << 20


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """A playable video. Width and height are as seen: upright, with square pixels."""

    container: str
    duration_ms: int
    width: int
    height: int
    rate: float
    video_index: int
    video_codec: str
    audio_index: int | None
    audio_codec: str | None
    transfer: str | None = None
    """The curve of high dynamic range as ffmpeg names it (`smpte2084` or `arib-std-b67`); None where there is none."""


def limits_for(byte_size: int) -> Limits:
    """A few seconds, and more for a large file, because all of it is read."""
    reading = byte_size // _BYTES_A_SECOND
    return Limits(wall_s=10 + 2 * reading, cpu_s=5 + reading, memory=_MEMORY, file_bytes=0)


async def probe(path: Path) -> VideoFacts:
    """The facts of a video file; raises Refused for anything that is not a playable video."""
    size, head = sniff.first_bytes(path)
    if size == 0:
        raise Refused("EMPTY_FILE")
    container = sniff.video_container(head)
    if container is None:
        raise Refused("NOT_A_VIDEO")
    program = [sys.executable, "-I", str(_SCRIPT), str(path), container]
    ended = await run(program, limits_for(size), path.parent)
    if ended.at_limit:
        raise Refused("TOO_HEAVY")
    if ended.status != 0:
        raise Refused("TOO_HEAVY" if "MemoryError" in ended.errors else "NOT_A_VIDEO")
    answer = orjson.loads(ended.output)
    if "problem" in answer:
        raise Refused(answer["problem"])
    return VideoFacts(**answer)
