"""`python -m benchmarks`: every system, every operation, in randomised and interleaved rounds.

--rounds 5 --seconds 30          as the bars want it (about an hour); the default is shorter
--operations profile,follow      only these
--systems ours,hand_written      only these
--scale 10                       ten times the population (its own folder)
"""

import argparse
import asyncio
import json
import os
import platform
import random
import subprocess
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import chart, client, operations
from benchmarks.operations import OPERATIONS, Operation
from benchmarks.place import place, say
from benchmarks.population import FIRST_VIEWER, VIEWERS, key
from benchmarks.results import Round, VoidError, print_table, summed
from benchmarks.servers import Server, serving
from core.redis import open_redis
from core.settings import Settings
from graph.accounts.sessions import open_session
from stack.paths import ROOT, cache_folder, python

RESULTS = ROOT / "benchmarks/results"
SERVED = ("ours", "graphql_core", "hand_written", "neo4j_graphql")
WARM_S = 2.0
_FASTEST = 3000
"""Writes a second that no server here reaches: so many are made ready."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--operations", default=",".join(each.name for each in OPERATIONS))
    parser.add_argument("--systems", default="ours,graphql_core,neo4j_graphql,hand_written,raw_driver")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--output", type=Path, default=RESULTS / "latest.json")
    given = parser.parse_args()
    chosen = [each for each in OPERATIONS if each.name in given.operations.split(",")]
    systems = given.systems.split(",")
    with place(given.scale) as (_, environment), ExitStack() as servers:
        cookies = asyncio.run(_sessions(environment))
        logs = cache_folder() / "benchmarks/logs"
        running = {name: servers.enter_context(serving(name, environment, logs)) for name in SERVED if name in systems}
        bench = Bench(environment, running, cookies, given.seconds)
        bench.assert_equal_answers(chosen)
        rounds = bench.run(chosen, systems, given.rounds)
    found = summed(rounds)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    if given.output.exists() and len(chosen) < len(OPERATIONS):
        found = {**json.loads(given.output.read_text(encoding="utf-8")), **found}
    given.output.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    how = given.output.with_suffix(".how.json")
    how.write_text(json.dumps(_circumstances(given), indent=1) + "\n", encoding="utf-8")
    chart.write(found, given.output.with_suffix(".svg"))
    print_table(found)


class Bench:
    """Rounds over running servers."""

    def __init__(
        self, environment: dict[str, str], servers: dict[str, Server], cookies: list[str], seconds: float
    ) -> None:
        self._environment, self._servers, self._cookies, self._seconds = environment, servers, cookies, seconds
        self._turn = int(time.time()) * 4096 % 5_000_000

    def assert_equal_answers(self, chosen: list[Operation]) -> None:
        """Ours, compiled and not, and the hand-written endpoint must give the same bytes."""
        for operation in chosen:
            given: dict[str, list[bytes]] = {}
            for system in ("ours", "graphql_core", "hand_written"):
                if system in self._servers and system in operation.systems:
                    requests = self._requests(operation, system, 0, 3)
                    port = self._servers[system].port
                    given[system] = [client.one(port, request) for _ in range(4) for request in requests]
            bodies = {body for each in given.values() for body in (each[-3:] if operation.writes else each)}
            if len(bodies) > (3 if operation.writes else 1):
                shown = {system: each[-1][:3000] for system, each in given.items()}
                raise AssertionError(f"{operation.name}: the answers differ: {shown}")
            if any(b'"errors":[{' in body for body in bodies):
                raise AssertionError(f"{operation.name}: {bodies}")

    def run(self, chosen: list[Operation], systems: list[str], rounds: int) -> list[Round]:
        """Each round is every pair of operation and system once, in an order of its own."""
        pairs = [(op, system) for op in chosen for system in systems if system in op.systems]
        found = []
        for number in range(rounds):
            random.shuffle(pairs)
            for operation, system in pairs:
                try:
                    one = self._one(operation, system)
                except VoidError as void:
                    if system != "neo4j_graphql":
                        raise
                    say(f"void: {void}")
                    continue
                found.append(one)
                say(f"{number + 1}/{rounds} {operation.name:14} {system:14} {one.rps:8.0f}/s  {one.cpu_ms:6.3f} ms CPU")
        return found

    def _one(self, operation: Operation, system: str) -> Round:
        # writes go on where the round before ended, so that each of them changes something
        start, count = self._turn, int((self._seconds + WARM_S) * _FASTEST) if operation.writes else 1
        self._turn += count
        if system == "raw_driver":
            return self._raw(operation, start)
        server = self._servers[system]
        requests = self._requests(operation, system, start, count)
        warming = int(WARM_S * _FASTEST) if operation.writes else 0
        client.asked(server.port, requests[:warming] or requests, WARM_S)
        before = server.cpu_seconds()
        measured = client.asked(server.port, requests[warming:], self._seconds)
        used = server.cpu_seconds() - before
        return Round.of(operation.name, system, measured, used)

    def _raw(self, operation: Operation, start: int) -> Round:
        spec = json.dumps({"operation": operation.name, "seconds": self._seconds, "start": start})
        done = subprocess.run(
            [python(), "-m", "benchmarks.raw"],
            input=spec,
            env={"PATH": "/usr/bin:/bin", "HOME": str(Path.home()), **self._environment},
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        measured = client.Measured(**json.loads(done.stdout))
        return Round.of(operation.name, "raw_driver", measured, measured.client_cpu)

    def _requests(self, operation: Operation, system: str, start: int, count: int) -> list[bytes]:
        made = []
        for n in range(start, start + count):
            cookie = self._cookies[n % VIEWERS]
            if system == "hand_written":
                method, path = operation.by_hand(n)
                made.append(client.http(method, path, cookie=cookie))
            elif system == "neo4j_graphql":
                assert operation.peer is not None
                assert operation.peer_turns is not None
                made.append(client.graphql(operation.peer, operation.peer_turns(n, operations.viewer(n)), cookie))
            else:
                made.append(client.graphql(operation.document, operation.turns(n), cookie))
        return made


async def _sessions(environment: dict[str, str]) -> list[str]:
    redis = open_redis(Settings.from_env(environment))
    tokens = [await open_session(redis, key("p", FIRST_VIEWER + n), frozenset()) for n in range(VIEWERS)]
    await redis.aclose()
    # a browser sends the pseudonym of its plays as well; without it each answer would set one
    return [f"kindred_session={token}; kindred_visitor={key('v', n)}" for n, token in enumerate(tokens)]


def _circumstances(given: argparse.Namespace) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "processors": len(os.sched_getaffinity(0)),
        "rounds": given.rounds,
        "seconds": given.seconds,
        "scale": given.scale,
        "connections": client.CONNECTIONS,
        "missing": {"feed": "there is no feed yet", "ours_cached": "answers are not cached yet"},
    }


if __name__ == "__main__":
    main()
