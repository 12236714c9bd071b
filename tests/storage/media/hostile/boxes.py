"""MP4 files taken apart and put together wrongly."""

from pathlib import Path

from tests.factories.uploads import make_clip


def box(kind: bytes, content: bytes) -> bytes:
    """A box of MP4 with its size."""
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def whole(path: Path, *, seconds: float = 2, start_with_index: bool = False) -> bytearray:
    """The bytes of a good video."""
    more = ["-movflags", "+faststart"] if start_with_index else []
    made = make_clip(path.with_name("whole.mp4"), seconds=seconds, sound=False, more=more)
    return bytearray(made.read_bytes())


def after(data: bytes | bytearray, kind: bytes, skip: int = 0) -> int:
    """Where the content of the first box of this kind begins, and so many bytes on."""
    return data.index(kind) + 4 + skip


def written(data: bytearray, kind: bytes, skip: int, value: int, width: int = 4) -> bytearray:
    """The file with a number changed in the first box of this kind."""
    place = after(data, kind, skip)
    data[place : place + width] = value.to_bytes(width, "big")
    return data


def grown(data: bytes, path: tuple[bytes, ...], new: bytes) -> bytes:
    """The file with the content of the first box at this path replaced, every size put right."""
    out, place, done = b"", 0, False
    while place + 8 <= len(data):
        size, kind = int.from_bytes(data[place : place + 4], "big"), bytes(data[place + 4 : place + 8])
        content = bytes(data[place + 8 : place + size])
        if kind == path[0] and not done:
            content = new if len(path) == 1 else grown(content, path[1:], new)
            done = True
        out += box(kind, content)
        place += size
    return out


def elsewhere(path: Path) -> bytes:
    """A video whose pictures are said to lie in another file of this machine."""
    target = b"/etc/passwd"
    alias = bytearray(154)
    alias[4:6] = (2).to_bytes(2, "big")
    alias[50] = 6
    alias[51:57] = b"passwd"
    tail = (2).to_bytes(2, "big") + len(target).to_bytes(2, "big") + target + b"\0"
    tail += (0xFFFF).to_bytes(2, "big") + b"\0\0"
    reference = box(b"alis", b"\0\0\0\0" + bytes(alias) + tail)
    content = b"\0\0\0\0" + (1).to_bytes(4, "big") + reference
    return grown(bytes(whole(path)), (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"), content)


def nested(depth: int) -> bytes:
    """Boxes inside boxes inside boxes."""
    content = b""
    for _ in range(depth):
        content = box(b"moov", content)
    return box(b"ftyp", b"isom\0\0\2\0isom") + content


def many_tracks(count: int) -> bytes:
    """An index of nothing but tracks that have nothing."""
    return box(b"ftyp", b"isom\0\0\2\0isom") + box(b"moov", box(b"trak", b"") * count)


def without_pictures(path: Path) -> bytes:
    """A track whose tables say that it has no pictures at all."""
    inside = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
    data = bytes(whole(path))
    data = grown(data, (*inside, b"stts"), b"\0" * 8)
    data = grown(data, (*inside, b"stsz"), b"\0" * 12)
    return grown(data, (*inside, b"stsc"), b"\0" * 8)
