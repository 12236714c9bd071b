"""One child process of the stack: in a group of its own, and never outliving the process that started it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from stack.paths import ROOT

_PR_SET_PDEATHSIG = 1
_prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None
_LOG_LIMIT = 8 * 1024 * 1024


def tied() -> Callable[[], None] | None:
    """For `preexec_fn`: the kernel kills the child when the thread that starts it ends, however that ends."""
    if _prctl is None:
        return None
    prctl, parent = _prctl, os.getpid()

    def tie() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return tie


class Child:
    """Start it from a thread that lives as long as it should: Linux ties the death signal to that thread."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], log: Path) -> None:
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LOG_LIMIT:
            log.replace(log.with_suffix(".log.1"))
        with log.open("ab") as out:
            self.process = self._spawn(command, env, out)
        self.started = time.monotonic()

    def _spawn(self, command: Sequence[str], env: Mapping[str, str], out: IO[bytes]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            list(command),
            cwd=ROOT,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=tied(),
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    def exit_code(self) -> int | None:
        return self.process.poll()

    def signal(self, number: signal.Signals) -> None:
        """To the whole group, so that what the part itself started goes too."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)

    def sweep(self) -> None:
        """After a death: end what the part left in its group."""
        self.process.wait()
        self.signal(signal.SIGKILL)

    def finish(self, seconds: float) -> None:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
        self.sweep()

    def tail(self, lines: int = 12) -> str:
        if not self.log.exists():
            return ""
        with self.log.open("rb") as text:
            text.seek(max(0, self.log.stat().st_size - 8192))
            return "\n".join(text.read().decode(errors="replace").splitlines()[-lines:])
