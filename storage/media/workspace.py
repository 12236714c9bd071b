"""Folders for the files of a job under way. One that a killed process left is removed by the next job that starts."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCK = ".lock"


def root() -> Path:
    """Where the folders lie: in the system's folder for temporary files (`TMPDIR`), for this user alone."""
    folder = Path(tempfile.gettempdir()) / f"kindred-media-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} is not ours")
    return folder


@contextmanager
def workspace(job: str, key: str) -> Iterator[Path]:
    """An empty folder, removed at the end. What dead processes left behind is removed first."""
    _remove_abandoned()
    folder = Path(tempfile.mkdtemp(prefix=f"{job}-{key}-", dir=root()))
    lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _remove_abandoned() -> None:
    """A folder whose lock can be taken belongs to nobody alive."""
    for folder in root().iterdir():
        with contextlib.suppress(OSError):  # its owner is alive, or somebody else removed it just now
            lock = os.open(folder / _LOCK, os.O_RDWR)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)
