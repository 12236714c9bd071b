"""What has been folded leaves the stream once its day is in the object store; and how to count everything anew."""

from datetime import datetime

from core.clock import DAY_MS, millis
from core.redis import RedisClient
from graph.fairness import counts
from graph.fairness.fold import how_far
from storage.exposures.days import archive, day_of
from storage.exposures.stream import batches_after, trim
from storage.ledger.rows import Position
from storage.store import Store


async def archive_folded(redis: RedisClient, store: Store, *, now: datetime) -> list[str]:
    """Archives the days that are over and folded, and trims the stream to what is folded and a day old."""
    at = await how_far(redis)
    waiting = await batches_after(redis, at.exposures, count=1)
    before = min([day_of(millis(now)), *[day_of(batch.position.ms) for batch in waiting]])
    moved = await archive(redis, store, before=before)
    await trim(redis, before=min(at.exposures.next, Position(millis(now) - DAY_MS, 0)))
    return moved


async def scan_again(redis: RedisClient) -> None:
    """Has every published work looked at anew, so that lists follow people who moved and accounts that opened."""
    pipe = redis.pipeline(transaction=True)
    pipe.hincrby(counts.AT, "version", 1)  # a step under way must not put the old place back
    pipe.hset(counts.AT, "published", "0 ")
    await pipe.execute()
