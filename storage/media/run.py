"""Runs a program as a limited child: time, memory, file size, no network, no secrets, and it never outlives us."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("_limited.py")
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "2",
    "OPENBLAS_NUM_THREADS": "1",
}
_MOST_OUTPUT = 1 << 20
_ERROR_TAIL = 4000

OnLine = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use; the nicer it is, the more it leaves to others that want the processor."""

    wall_s: float
    cpu_s: int
    memory: int
    file_bytes: int
    nice: int = 5


@dataclass(frozen=True, slots=True)
class Finished:
    """How a child ended. `status` is its exit status, negative for the signal that ended it."""

    status: int
    output: str
    errors: str
    out_of_time: bool

    @property
    def at_limit(self) -> bool:
        """Whether a limit ended it: wall time, processor time, file size, or killed from outside for memory."""
        ended = {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGXFSZ}
        return self.out_of_time or self.status in ended


async def run(program: Sequence[str], limits: Limits, folder: Path, on_line: OnLine | None = None) -> Finished:
    """Runs the program in the folder and waits for its end; lines of its output go to `on_line` as they come.

    Whatever happens here (a limit, an error in `on_line`, cancellation), its whole process group is gone at the end.
    """
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-S", str(_LAUNCHER)),
        *(str(os.getpid()), str(limits.cpu_s), str(limits.memory), str(limits.file_bytes), str(limits.nice), "--"),
        *program,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=_ENVIRONMENT,
        start_new_session=True,
    )
    out_of_time = False
    output, errors = "", ""
    try:
        async with asyncio.timeout(limits.wall_s):
            output, errors, _ = await asyncio.gather(_lines(child.stdout, on_line), _tail(child.stderr), child.wait())
    except TimeoutError:
        out_of_time = True
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        status = await child.wait()
    return Finished(status, output, errors, out_of_time)


async def _lines(stream: asyncio.StreamReader | None, on_line: OnLine | None) -> str:
    assert stream is not None
    kept: list[str] = []
    size = 0
    rest = b""
    while piece := await stream.read(65536):
        size += len(piece)
        if size <= _MOST_OUTPUT:
            kept.append(piece.decode("utf-8", "replace"))
        *lines, rest = (rest + piece)[-_MOST_OUTPUT:].split(b"\n")
        for line in lines:
            if on_line is not None:
                await on_line(line.decode("utf-8", "replace").strip())
    return "".join(kept)


async def _tail(stream: asyncio.StreamReader | None) -> str:
    assert stream is not None
    tail = b""
    while piece := await stream.read(65536):
        tail = (tail + piece)[-_ERROR_TAIL:]
    return tail.decode("utf-8", "replace")
