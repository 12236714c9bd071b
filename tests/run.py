"""`python -m tests.run`: pytest with the journeys, then Vitest; one closing line, and no way to pass by not running.

Fails if anything failed, was skipped, expected to fail or deselected, or if no journey, no Vitest test or not every
real part took part. Arguments go to pytest, for a run that is then called partial and still has to pass.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from stack import PARTS
from stack.node import environment
from stack.paths import ROOT

_SILENT = ("skipped", "xfailed", "deselected")


def main() -> int:
    signal.signal(signal.SIGTERM, _as_interrupt)
    folder = Path(tempfile.mkdtemp(prefix="kindred-run-"))
    try:
        return _all(folder, sys.argv[1:])
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_interrupt(*_: int | FrameType | None) -> None:
    raise KeyboardInterrupt


def _all(folder: Path, arguments: list[str]) -> int:
    started = time.monotonic()
    python = _pytest(folder, arguments)
    tested = time.monotonic()
    page = Counter[str]() if arguments else _vitest(folder)
    wrong = _complaints(python, page, partial=bool(arguments))
    counts = Counter(python["counts"])
    passed = counts["passed"] + page["passed"]
    failed = counts["failed"] + counts["errors"] + page["failed"]
    print(f"\npytest {tested - started:.0f} s, Vitest {time.monotonic() - tested:.0f} s", flush=True)
    print(f"pytest: {_line(counts)}; of these journeys: {_line(Counter(python['journeys']))}; Vitest: {_line(page)}")
    for complaint in wrong:
        print(f"not good: {complaint}")
    print(f"{passed} passed, {max(failed, len(wrong))} failed", flush=True)
    return 1 if wrong else 0


def _pytest(folder: Path, arguments: list[str]) -> dict[str, dict[str, int]]:
    report = folder / "pytest.json"
    (folder / "tmp").mkdir()
    env = os.environ | {"KINDRED_REPORT": str(report), "TMPDIR": str(folder / "tmp")}
    if not arguments:
        env.pop("KINDRED_WARM", None)  # the whole run is on stores of its own
    code = _run([sys.executable, "-m", "pytest", "-p", "tests.report", *arguments], ROOT, env)
    if not report.exists():
        return {"counts": {"errors": 1}, "journeys": {}, "parts": {}}
    found: dict[str, dict[str, int]] = json.loads(report.read_text())
    if code and not found["counts"].get("failed") and not found["counts"].get("errors"):
        found["counts"]["errors"] = 1
    return found


def _vitest(folder: Path) -> Counter[str]:
    report = folder / "vitest.json"
    reporters = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
    command = [str(ROOT / ".venv/bin/npm"), "run", "--silent", "test", "--", *reporters]
    code = _run(command, ROOT / "frontend", environment())
    if not report.exists():
        return Counter({"failed": 1})
    found = json.loads(report.read_text())
    counts = Counter(
        passed=found["numPassedTests"],
        failed=found["numFailedTests"] + found.get("numFailedTestSuites", 0) * (not found["numFailedTests"]),
        skipped=found["numPendingTests"] + found.get("numTodoTests", 0),
    )
    if code and not counts["failed"]:
        counts["failed"] = 1
    return counts


def _run(command: list[str], folder: Path, env: dict[str, str]) -> int:
    """In its own group, so that an interrupt reaches it once, and from us, and it has time to end its parts."""
    child = subprocess.Popen(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.send_signal(signal.SIGINT)
        try:
            child.wait(60)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        raise


def _complaints(python: dict[str, dict[str, int]], page: Counter[str], *, partial: bool) -> list[str]:
    counts = Counter(python["counts"])
    wrong = [f"{counts[name]} tests of pytest {name}" for name in ("failed", "errors", *_SILENT) if counts[name]]
    wrong += [f"{page[name]} tests of Vitest {name}" for name in ("failed", *_SILENT) if page[name]]
    if not partial:
        wrong += [] if python["journeys"].get("passed") else ["no journey ran"]
        wrong += [] if page["passed"] else ["no test of Vitest ran"]
        wrong += [f"the real part {name} never answered" for name in PARTS if name not in python["parts"]]
    elif not counts["passed"]:
        wrong.append("no test ran")
    return wrong


def _line(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in counts if counts[name]) or "none"


if __name__ == "__main__":
    sys.exit(main())
