"""Without any server: the Neo4j driver (or, for a vote, one XADD) alone, in a process of its own, sixteen at once."""

import asyncio
import itertools
import json
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import uvloop

from benchmarks.client import CONNECTIONS
from benchmarks.operations import choice, subject, viewer
from benchmarks.population import CAMPAIGN, FIRST_VIEWER, VIEWERS, key
from campaigns.submissions import queries as submissions
from core.clock import millis, now
from core.paging import Slice
from core.redis import RedisClient, open_redis
from core.settings import Settings
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.feeds import queries as feeds
from graph.follows import actions as follows
from graph.people import queries as people

Turn = Callable[[int], Awaitable[Any]]
_REVIEWERS = at_least(Role.REVIEWER)
_APPENDED = "benchmarks:appended"


def turns(db: Database, redis: RedisClient) -> dict[str, Turn]:
    """What one turn of each operation does."""
    profile, wide = load(people.__file__, "profile_page"), load(submissions.__file__, "entries_page")
    follow = load(follows.__file__, "follow")
    asked: dict[str, Any] = {"viewer_id": key("p", FIRST_VIEWER)}
    page = {"handle_key": "person0", "reviewers": _REVIEWERS, "following": 21, "followers": 0, "works": 21, **asked}
    entries_page = {"handle_key": "blue-action", "roles": _REVIEWERS, "texts": False, "limit": 51, **asked}
    return {
        "profile": lambda _: db.read(profile, **page),
        "wide_page": lambda _: db.read(wide, **entries_page),
        "feed": lambda _: feed(db),
        "follow": lambda n: db.write(follow, viewer_id=viewer(n), subject_id=subject(n), now=millis(now())),
        "vote": lambda n: redis.xadd(_APPENDED, vote(n)),
    }


async def feed(db: Database) -> None:
    """The reads of the feed of those one follows, with who made each work."""
    who = Viewer(key("p", FIRST_VIEWER))
    found = await feeds.following_feed(db, viewer=who, page=Slice(20, None), now=now())
    await people.accounts_by_id(db, viewer=who, ids=list({item.work.author_id for item in found.page.items}))


def vote(n: int) -> dict[str, str | int]:
    """A row of the ledger as a vote makes one, with the same fields and ids."""
    return {
        "kind": "VOTE",
        "actor": key("x", FIRST_VIEWER + n % VIEWERS),
        "campaign": CAMPAIGN,
        "submission": choice(n),
        "work": "",
        "organisation": "",
        "cast_at": millis(now()),
        "late": 0,
        "before": "",
        "rule": "",
    }


async def measure(name: str, seconds: float, start: int) -> dict[str, Any]:
    """Latencies of as many turns as sixteen loops make."""
    settings = Settings.from_env()
    db, redis = Database.open(settings), open_redis(settings)
    turn = turns(db, redis)[name]
    numbers = itertools.count(start)
    latencies: list[float] = []
    for _ in range(20):
        await turn(next(numbers))
    cpu = time.process_time()
    began = time.perf_counter()

    async def loop() -> None:
        while (at := time.perf_counter()) < began + seconds:
            await turn(next(numbers))
            latencies.append((time.perf_counter() - at) * 1000)

    await asyncio.gather(*(loop() for _ in range(CONNECTIONS)))
    took = time.perf_counter() - began
    used = time.process_time() - cpu
    await redis.delete(_APPENDED)
    await redis.aclose()
    await db.close()
    return {"requests": len(latencies), "seconds": took, "latencies": latencies, "failures": 0, "client_cpu": used}


def main() -> None:
    spec = json.load(sys.stdin)
    json.dump(uvloop.run(measure(spec["operation"], spec["seconds"], spec["start"])), sys.stdout)


if __name__ == "__main__":
    main()
