"""What is made of a video, as data: lists of arguments for ffmpeg. Pure; storage/media/render.py runs them."""

from dataclasses import dataclass
from pathlib import Path

from storage.media.probe import VideoFacts

LONG_SIDE, SHORT_SIDE = 1280, 720
MOST_FRAMES = 30
SOUND_BITS = "128k"
KEYFRAME_S = 2
_SPOILT_FRAMES = "0.1"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, both even."""

    width: int
    height: int


def fitted(width: int, height: int) -> Size:
    """The size of a rendition: at most 1280 by 720 (or upright 720 by 1280), never above the source, even."""
    long, short = max(width, height), min(width, height)
    scale = min(1.0, LONG_SIDE / long, SHORT_SIDE / short)
    return Size(_even(width * scale), _even(height * scale))


def poster_command(
    ffmpeg: str, source: Path, facts: VideoFacts, target: Path, start_ms: float | None = None
) -> list[str]:
    """One still, the most typical of some two seconds after this time or the first tenth of the video, as JPEG."""
    size = fitted(facts.width, facts.height)
    start = (facts.duration_ms / 10 if start_ms is None else start_ms) / 1000
    return [
        *opening(ffmpeg, source, facts, ["-ss", f"{start:.3f}"]),
        *("-map", f"0:{facts.video_index}", "-frames:v", "1", "-an", "-sn", "-dn", "-map_metadata", "-1"),
        *("-vf", ",".join(["thumbnail=n=40", *picture_steps(facts, size), "format=yuvj420p"])),
        *("-c:v", "mjpeg", "-q:v", "4", "-threads", "1", "-f", "image2", "-update", "1"),
        *("-y", f"file:{target}"),
    ]


def video_command(ffmpeg: str, source: Path, facts: VideoFacts, target: Path) -> list[str]:
    """H.264 and AAC in an MP4 whose index comes first, so that it plays while it loads. Reports on pipe:1."""
    size = fitted(facts.width, facts.height)
    steps = picture_steps(facts, size)
    if facts.rate > MOST_FRAMES + 0.5:
        steps.insert(0, f"fps={MOST_FRAMES}")
    return [
        *opening(ffmpeg, source, facts, []),
        *("-map", f"0:{facts.video_index}"),
        *(("-map", f"0:{facts.audio_index}") if facts.audio_index is not None else ("-an",)),
        *("-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"),
        *("-vf", ",".join([*steps, "format=yuv420p"]), "-fps_mode", "vfr"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-maxrate", "3M", "-bufsize", "6M"),
        *("-profile:v", "high", "-force_key_frames", f"expr:gte(t,n_forced*{KEYFRAME_S})"),
        *("-c:a", "aac", "-b:a", SOUND_BITS, "-ac", "2", "-ar", "48000"),
        *("-threads", "2", "-movflags", "+faststart", "-f", "mp4"),
        *("-progress", "pipe:1", "-stats_period", "0.3", "-nostats", "-y", f"file:{target}"),
    ]


def picture_steps(facts: VideoFacts, size: Size) -> list[str]:
    """Filters that bring pictures to a size, with square pixels, and high dynamic range to what every screen shows."""
    steps = [f"scale={size.width}:{size.height}:flags=bicubic", "setsar=1"]
    if facts.transfer is None:
        return steps
    return [
        *steps,
        f"zscale=tin={facts.transfer}:pin=2020:min=2020_ncl:t=linear:npl=203",
        *("format=gbrpf32le", "zscale=p=709", "tonemap=mobius:desat=0", "zscale=t=709:m=709:r=tv", "format=yuv420p"),
    ]


def per_cent(line: str, duration_ms: int) -> int | None:
    """How far a line of ffmpeg's report says it is, 0 to 100; None for other lines."""
    name, _, value = line.partition("=")
    if name != "out_time_us" or not value.lstrip("-").isdigit():
        return None
    return max(0, min(100, int(value) // 10 // max(duration_ms, 1)))


def opening(ffmpeg: str, source: Path, facts: VideoFacts, seek: list[str]) -> list[str]:
    """How every command begins: the source is opened as a file, as what it is, and as nothing else."""
    return [
        *(ffmpeg, "-hide_banner", "-nostdin", "-v", "error", "-max_error_rate", _SPOILT_FRAMES),
        *("-protocol_whitelist", "file", "-format_whitelist", facts.container),
        *seek,
        *("-f", facts.container, "-i", f"file:{source}"),
    ]


def _even(value: float) -> int:
    return max(2, int(value + 1e-6) // 2 * 2)
