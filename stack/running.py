"""Which process holds the stack of a data folder: a locked file with its number, so that nobody starts it twice."""

import fcntl
import os
import signal
import time
from pathlib import Path
from typing import IO


class Running:
    """The lock is the kernel's: it ends with the process, however that ends."""

    def __init__(self, data: Path) -> None:
        self.file = data / "stack.pid"
        self._held: IO[str] | None = None

    def take(self) -> bool:
        """Whether this process is now the one."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        held = self.file.open("a+")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.close()
            return False
        held.truncate(0)
        held.write(f"{os.getpid()}\n")
        held.flush()
        self._held = held
        return True

    def note(self, address: str) -> None:
        """Where the product answers, for whoever asks later."""
        assert self._held is not None
        self._held.write(f"{address}\n")
        self._held.flush()

    def release(self) -> None:
        if self._held is not None:
            self._held.truncate(0)
            self._held.close()
            self._held = None

    def holder(self) -> tuple[int, str] | None:
        """The process that runs the stack and its address (empty until it is ready); None where none runs."""
        if not self.file.exists():
            return None
        with self.file.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                number, _, address = file.read().partition("\n")
                return (int(number), address.strip()) if number.isdigit() else None
            return None

    def end(self, seconds: float = 90.0) -> bool:
        """Ask it to stop and wait; whether there was one."""
        found = self.holder()
        if found is None:
            return False
        os.kill(found[0], signal.SIGTERM)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.holder() is None:
                return True
            time.sleep(0.1)
        os.kill(found[0], signal.SIGKILL)
        return True
