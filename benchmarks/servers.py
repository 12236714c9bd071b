"""The servers that are compared, each one process, and what of the processor each of them used."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.applications import Starlette

from core.settings import Settings
from stack.node import environment as node_environment
from stack.node import npm
from stack.paths import ROOT, python
from stack.ports import any_free
from stack.smtp import responds

PEER = ROOT / "benchmarks/peer"
FACTORIES = {
    "ours": "app:create",
    "ours_cached": "benchmarks.servers:ours_cached",
    "graphql_core": "benchmarks.servers:graphql_core",
    "hand_written": "benchmarks.hand_written:create",
}


def graphql_core() -> Starlette:
    """Our route with the compiler off."""
    from app import create

    application = create()
    application.state.engine.compiling = False
    return application


def ours_cached() -> Starlette:
    """Our route with the answers for the signed-out kept; the documents are known by their hashes."""
    from app import create
    from benchmarks.operations import OPERATIONS

    application = create(replace(Settings.from_env(), answers=True))
    for operation in OPERATIONS:
        if "ours_cached" in operation.systems:
            application.state.documents.persist(operation.document)
    return application


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    system: str
    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """What the process has used of the processor since it began."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(system: str, environment: dict[str, str], logs: Path) -> Iterator[Server]:
    """The server of a system, until the end of the block."""
    port = any_free()
    if system == "neo4j_graphql":
        command = [str(ROOT / ".venv/bin/node"), "server.mjs", str(port)]
        if not (PEER / "node_modules").is_dir():
            npm(PEER, "ci", "--no-progress")
        surroundings = node_environment() | environment | {"NODE_ENV": "production"}
    else:
        command = [python(), "-m", "uvicorn", FACTORIES[system], "--factory", "--port", str(port)]
        command += ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"]
        surroundings = os.environ | environment | {"KINDRED_PORT": str(port), "KINDRED_ANSWERS": "0"}
    logs.mkdir(parents=True, exist_ok=True)
    with (logs / f"{system}.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=PEER if system == "neo4j_graphql" else ROOT,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + 120
        while not responds(port, "/readyz"):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{system} did not start:\n{(logs / f'{system}.log').read_text()[-3000:]}")
            time.sleep(0.1)
        yield Server(system, port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
