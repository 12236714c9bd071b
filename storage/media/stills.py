"""What stands for a video before it plays: six stills to choose from, a moving preview, the shape of its sound."""

import math
from dataclasses import dataclass
from pathlib import Path

import orjson

from storage.media.probe import VideoFacts
from storage.media.problems import Refused
from storage.media.render import POSTER_LIMITS
from storage.media.renditions import Size, fitted, opening, picture_steps, poster_command
from storage.media.run import run

STILLS = 6
BARS = 200
PREVIEW, WAVEFORM = "preview.webp", "waveform.json"
PREVIEW_S, PREVIEW_RATE, PREVIEW_SIDE = 3, 8, 320
QUIETEST_DB = 48
_PEAK = "lavfi.astats.Overall.Peak_level"


@dataclass(frozen=True, slots=True)
class Stands:
    """What was made to stand for a video."""

    files: tuple[Path, ...]
    still_count: int
    has_preview: bool
    has_waveform: bool


def preview_size(width: int, height: int) -> Size:
    """The size of the preview of a video with a poster of this size."""
    scale = min(1.0, PREVIEW_SIDE / max(width, height))
    return Size(*(max(2, round(side * scale / 2) * 2) for side in (width, height)))


def still(number: int) -> str:
    """The name of a still, from 1."""
    return f"still-{number}.jpg"


def preview_command(ffmpeg: str, source: Path, facts: VideoFacts, target: Path) -> list[str]:
    """Three seconds from the first third on, small and without sound, as a moving WebP that begins again at its end."""
    whole = fitted(facts.width, facts.height)
    size = preview_size(whole.width, whole.height)
    start = max(0, min(facts.duration_ms / 3000, facts.duration_ms / 1000 - PREVIEW_S))
    return [
        *opening(ffmpeg, source, facts, ["-ss", f"{start:.3f}"]),
        *("-t", str(PREVIEW_S), "-map", f"0:{facts.video_index}", "-an", "-sn", "-dn", "-map_metadata", "-1"),
        *("-vf", ",".join([f"fps={PREVIEW_RATE}", *picture_steps(facts, size), "format=yuv420p"])),
        *("-c:v", "libwebp_anim", "-quality", "50", "-loop", "0", "-threads", "1", "-f", "webp"),
        *("-y", f"file:{target}"),
    ]


def waveform_command(ffmpeg: str, source: Path, facts: VideoFacts) -> list[str]:
    """Says the loudest moment of each of some two hundred parts of the sound, in decibels, on pipe:1."""
    samples = max(64, facts.duration_ms * 8 // BARS)
    steps = f"aformat=sample_rates=8000:channel_layouts=mono,asetnsamples={samples}:p=0"
    tell = f"astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level,ametadata=print:key={_PEAK}"
    return [
        *opening(ffmpeg, source, facts, []),
        *("-map", f"0:{facts.audio_index}", "-vn", "-sn", "-dn", "-af", f"{steps},{tell}:file=pipe\\\\:1"),
        *("-f", "null", "-"),
    ]


def bars(report: str) -> list[int]:
    """The report of `waveform_command` as bars of 0 to 100, at most 200."""
    found = [row.partition("=")[2] for row in report.splitlines() if row.startswith(_PEAK)]
    return [_bar(value) for value in found][:BARS]


def _bar(value: str) -> int:
    level = float(value)
    return 0 if not math.isfinite(level) else round(100 * min(1.0, max(0.0, 1 + level / QUIETEST_DB)))


async def make_stills(ffmpeg: str, source: Path, facts: VideoFacts, folder: Path) -> Stands:
    """Writes stills, preview and waveform into the folder. What a video is too short or too still for is left out."""
    files: list[Path] = []
    for place in range(STILLS):
        target = folder / still(len(files) + 1)
        start = facts.duration_ms * (place + 0.5) / STILLS
        await _run(poster_command(ffmpeg, source, facts, target, start_ms=start), folder)
        files += _made(target)
    stills = len(files)
    await _run(preview_command(ffmpeg, source, facts, folder / PREVIEW), folder)
    files += _made(folder / PREVIEW)
    if facts.audio_index is not None:
        found = bars(await _run(waveform_command(ffmpeg, source, facts), folder))
        (folder / WAVEFORM).write_bytes(orjson.dumps(found))
        files.append(folder / WAVEFORM)
    return Stands(tuple(files), stills, folder / PREVIEW in files, facts.audio_index is not None)


def _made(target: Path) -> list[Path]:
    return [target] if target.exists() and target.stat().st_size else []


async def _run(command: list[str], folder: Path) -> str:
    ended = await run(command, POSTER_LIMITS, folder)
    if ended.at_limit:
        raise Refused("TOO_HEAVY")
    if ended.status != 0:
        raise Refused("DAMAGED")
    return ended.output
