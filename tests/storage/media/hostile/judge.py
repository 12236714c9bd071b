"""Judges files in a process of its own, so that what it measures of its children is theirs alone.

    python -m tests.storage.media.hostile.judge video|picture FILE...

Prints a JSON line for each file: code ("" where it was accepted), processor seconds, wall seconds, largest memory of
any child so far in bytes, and how many processes were left behind.
"""

import asyncio
import ctypes
import json
import os
import resource
import sys
import time
from pathlib import Path

from storage.media.pictures import make_picture
from storage.media.probe import probe
from storage.media.problems import Refused

_PR_SET_CHILD_SUBREAPER = 36


async def judged(kind: str, path: Path) -> dict[str, object]:
    """The verdict on one file, and what it cost."""
    before, started = _used(), time.monotonic()
    try:
        if kind == "picture":
            await make_picture(path, path.with_name("out.webp"))
        else:
            await probe(path)
    except Refused as refused:
        code = refused.problem.code
    else:
        code = ""
    wall = time.monotonic() - started
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"code": code, "cpu": _used() - before, "wall": wall, "memory": usage.ru_maxrss << 10, "left": _left()}


def _left() -> int:
    return len(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


async def main(kind: str, paths: list[str]) -> None:
    """Judges one after the other."""
    for path in paths:
        print(json.dumps(await judged(kind, Path(path))), flush=True)


if __name__ == "__main__":
    # Grandchildren whose parent died become ours: nobody can hide.
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    asyncio.run(main(sys.argv[1], sys.argv[2:]))
