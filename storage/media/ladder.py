"""The ladder of a video as data: the list of arguments that makes every rung in one pass, as CMAF with HLS playlists.

One fragmented MP4 a rung and one for the sound, each addressed by byte ranges, so that a film is five objects and not
five hundred. Pictures come at an even rate and keyframes stand at the same times in every rung: a player may change
at each of them. Pure; storage/media/climb.py runs it.
"""

from dataclasses import dataclass
from pathlib import Path

from storage.media.probe import VideoFacts
from storage.media.renditions import Size, opening, picture_steps

RUNGS = ((240, 26, 400), (480, 25, 1200), (720, 24, 2800))
"""(short side in pixels, constant rate factor, most kilobits a second)."""
SEGMENT_S = 4
KEYFRAME_S = 2
MASTER = "master.m3u8"
_RATES = ("24000/1001", "24", "25", "30000/1001", "30")


@dataclass(frozen=True, slots=True)
class Rung:
    """A rendition of the ladder; its files are named after its short side."""

    name: str
    size: Size
    factor: int
    kilobits: int


def rungs(facts: VideoFacts) -> list[Rung]:
    """The rungs for a video, lowest first, none above the source; of one below the lowest rung, itself."""
    long, short = max(facts.width, facts.height), min(facts.width, facts.height)
    found = [rung for rung in RUNGS if rung[0] <= short] or [(short, *RUNGS[0][1:])]
    return [Rung(str(side), _sized(facts, side / short, long), *rest) for side, *rest in found]


def _sized(facts: VideoFacts, scale: float, long: int) -> Size:
    scale = min(scale, 1.0, 1280 / long)  # a panorama keeps within what every decoder plays
    return Size(*(max(2, round(side * scale / 2) * 2) for side in (facts.width, facts.height)))


def even_rate(rate: float) -> str:
    """The pictures a second that a ladder has: the usual rate that is nearest, 24 to 30."""

    def value(text: str) -> float:
        above, _, below = text.partition("/")
        return int(above) / int(below or 1)

    return min(_RATES, key=lambda each: abs(value(each) - rate))


def ladder_command(ffmpeg: str, source: Path, facts: VideoFacts) -> list[str]:
    """Every rung and the sound in one pass, written into the folder in which it runs. Reports on pipe:1."""
    steps = rungs(facts)
    highest = steps[-1].size
    split = "".join(f"[p{rung.name}]" for rung in steps)
    graph = [
        f"[0:{facts.video_index}]"
        + ",".join([f"fps={even_rate(facts.rate)}", *picture_steps(facts, highest)])
        + f",split={len(steps)}{split}"
    ]
    graph += [
        f"[p{rung.name}]scale={rung.size.width}:{rung.size.height}:flags=bicubic,setsar=1[v{rung.name}]"
        for rung in steps
    ]
    command = [*opening(ffmpeg, source, facts, []), "-filter_complex", ";".join(graph)]
    for number, rung in enumerate(steps):
        command += ["-map", f"[v{rung.name}]", f"-c:v:{number}", "libx264", f"-crf:v:{number}", str(rung.factor)]
        command += [f"-maxrate:v:{number}", f"{rung.kilobits}k", f"-bufsize:v:{number}", f"{rung.kilobits * 2}k"]
    sound = facts.audio_index is not None
    streams = [f"v:{number},{'agroup:sound,' * sound}name:{rung.name}" for number, rung in enumerate(steps)]
    if sound:
        command += ["-map", f"0:{facts.audio_index}", "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000"]
        command += ["-af", "aresample=async=1:first_pts=0"]
        streams.append("a:0,agroup:sound,default:yes,name:sound")
    return [
        *command,
        *("-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"),
        *("-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p", "-sc_threshold", "0"),
        *("-g", "600", "-force_key_frames", f"expr:gte(t,n_forced*{KEYFRAME_S})", "-threads", "2"),
        *("-f", "hls", "-hls_playlist_type", "vod", "-hls_time", str(SEGMENT_S), "-hls_segment_type", "fmp4"),
        *("-hls_flags", "single_file+independent_segments", "-hls_segment_filename", "%v.mp4"),
        *("-master_pl_name", MASTER, "-var_stream_map", " ".join(streams)),
        *("-progress", "pipe:1", "-stats_period", "0.5", "-nostats", "-y", "%v.m3u8"),
    ]
