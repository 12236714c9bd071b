"""Publishing: the figures of every scope whose counts have changed, and the impressions of works into the graph."""

import asyncio

from core.redis import RedisClient
from graph.cypher import load
from graph.database import Database
from graph.fairness import counts
from graph.fairness.fold import how_far
from graph.fairness.measures import Measures, lorenz, measure
from graph.fairness.model import Fairness

POINTS = 100
_SOME = 500


async def publish(redis: RedisClient, *, now_ms: int) -> list[str]:
    """Measures each scope that has changed; which. What changes meanwhile is measured the next time."""
    at = await how_far(redis)
    scopes = sorted(scope.decode() for scope in await redis.smembers(counts.CHANGED))
    creators = await redis.hkeys(counts.plays_key(counts.ALL))
    for scope in scopes:
        pipe = redis.pipeline(transaction=True)
        pipe.srem(counts.CHANGED, scope)
        pipe.hgetall(counts.plays_key(scope))
        pipe.hget(counts.SINCE, scope)
        pipe.hmget(counts.TOTALS, f"{scope}|i", f"{scope}|d")
        _, held, since, (impressions, dwell) = await pipe.execute()
        plays = [int(value) for value in held.values()]
        if scope in counts.SCOPES:  # those whom nobody played there belong to the tail
            plays += [0] * sum(creator not in held for creator in creators)
        measures, curve = await asyncio.to_thread(_measured, plays)
        found = Fairness.of(
            measures,
            curve,
            impressions=int(impressions or 0),
            dwell_ms=int(dwell or 0),
            since=None if since is None else int(since),
            counted_at=now_ms,
            coefficient=at.coefficient,
        )
        await redis.set(counts.snapshot_key(scope), found.to_json())
    return scopes


def _measured(plays: list[int]) -> tuple[Measures, list[tuple[float, float]]]:
    return measure(plays), [(float(x), float(y)) for x, y in lorenz(plays, points=POINTS)]


async def keep_impressions(db: Database, redis: RedisClient) -> int:
    """Writes the impressions of the works that had new ones into the graph, many at once; how many works.

    Absolute numbers that only grow, so that it may run twice.
    """
    done = 0
    while works := [work.decode() for work in await redis.srandmember(counts.DIRTY, _SOME)]:
        await redis.srem(counts.DIRTY, *works)  # before the reading: what comes after it marks the work anew
        held = await redis.hmget(counts.IMPRESSIONS, works)
        rows = [{"work_id": work, "impressions": int(value or 0)} for work, value in zip(works, held, strict=True)]
        try:
            await db.write(load(__file__, "keep_impressions"), counts=rows)
        except BaseException:
            await redis.sadd(counts.DIRTY, *works)
            raise
        done += len(works)
    return done
