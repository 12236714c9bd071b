"""Videos: the table of what is sent, and of what becomes of it. An empty code means: accepted."""

from collections.abc import Callable
from pathlib import Path

from tests.factories.uploads import ffmpeg, make_clip, photo
from tests.storage.media.hostile import boxes
from tests.storage.media.hostile.boxes import box, whole, written

Make = Callable[[Path], None]


def of(data: bytes) -> Make:
    """A file of these bytes."""
    return lambda path: _ignore(path.write_bytes(data))


def by(make: Callable[[Path], bytes]) -> Make:
    """A file of the bytes that come out."""
    return lambda path: _ignore(path.write_bytes(make(path)))


def clip(*more: str, name: str = "made.mp4", seconds: float = 2, size: str = "320x240", sound: bool = True) -> Make:
    """A test picture put into a file by ffmpeg with these options."""
    return by(
        lambda path: make_clip(
            path.with_name(name), seconds=seconds, size=size, sound=sound, more=list(more)
        ).read_bytes()
    )


def made(*arguments: str, name: str = "made.mp4") -> Make:
    """What ffmpeg makes of these arguments."""

    def make(path: Path) -> bytes:
        ffmpeg(*arguments, path.with_name(name))
        return path.with_name(name).read_bytes()

    return by(make)


def _ignore(_: int) -> None:
    """The number of bytes is of no interest."""


def _half(path: Path) -> bytes:
    data = whole(path, seconds=4, start_with_index=True)
    return bytes(data[: len(data) // 2])


def _three_quarters(path: Path) -> bytes:
    data = whole(path)
    return bytes(data[: len(data) * 3 // 4])


def _half_of(name: str, *more: str) -> Make:
    def make(path: Path) -> bytes:
        data = make_clip(path.with_name(name), seconds=4, more=list(more)).read_bytes()
        return data[: len(data) // 2]

    return by(make)


def _flipped(start: bytes, end: bytes | None, every: int) -> Make:
    def make(path: Path) -> bytes:
        data = whole(path)
        first = data.index(start) + 8
        last = len(data) if end is None else data.index(end) - 4
        for place in range(first, last, every):
            data[place] ^= 0xFF
        return bytes(data)

    return by(make)


def _with_cover(path: Path) -> bytes:
    cover, target = path.with_name("cover.jpg"), path.with_name("covered.mp4")
    cover.write_bytes(photo())
    ffmpeg(
        *("-f", "lavfi", "-i", "sine=duration=2", "-i", cover, "-map", "0:a", "-map", "1:v", "-c:a", "aac"),
        *("-c:v", "mjpeg", "-disposition:v:0", "attached_pic", "-f", "mp4", target),
    )
    return target.read_bytes()


def _subtitles(path: Path) -> bytes:
    words, target = path.with_name("words.srt"), path.with_name("words.mkv")
    words.write_text("1\n00:00:00,000 --> 00:00:02,000\nhello\n", "utf-8")
    ffmpeg("-i", words, target)
    return target.read_bytes()


def _attached(path: Path) -> bytes:
    font, target = path.with_name("evil.ttf"), path.with_name("attached.mkv")
    font.write_bytes(b"\0\1\0\0" + b"evil" * 1000)
    flat = make_clip(path.with_name("flat.mp4"), seconds=2)
    ffmpeg(
        *("-i", flat, "-c", "copy", "-attach", font),
        *("-metadata:s:t", "mimetype=font/ttf", "-metadata:s:t", "filename=../../../etc/x"),
        target,
    )
    return target.read_bytes()


def _numbers(kind: bytes, *changes: tuple[int, int]) -> Make:
    def make(path: Path) -> bytes:
        data = whole(path)
        for skip, value in changes:
            written(data, kind, skip, value)
        return bytes(data)

    return by(make)


_KEY = ("-encryption_scheme", "cenc-aes-ctr", "-encryption_key", "0" * 31 + "1", "-encryption_kid", "0" * 32)
_TALK = "color=black:size=32x32:rate=1/600:duration=36000"
_FTYP = box(b"ftyp", b"isom\0\0\2\0isomiso2avc1mp41")
_TONE = ("-f", "lavfi", "-i", "sine=duration=2")

VIDEOS: list[tuple[str, Make, str]] = [
    # nothing, and nothing that is a video
    ("nothing", of(b""), "EMPTY_FILE"),
    ("one byte", of(b"\0"), "NOT_A_VIDEO"),
    ("a megabyte of zeros", of(bytes(1 << 20)), "NOT_A_VIDEO"),
    ("random", of(bytes((i * 7919 + 13) % 256 for i in range(100_000))), "NOT_A_VIDEO"),
    ("html", of(b"<!doctype html><video src=x>"), "NOT_A_VIDEO"),
    ("svg", of(b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'), "NOT_A_VIDEO"),
    ("zip", of(b"PK\x03\x04" + b"\0" * 1000), "NOT_A_VIDEO"),
    ("pdf", of(b"%PDF-1.7\n" + b"1 0 obj\n" * 100), "NOT_A_VIDEO"),
    ("program", of(b"\x7fELF\x02\x01\x01" + b"\0" * 1000), "NOT_A_VIDEO"),
    # lists that lead elsewhere
    ("playlist", of(b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/secret\n"), "NOT_A_VIDEO"),
    ("playlist behind a byte order mark", of(b"\xef\xbb\xbf#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"), "NOT_A_VIDEO"),
    ("concat script", of(b"ffconcat version 1.0\nfile /etc/passwd\n"), "NOT_A_VIDEO"),
    ("dash manifest", of(b'<?xml version="1.0"?><MPD><BaseURL>http://127.0.0.1:1/</BaseURL></MPD>'), "NOT_A_VIDEO"),
    (
        "session description",
        of(b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 1 RTP/AVP 96\n"),
        "NOT_A_VIDEO",
    ),
    ("captions", of(b"WEBVTT\n\n00:00.000 --> 00:09.000\nhello\n"), "NOT_A_VIDEO"),
    ("playlist inside the header of an mp4", of(_FTYP + b"#EXTM3U\nfile:///etc/passwd\n" * 20), "NOT_A_VIDEO"),
    ("movie that points to another file", by(boxes.elsewhere), "DAMAGED"),
    # stills and sound
    ("photo", of(photo()), "NOT_A_VIDEO"),
    ("avif", of(photo(kind="AVIF")), "NOT_A_VIDEO"),
    ("moving gif", clip(name="made.gif", sound=False, seconds=1), "NOT_A_VIDEO"),
    ("one frame", made("-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25", "-frames:v", "1"), "TOO_SHORT"),
    ("a still for five seconds", made("-f", "lavfi", "-i", "color=red:size=320x240:rate=1:duration=5"), ""),
    ("sound only", made(*_TONE, name="made.m4a"), "NO_PICTURE_TRACK"),
    ("sound only, in mkv", made(*_TONE, name="made.mka"), "NO_PICTURE_TRACK"),
    ("sound with a cover", by(_with_cover), "NO_PICTURE_TRACK"),
    ("wave", made(*_TONE, name="made.wav"), "NOT_A_VIDEO"),
    ("mp3", made(*_TONE, name="made.mp3"), "NOT_A_VIDEO"),
    ("captions only, in mkv", by(_subtitles), "NO_PICTURE_TRACK"),
    # odd containers and codecs
    ("transport stream", clip(name="made.ts"), "NOT_A_VIDEO"),
    ("flv", clip("-ar", "44100", name="made.flv"), "NOT_A_VIDEO"),
    ("ogg", clip("-c:v", "libtheora", "-c:a", "libvorbis", name="made.ogv"), "NOT_A_VIDEO"),
    ("bare h264", clip(name="made.h264", sound=False), "NOT_A_VIDEO"),
    ("3gp", clip("-c:v", "h263", "-s", "352x288", "-c:a", "aac", name="made.3gp"), ""),
    ("pictures that are not compressed", clip("-c:v", "rawvideo", name="made.avi", seconds=1), "UNKNOWN_CODEC"),
    ("png in mov", clip("-c:v", "png", name="made.mov", seconds=1), "UNKNOWN_CODEC"),
    ("under lock", clip(*_KEY, sound=False), "DAMAGED"),
    # cut off, changed, joined
    ("cut off", by(_half), "DAMAGED"),
    ("cut off before its index", by(_three_quarters), "NOT_A_VIDEO"),
    ("webm cut off", _half_of("made.webm", "-c:v", "libvpx", "-deadline", "realtime"), "DAMAGED"),
    ("avi cut off", _half_of("made.avi", "-c:v", "mpeg4"), "DAMAGED"),
    ("every 50th byte of the pictures changed", _flipped(b"mdat", b"moov", 50), ""),
    ("every 9th byte of the index changed", _flipped(b"moov", None, 9), "NOT_A_VIDEO"),
    ("video and zip in one", by(lambda path: bytes(whole(path)) + b"PK\x03\x04" + b"\0" * 500), ""),
    ("video and page in one", by(lambda path: bytes(whole(path)) + box(b"free", b"<script>alert(1)</script>")), ""),
    ("gif in front of a video", by(lambda path: b"GIF89a" + bytes(whole(path))), "NOT_A_VIDEO"),
    ("mkv with a file inside", by(_attached), ""),
    # headers that lie
    ("header of mp4, then text", of(_FTYP + b"text " * 500), "NOT_A_VIDEO"),
    ("header of mkv, then nothing", of(b"\x1aE\xdf\xa3" + b"\0" * 2000), "NOT_A_VIDEO"),
    ("header of avi, then text", of(b"RIFF\xff\xff\xff\x7fAVI LIST" + b"text" * 500), "NOT_A_VIDEO"),
    ("box larger than the file", of(b"\0\0\0\x08ftyp\x7f\xff\xff\xffmoov" + b"\0" * 100), "NOT_A_VIDEO"),
    ("box of no size, again and again", of(b"\0\0\0\x08ftyp" + b"\0\0\0\x08free" * 5000), "NOT_A_VIDEO"),
    ("header of 30 megabytes", of(_FTYP + box(b"moov", box(b"udta", bytes(30 << 20)))), "NOT_A_VIDEO"),
    ("ten thousand boxes in each other", of(boxes.nested(10_000)), "NOT_A_VIDEO"),
    ("fifty thousand empty tracks", of(boxes.many_tracks(50_000)), "NOT_A_VIDEO"),
    ("mkv that announces a petabyte", of(b"\x1aE\xdf\xa3\x08" + b"\xff" * 3 + b"\x01" * 5000), "NOT_A_VIDEO"),
    ("tables of two thousand million pictures", _numbers(b"stsz", (4, 8), (8, 2**31 - 1)), "DAMAGED"),
    ("a picture of two gigabytes", _numbers(b"stsz", (12, 2**31 - 1)), "DAMAGED"),
    ("no pictures", by(boxes.without_pictures), "DAMAGED"),
    ("header of ten hours over two seconds", _numbers(b"mdhd", (16, 36_000 * 12_800)), ""),
    ("header of a lifetime", _numbers(b"mdhd", (12, 1), (16, 2**31 - 1)), "TOO_LONG"),
    ("a rate of nothing", _numbers(b"mdhd", (12, 0)), "TOO_LONG"),
    # too much of it
    (
        "8K",
        made("-f", "lavfi", "-i", "color=black:size=7680x4320:rate=1:duration=2", "-preset", "ultrafast"),
        "TOO_MANY_PIXELS",
    ),
    ("ten hours", made("-f", "lavfi", "-i", _TALK, "-preset", "ultrafast"), "TOO_LONG"),
    ("eight pixels", clip(size="8x8", sound=False), "TOO_SMALL"),
    ("a thousand frames a second", clip("-r", "1000", "-preset", "ultrafast", sound=False, seconds=1), ""),
    ("forty sounds", clip(*("-map", "0:v") + ("-map", "1:a") * 40, name="made.mkv"), ""),
]
