"""Becomes another program under limits: run as a script, before the limited program is loaded.

    python -I -S _limited.py PARENT CPU_SECONDS MEMORY_BYTES FILE_BYTES NICE -- program arguments...

The program dies with the process that started it, cannot reach the network (where the kernel lets us take it away)
and keeps nothing of our environment.
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def main(arguments: list[str]) -> None:
    """Sets the limits and becomes the program."""
    parent, cpu, memory, size, nice = (int(value) for value in arguments[:5])
    program = arguments[6:]
    if sys.platform == "linux":
        _on_linux(parent)
    for limit, value in (
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, size),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a stricter limit of the host stays
            resource.setrlimit(limit, (value, value))
    os.nice(nice)
    os.execve(program[0], program, dict(os.environ))  # noqa: S606


def _on_linux(parent: int) -> None:
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before we asked to be told
        os._exit(1)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


if __name__ == "__main__":
    main(sys.argv[1:])
