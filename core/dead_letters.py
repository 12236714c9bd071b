"""Jobs that failed at every attempt: kept in Redis until an operator has them tried again.

A hash `kindred:dead` of `job/key` → JSON; what is owed is not enqueued again while its letter is there.
"""

from dataclasses import dataclass

import orjson

from core.paging import Page, Slice
from core.redis import RedisClient

_KEY = "kindred:dead"


@dataclass(frozen=True, slots=True)
class DeadLetterRecord:
    """A job, what it was about, and how it failed; `failed_at` in ms since 1970."""

    id: str
    job: str
    key: str
    error: str
    attempts: int
    failed_at: int


async def bury(redis: RedisClient, job: str, key: str, error: str, attempts: int, failed_at: int) -> None:
    """Keeps a job that failed for good."""
    value = orjson.dumps({"error": error[:2000], "attempts": attempts, "failed_at": failed_at})
    await redis.hset(_KEY, f"{job}/{key}", value)


async def buried(redis: RedisClient) -> set[tuple[str, str]]:
    """(job, key) of every dead letter."""
    return {(job, key) for job, _, key in (name.decode().partition("/") for name in await redis.hkeys(_KEY))}


async def dig_up(redis: RedisClient, job: str, key: str) -> bool:
    """Forgets a dead letter, so that what is owed is tried again; false where there was none."""
    return bool(await redis.hdel(_KEY, f"{job}/{key}"))


async def dead_letters(redis: RedisClient, wanted: Slice) -> Page[DeadLetterRecord]:
    """The dead letters, newest first. They are few: an operator looks when there is one."""
    found = []
    for name, value in (await redis.hgetall(_KEY)).items():
        job, _, key = name.decode().partition("/")
        found.append(DeadLetterRecord(name.decode(), job, key, **orjson.loads(value)))
    found.sort(key=lambda letter: (letter.failed_at, letter.id), reverse=True)
    if wanted.after is not None:
        found = [letter for letter in found if (letter.failed_at, letter.id) < wanted.after]
    return Page.of(found[: wanted.limit], wanted, lambda letter: (letter.failed_at, letter.id))
