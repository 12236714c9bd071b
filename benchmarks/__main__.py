"""`python -m benchmarks`: every system, every operation, in randomised and interleaved rounds.

--rounds 5 --seconds 30          as the bars want it (the default; some 45 minutes)
--others-seconds 6               runs that no bar names
--rounds 1 --seconds 2 --others-seconds 1    whether everything works
--operations profile,follow      only these
--systems ours,hand_written      only these
--scale 10                       ten times the population (its own folder)
"""

import argparse
import asyncio
import json
import os
import platform
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import chart, client
from benchmarks.bench import BARS, Bench, Times, sessions
from benchmarks.operations import OPERATIONS
from benchmarks.place import place
from benchmarks.results import print_table, summed
from benchmarks.servers import serving
from stack.paths import ROOT, cache_folder

RESULTS = ROOT / "benchmarks/results"
SERVED = ("ours", "ours_cached", "graphql_core", "hand_written", "neo4j_graphql")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--others-seconds", type=float, default=6.0)
    parser.add_argument("--operations", default=",".join(each.name for each in OPERATIONS))
    parser.add_argument("--systems", default="ours,ours_cached,graphql_core,neo4j_graphql,hand_written,raw_driver")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--output", type=Path, default=RESULTS / "latest.json")
    given = parser.parse_args()
    chosen = [each for each in OPERATIONS if each.name in given.operations.split(",")]
    systems = given.systems.split(",")
    with place(given.scale) as (_, environment), ExitStack() as servers:
        cookies = asyncio.run(sessions(environment))
        logs = cache_folder() / "benchmarks/logs"
        running = {name: servers.enter_context(serving(name, environment, logs)) for name in SERVED if name in systems}
        bench = Bench(environment, running, cookies, Times(given.seconds, given.others_seconds))
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


def _circumstances(given: argparse.Namespace) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "processors": len(os.sched_getaffinity(0)),
        "rounds": given.rounds,
        "seconds": {"named by a bar": given.seconds, "others": given.others_seconds},
        "named by a bar": sorted(" ".join(pair) for pair in BARS),
        "scale": given.scale,
        "connections": client.CONNECTIONS,
    }


if __name__ == "__main__":
    main()
