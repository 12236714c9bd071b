"""`python -m tests.warm FILE`: stores that stay up between test runs, while one works on one subject.

`KINDRED_WARM=FILE python -m tests.run tests/graph/follows` then starts in a second. The whole run never uses them.
"""

import json
import signal
import sys
import tempfile
from pathlib import Path

from stack import FREE, STORES, Stack


class Warm(Stack):
    """Stores that another process holds: their addresses, and nothing to start or stop."""

    def __init__(self, file: Path) -> None:
        self._held: dict[str, str] = json.loads(file.read_text())

    def environment(self) -> dict[str, str]:
        """The addresses."""
        return dict(self._held)

    def start(self, *names: str, timeout: float = 300.0) -> None:
        """Refuses: tests of the whole product take parts of their own."""
        raise RuntimeError(f"{', '.join(names)}: run this test without KINDRED_WARM")


def main() -> None:
    """Holds the stores until it is interrupted."""
    file = Path(sys.argv[1])
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.default_int_handler)
    with (
        tempfile.TemporaryDirectory(prefix="kindred-warm-", ignore_cleanup_errors=True) as folder,
        Stack(Path(folder), ports=FREE, parts=STORES, env={"KINDRED_DEMO": "0"}) as running,
    ):
        running.start()
        file.write_text(json.dumps(running.environment()))
        print(f"KINDRED_WARM={file}", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            file.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
