"""Commands of set-up: run quietly, with what they said at hand, and ended with all their children when we are."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

from stack.paths import ROOT
from stack.process import tied

_running: set[subprocess.Popen[str]] = set()
_lock = threading.Lock()
_ended = False


class InterruptedCommand(Exception):
    """We were asked to stop."""


def run(*command: str | Path, folder: Path = ROOT, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """The exit code and what it printed."""
    with _lock:
        if _ended:
            raise InterruptedCommand
        child = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=tied(),
        )
        _running.add(child)
    try:
        said, _ = child.communicate()
    finally:
        with _lock:
            _running.discard(child)
    if _ended:
        raise InterruptedCommand
    return child.returncode, said


def end_all() -> None:
    """End what runs, and let nothing more begin."""
    global _ended
    with _lock:
        _ended = True
        for child in _running:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
