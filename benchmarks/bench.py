"""Rounds over running servers: requests are made, sent for some seconds, and answers and processor time counted."""

import json
import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import client, operations
from benchmarks.operations import Operation
from benchmarks.place import say
from benchmarks.population import FIRST_VIEWER, VIEWERS, key
from benchmarks.results import Round, VoidError
from benchmarks.servers import Server
from core.redis import open_redis
from core.settings import Settings
from graph.accounts.sessions import open_session
from stack.paths import ROOT, python

BARS = frozenset(
    {
        ("profile", "ours"),
        ("profile", "neo4j_graphql"),
        ("profile", "hand_written"),
        ("wide_page", "ours"),
        ("wide_page", "hand_written"),
        ("campaign_page", "ours"),
        ("campaign_page", "neo4j_graphql"),
        ("follow", "ours"),
        ("follow", "raw_driver"),
        ("vote", "ours"),
        ("vote", "raw_driver"),
    }
)
"""Operations and systems that a bar names: their runs are long ones."""
_FASTEST = 2500
"""Writes a second that no server here reaches: so many are made ready."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of a run: those that a bar names, and all others. What is sent before, to warm up, is not counted."""

    bars: float
    others: float

    def of(self, operation: str, system: str) -> tuple[float, float]:
        """(warming up, measured)."""
        long = (operation, system) in BARS
        return (2.0 if long else 1.0), (self.bars if long else self.others)

    def all(self, pairs: list[tuple[Operation, str]], rounds: int) -> float:
        """About how long all rounds take, with half a second to start each client."""
        return rounds * sum(0.5 + sum(self.of(operation.name, system)) for operation, system in pairs)


class Bench:
    """Rounds over running servers."""

    def __init__(
        self, environment: dict[str, str], servers: dict[str, Server], cookies: list[str], times: Times
    ) -> None:
        self._environment, self._servers, self._cookies, self._times = environment, servers, cookies, times
        self._turn = int(time.time()) * 4096 % 5_000_000

    def assert_equal_answers(self, chosen: list[Operation]) -> None:
        """Ours, compiled, not compiled and kept, and the hand-written endpoint must give the same bytes."""
        for operation in chosen:
            if "ours_cached" in operation.systems and {"ours", "ours_cached"} <= self._servers.keys():
                request = client.graphql(operation.document, operation.turns(0), _visitor(0))
                kept = self._requests(operation, "ours_cached", 0, 1)[0]
                answers = [client.one(self._servers["ours"].port, request)]
                answers += [client.one(self._servers["ours_cached"].port, kept) for _ in range(3)]
                if len(set(answers)) > 1:
                    raise AssertionError(f"{operation.name}: kept answers differ: {answers[0]!r} {answers[-1]!r}")
            given: dict[str, list[bytes]] = {}
            for system in ("ours", "graphql_core", "hand_written"):
                if system in self._servers and system in operation.systems:
                    requests = self._requests(operation, system, 0, 3)
                    port = self._servers[system].port
                    given[system] = [client.one(port, request) for _ in range(4) for request in requests]
            bodies = {body for each in given.values() for body in each[-3:]}
            kinds = len(bodies) / 3 if operation.writes else len({tuple(each) for each in given.values()})
            if kinds > 1:
                shown = {system: each[-1][:3000] for system, each in given.items()}
                raise AssertionError(f"{operation.name}: the answers differ: {shown}")
            if any(b'"errors":[{' in body for body in bodies):
                raise AssertionError(f"{operation.name}: {bodies}")

    def run(self, chosen: list[Operation], systems: list[str], rounds: int) -> list[Round]:
        """Each round is every pair of operation and system once, in an order of its own."""
        pairs = [(op, system) for op in chosen for system in systems if system in op.systems]
        say(f"{rounds} rounds of {len(pairs)} pairs: about {self._times.all(pairs, rounds) / 60:.0f} minutes")
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
        warming_s, seconds = self._times.of(operation.name, system)
        start, count = self._turn, int((seconds + warming_s) * _FASTEST) if operation.writes else 1
        self._turn += count
        if system == "raw_driver":
            return self._raw(operation, start, seconds)
        server = self._servers[system]
        requests = self._requests(operation, system, start, count)
        warming = int(warming_s * _FASTEST) if operation.writes else 0
        client.asked(server.port, requests[:warming] or requests, warming_s)
        before = server.cpu_seconds()
        measured = client.asked(server.port, requests[warming:], seconds)
        used = server.cpu_seconds() - before
        return Round.of(operation.name, system, measured, used)

    def _raw(self, operation: Operation, start: int, seconds: float) -> Round:
        spec = json.dumps({"operation": operation.name, "seconds": seconds, "start": start})
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
            elif system == "ours_cached":
                made.append(client.persisted(operation.document, operation.turns(n), _visitor(n)))
            else:
                made.append(client.graphql(operation.document, operation.turns(n), cookie))
        return made


async def sessions(environment: dict[str, str]) -> list[str]:
    """The cookies of the viewers, signed in."""
    redis = open_redis(Settings.from_env(environment))
    tokens = [await open_session(redis, key("p", FIRST_VIEWER + n), frozenset()) for n in range(VIEWERS)]
    await redis.aclose()
    # a browser sends the pseudonym of its plays as well; without it each answer would set one
    return [f"kindred_session={token}; {_visitor(n)}" for n, token in enumerate(tokens)]


def _visitor(n: int) -> str:
    return f"kindred_visitor={key('v', n)}"
