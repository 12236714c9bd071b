"""Set-up: `python3 -m stack.prepare [up|test]`, from nothing but Python. Does only what is not done yet.

venv -> jars            (up, test)     What each step needs is done first; all else runs side by side.
     -> npm -> page     (up, test)     A step is skipped while what it was made from is unchanged.
     -> browser         (test)
s3 server               (up, test)     from the start where the host has Go, else after venv
"""

import fcntl
import hashlib
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from stack import chromium, commands, go, node, s3
from stack.paths import ROOT, python

VENV = ROOT / ".venv"
FRONTEND = ROOT / "frontend"
_MAIN = ("requirements.txt", "requirements-data.txt")
_DEV = "requirements-dev.txt"
_PIP = (
    VENV / "bin/python",
    *("-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "--prefer-binary"),
)
_NO_VENV = (
    "python could not make a virtual environment here: its modules venv and ensurepip are missing.\n"
    "On Debian and Ubuntu: apt-get install python3-venv; elsewhere take a complete Python 3.11 or later."
)


class SetUpError(Exception):
    """A step failed, and what to do."""


@dataclass(frozen=True)
class Step:
    name: str
    work: Callable[[], bool]
    after: tuple[str, ...] = ()


def digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in sorted(paths):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:32]


def once(stamp: Path, key: str, work: Callable[[], None]) -> bool:
    """Whether the work had to be done. The stamp is written after it, so a broken run is repeated."""
    if stamp.exists() and stamp.read_text() == key:
        return False
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    return True


def run(*command: str | Path) -> str:
    code, said = commands.run(*command)
    if code:
        end = "\n".join(said.strip().splitlines()[-30:])
        raise SetUpError(f"{' '.join(str(part) for part in command)}\n{end}")
    return said


def venv(dev: bool) -> bool:
    names = (*_MAIN, _DEV) if dev else _MAIN
    stamp = VENV / ("kindred-dev" if dev else "kindred-main")
    key = digest([*(ROOT / name for name in names)])

    def install() -> None:
        if not _works():
            shutil.rmtree(VENV, ignore_errors=True)
            code, said = commands.run(sys.executable, "-m", "venv", VENV)
            if code or not _works():
                raise SetUpError(f"{_NO_VENV}\n{said[-1000:]}")
        run(*_PIP, "-r", _DEV if dev else _MAIN[0])
        run(*_PIP, "--no-deps", "-r", _MAIN[1])
        if dev:
            (VENV / "kindred-main").write_text(digest([*(ROOT / name for name in _MAIN)]))

    done = once(stamp, key, install)
    node.link()
    return done


def _works() -> bool:
    inside = VENV / "bin/python"
    return inside.exists() and commands.run(inside, "-m", "pip", "--version")[0] == 0


def jars() -> bool:
    return "fetched" in run(python(), "-m", "stack.jars", "fetch")


def s3_server() -> bool:
    before = s3.built()
    s3.build()
    return not before


def npm() -> bool:
    lock = FRONTEND / "package-lock.json"
    key = digest([lock, ROOT / "requirements.txt"])
    return once(FRONTEND / "node_modules/.kindred", key, lambda: node.npm(FRONTEND, "ci", "--no-audit", "--no-fund"))


def page() -> bool:
    made = FRONTEND / "dist/index.html"
    stamp = FRONTEND / "node_modules/.kindred-page"
    if not made.exists():
        stamp.unlink(missing_ok=True)
    return once(stamp, digest(_page_sources()), lambda: node.npm(FRONTEND, "run", "build"))


def _page_sources() -> Iterable[Path]:
    """What git would keep of the page, and the schema it is compiled against."""
    if shutil.which("git") and (ROOT / ".git").exists():
        shown = run("git", "ls-files", "-co", "--exclude-standard", "-z", "frontend", "schema/schema.graphql")
        return [path for name in shown.split("\0") if name and (path := ROOT / name).is_file()]
    skip = {"node_modules", "dist", "__generated__"}
    return [path for path in FRONTEND.rglob("*") if path.is_file() and not skip & set(path.parts)]


def browser() -> bool:
    before = chromium.present()
    run(python(), "-m", "stack.chromium")
    return not before


def steps(goal: str) -> list[Step]:
    test = goal == "test"
    chosen = [
        Step("s3 server", s3_server, () if go.on_host() else ("python packages",)),
        Step("python packages", lambda: venv(dev=test)),
        Step("npm packages", npm, ("python packages",)),
        *([Step("page", page, ("npm packages",))] if (ROOT / "schema/schema.graphql").exists() else []),
        Step("jars of neo4j", jars, ("python packages",)),
    ]
    return [*chosen, Step("browser", browser, ("python packages",))] if test else chosen


def perform(chosen: list[Step], say: Callable[[str], None]) -> None:
    done = {step.name: threading.Event() for step in chosen}
    failed = threading.Event()

    def one(step: Step) -> None:
        for name in step.after:
            done[name].wait()
        started = time.monotonic()
        try:
            if not failed.is_set() and step.work():
                say(f"set-up: {step.name:<16} {time.monotonic() - started:6.1f} s")
        except BaseException:
            failed.set()
            raise
        finally:
            done[step.name].set()

    with ThreadPoolExecutor(len(chosen)) as pool:
        try:
            futures: list[Future[None]] = [pool.submit(one, step) for step in chosen]
            wait(futures, return_when=FIRST_EXCEPTION)
            for future in [*filter(_broken, futures), *futures]:
                future.result()
        except BaseException:
            failed.set()
            commands.end_all()
            raise


def _broken(future: Future[None]) -> bool:
    return future.done() and future.exception() is not None


def _as_interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs this may have any Python)
        print(f"Kindred needs Python 3.11 or later; this is {sys.version.split()[0]}", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, _as_interrupt)
    started = time.monotonic()
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)  # two people at once: the second waits and finds it done
    try:
        perform(steps(sys.argv[1] if len(sys.argv) > 1 else "up"), lambda line: print(line, flush=True))
    except KeyboardInterrupt:
        print("set-up interrupted; the next run goes on from here", file=sys.stderr)
        return 130
    except (SetUpError, go.BuildError, node.NodeError) as error:
        print(f"set-up failed: {error}", file=sys.stderr)
        return 1
    finally:
        os.close(folder)
    print(f"set-up: all in           {time.monotonic() - started:6.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
