"""What `make check` says, as tests, so that one command proves all."""

import subprocess
import sys
from pathlib import Path

import pytest

from stack import node
from stack.paths import ROOT

BIN = Path(sys.executable).parent


def run(*command: str, folder: Path = ROOT) -> str:
    done = subprocess.run(
        list(command), cwd=folder, env=node.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return "" if done.returncode == 0 else (done.stdout + done.stderr)[-6000:]


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("lint-imports",)],
    ids=" ".join,
)
def test_python(command: tuple[str, ...]) -> None:
    said = run(str(BIN / command[0]), *command[1:])

    assert not said, f"{' '.join(command)}\n{said}"


@pytest.mark.timeout(300)
def test_page() -> None:
    said = run(str(BIN / "npm"), "run", "--silent", "check", folder=ROOT / "frontend")

    assert not said, said
