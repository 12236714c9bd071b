"""`python -m benchmarks.growth`: what our reads cost with one and with ten times the data, in interleaved rounds.

Both populations run side by side, each with a server of its own; four connections ask, so that the times are those of
the reads and not of a queue. Reads that the schema does not have are named and left out.
Writes results/growth.json: {read: {"1": {p50_ms, p95_ms}, "10": ..., "p95_ratio"}}.
"""

import argparse
import asyncio
import json
import random
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from graphql import parse, validate

from benchmarks import client, operations
from benchmarks.bench import sessions
from benchmarks.conversations import load_messages
from benchmarks.place import place, say
from benchmarks.population import CAMPAIGN, VERSION, VIEWERS, Size, key
from benchmarks.servers import Server, serving
from core.settings import Settings
from schema.build import schema
from schema.nodes import global_id
from stack.paths import ROOT, cache_folder

RESULT = ROOT / "benchmarks/results/growth.json"
CONNECTIONS = 4
SCALES = (1, 10)
_PROFILE = {"handle": "person0"}
_STAR = {"handle": "person1"}  # whom everybody follows
_CAMPAIGN = {"handle": "blue-action"}
_NODES = "nodes { id handle name } pageInfo { hasNextPage endCursor }"
_WORK = "id title author { id handle name viewerIsFollowing } playCount likeCount createdAt"


def _of_person(fields: str) -> str:
    return f"query Person($handle: String!) {{ account(handle: $handle) {{ id ... on Person {{ {fields} }} }} }}"


READS: dict[str, tuple[str, dict[str, Any]]] = {
    "profile": (operations.PROFILE, _PROFILE),
    "profile of one whom all follow": (operations.PROFILE, _STAR),
    "campaign page": (operations.CAMPAIGN_PAGE, _CAMPAIGN),
    "50 entries of a campaign": (operations.WIDE_PAGE, _CAMPAIGN),
    "board, first rows": (operations.BOARD, _CAMPAIGN),
    "campaigns": ("{ campaigns(first: 20) { nodes { id handle title { zh en } submissionCount } } }", {}),
    "followers of one whom all follow": (_of_person(f"followers(first: 20) {{ {_NODES} }}"), _STAR),
    "following": (_of_person(f"following(first: 20) {{ {_NODES} }}"), _PROFILE),
    "works of a person": (_of_person(f"works(first: 20) {{ nodes {{ {_WORK} }} }}"), _PROFILE),
    "posts of a person": (_of_person("posts(first: 20) { nodes { id } }"), _PROFILE),
    "one entry": (
        "query N($id: ID!) { node(id: $id) { ... on Submission { id voteCount campaign { id } work { id title } } } }",
        {"id": global_id("Submission", key("s", 7))},
    ),
    "one board": (
        "query B($id: ID!) { node(id: $id) { ... on Board { id state entrantCount } } }",
        {"id": global_id("Board", f"{CAMPAIGN}:PEOPLE")},
    ),
    "feed of those one follows": (operations.FEED, {}),
    "feed to discover": (f"{{ discoverFeed(first: 20) {{ nodes {{ reason work {{ {_WORK} }} }} }} }}", {}),
    "conversations": ("{ inbox { id unreadThreadCount threads(first: 20) { nodes { id unreadCount } } } }", {}),
    "messages": (
        "{ inbox { threads(first: 1) { nodes { id messages(first: 20) { nodes { id number text sentAt } } } } } }",
        {},
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--scales", default=",".join(map(str, SCALES)))
    parser.add_argument("--output", type=Path, default=RESULT)
    given = parser.parse_args()
    there = {name: read for name, read in READS.items() if not validate(schema()._schema, parse(read[0]))}
    for name in READS.keys() - there.keys():
        say(f"left out, as the schema does not have it: {name}")
    with ExitStack() as running:
        places: dict[str, tuple[Server, list[str]]] = {}
        for scale in given.scales.split(","):
            _, environment = running.enter_context(place(int(scale)))
            folder = cache_folder() / f"benchmarks/{VERSION}-{scale}"
            load_messages(Settings.from_env(environment), Size(int(scale)), folder, say)
            logs = cache_folder() / f"benchmarks/logs/growth-{scale}"
            server = running.enter_context(serving("ours", environment, logs))
            places[scale] = server, asyncio.run(sessions(environment))
        found = measured(there, places, given.rounds, given.seconds)
    given.output.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"\n{'read':36}" + "".join(f"{scale + 'x p95 ms':>14}" for scale in places) + f"{'ratio':>9}")
    for name, figures in found.items():
        row = "".join(f"{figures[scale]['p95_ms']:14.2f}" for scale in places)
        print(f"{name:36}{row}{figures.get('p95_ratio', float('nan')):9.2f}")


def measured(
    reads: dict[str, tuple[str, dict[str, Any]]],
    places: dict[str, tuple[Server, list[str]]],
    rounds: int,
    seconds: float,
) -> dict[str, dict[str, Any]]:
    """Medians of the rounds by read and scale."""
    times: dict[tuple[str, str], list[tuple[float, float]]] = {}
    pairs = [(name, scale) for name in reads for scale in places]
    for number in range(rounds):
        random.shuffle(pairs)
        for name, scale in pairs:
            server, cookies = places[scale]
            document, variables = reads[name]
            requests = [client.graphql(document, variables, cookies[n]) for n in range(VIEWERS)]
            client.asked(server.port, requests, 0.5, CONNECTIONS)
            one = client.asked(server.port, requests, seconds, CONNECTIONS)
            if one.failures:
                raise RuntimeError(f"{name} at {scale}x: {client.one(server.port, requests[0])[:500]!r}")
            ordered = sorted(one.latencies)
            p50, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
            times.setdefault((name, scale), []).append((p50, p95))
            say(f"{number + 1}/{rounds} {scale:>3}x {name:36} p95 {p95:8.2f} ms")
    found: dict[str, dict[str, Any]] = {}
    for (name, scale), some in sorted(times.items()):
        figures = {"p50_ms": round(median(p50 for p50, _ in some), 3), "p95_ms": round(median(p for _, p in some), 3)}
        found.setdefault(name, {})[scale] = figures
    if len(places) == 2:
        few, many = places
        for each in found.values():
            each["p95_ratio"] = round(each[many]["p95_ms"] / each[few]["p95_ms"], 3)
    return found


if __name__ == "__main__":
    main()
