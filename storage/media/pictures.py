"""A picture made fit for pages by a limited child: upright, sRGB, without metadata, WebP of at most 1600 pixels."""

import sys
from pathlib import Path

import orjson

from storage.media import sniff
from storage.media.problems import Refused
from storage.media.renditions import Size
from storage.media.run import Limits, run

_SCRIPT = Path(__file__).with_name("_picture.py")
LIMITS = Limits(wall_s=20, cpu_s=15, memory=1536 << 20, file_bytes=16 << 20)


async def make_picture(source: Path, target: Path) -> Size:
    """Writes the picture; raises Refused for anything that is not one."""
    size, head = sniff.first_bytes(source)
    if size == 0:
        raise Refused("EMPTY_FILE")
    kind = sniff.picture_format(head)
    if kind is None:
        raise Refused("NOT_A_PICTURE")
    program = [sys.executable, "-I", str(_SCRIPT), str(source), kind, str(target)]
    ended = await run(program, LIMITS, target.parent)
    if ended.at_limit or "MemoryError" in ended.errors:
        raise Refused("TOO_HEAVY")
    if ended.status != 0:
        raise Refused("NOT_A_PICTURE")
    answer = orjson.loads(ended.output)
    if "problem" in answer:
        raise Refused(answer["problem"])
    return Size(answer["width"], answer["height"])
