"""Looks into a video file; run as a limited child. Prints one JSON object: facts, or {"problem": code}.

    python -I _probe.py FILE DEMUXER

Every packet is read and frames at five places are decoded, so that a file which is cut off or damaged shows.
"""

import json
import sys
from fractions import Fraction
from typing import Any

import av
from av.error import FFmpegError

VIDEO_CODECS = ("h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mjpeg", "prores", "h263", "mpeg2video")
AUDIO_CODECS = ("aac", "mp3", "opus", "vorbis", "flac", "alac", "ac3", "eac3", "amr_nb", "amr_wb")
PCM = "pcm_"
HIGH_RANGE = {16: "smpte2084", 18: "arib-std-b67"}
"""Curves of high dynamic range by their number in H.273."""
LONGEST_MS = 30 * 60 * 1000
SHORTEST_MS = 500
LONG_SIDE, SHORT_SIDE, LEAST_SIDE = 4096, 2304, 16
PLACES = (0.0, 0.25, 0.5, 0.75, 0.95)
SPOILT = 0.05
"""Which part of the announced duration may be missing at the end."""
_ATTACHED = 0x400


class Wrong(Exception):
    """Carries the code of a problem."""


def main(path: str, demuxer: str) -> None:
    """Prints what it found."""
    try:
        print(json.dumps(look(path, demuxer)))
    except Wrong as wrong:
        print(json.dumps({"problem": str(wrong)}))


def look(path: str, demuxer: str) -> dict[str, Any]:
    """The facts of a playable video."""
    options = {"protocol_whitelist": "file", "format_whitelist": demuxer, "enable_drefs": "0"}
    if demuxer != "mov":
        del options["enable_drefs"]
    try:
        container = av.open(f"file:{path}", format=demuxer, options=options)
    except (FFmpegError, ValueError) as error:
        raise Wrong("NOT_A_VIDEO") from error
    with container:
        video = _picture_track(container)
        sound = _sound_track(container)
        announced = _announced_ms(container, video)
        if announced is not None and announced > LONGEST_MS:
            raise Wrong("TOO_LONG")
        found, packets = _read_through(container, video)
        if announced is not None and found < announced * (1 - SPOILT) - 1000 / 10:
            raise Wrong("DAMAGED")
        frame = _decode_here_and_there(container, video)
        duration = announced or found
        if duration > LONGEST_MS:
            raise Wrong("TOO_LONG")
        if duration < SHORTEST_MS:
            raise Wrong("TOO_SHORT")
        width, height = _shown_size(video, frame)
        return {
            "container": demuxer,
            "duration_ms": duration,
            "width": width,
            "height": height,
            "rate": round(packets * 1000 / max(found, 1), 3),
            "video_index": video.index,
            "video_codec": video.codec_context.name,
            "audio_index": None if sound is None else sound.index,
            "transfer": HIGH_RANGE.get(int(frame.color_trc)),
            "audio_codec": None if sound is None else sound.codec_context.name,
        }


def _picture_track(container: Any) -> Any:
    moving = [s for s in container.streams.video if not int(s.disposition) & _ATTACHED]
    if not moving:
        raise Wrong("NO_PICTURE_TRACK" if container.streams else "NOT_A_VIDEO")
    context = moving[0].codec_context
    if context is None or context.codec.canonical_name not in VIDEO_CODECS:
        raise Wrong("UNKNOWN_CODEC")
    long, short = max(context.width, context.height), min(context.width, context.height)
    if long > LONG_SIDE or short > SHORT_SIDE:
        raise Wrong("TOO_MANY_PIXELS")
    if short < LEAST_SIDE:
        raise Wrong("TOO_SMALL" if short > 0 else "NOT_A_VIDEO")
    return moving[0]


def _sound_track(container: Any) -> Any:
    for stream in container.streams.audio:
        context = stream.codec_context
        name = "" if context is None else context.codec.canonical_name
        if name in AUDIO_CODECS or name.startswith(PCM):
            return stream
    return None


def _announced_ms(container: Any, video: Any) -> int | None:
    if video.duration and video.time_base:
        return round(float(video.duration * video.time_base) * 1000)
    return round(float(container.duration) / 1000) if container.duration and container.duration > 0 else None


def _read_through(container: Any, video: Any) -> tuple[int, int]:
    """(ms from the first picture to the end of the last, how many pictures) of what is really there."""
    first: int | None = None
    last = packets = 0
    try:
        for packet in container.demux(video):
            if packet.pts is None or not packet.size:
                continue
            packets += 1
            first = packet.pts if first is None else min(first, packet.pts)
            last = max(last, packet.pts + (packet.duration or 0))
            if (last - first) * video.time_base > LONGEST_MS / 1000:
                raise Wrong("TOO_LONG")
    except FFmpegError as error:
        raise Wrong("DAMAGED") from error
    if first is None:
        raise Wrong("DAMAGED")
    return round((last - first) * video.time_base * 1000), packets


def _decode_here_and_there(container: Any, video: Any) -> Any:
    """The first frame, after frames at several places have been decoded."""
    start = video.start_time or 0
    length = video.duration or 0
    first = None
    for place in PLACES if length else PLACES[:1]:
        try:
            container.seek(int(start + length * place), stream=video, backward=True)
            frame = next(container.decode(video), None)
        except FFmpegError as error:
            raise Wrong("DAMAGED") from error
        if frame is None:
            raise Wrong("DAMAGED")
        first = first or frame
    return first


def _shown_size(video: Any, frame: Any) -> tuple[int, int]:
    """Width and height as a person sees it: pixels made square, turned upright."""
    aspect = video.sample_aspect_ratio or Fraction(1)
    if not Fraction(1, 4) <= aspect <= 4:
        aspect = Fraction(1)
    width, height = round(frame.width * aspect), frame.height
    return (height, width) if abs(int(frame.rotation)) % 180 == 90 else (width, height)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
