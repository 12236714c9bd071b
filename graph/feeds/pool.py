"""The pool: a bounded choice of works that discover draws from, made by the worker and read by every page.

It holds the newest, those that have been played most lately, and those that have waited longest below the floor, each
with the counts that the ranker needs. One JSON text, read from Redis only when its version has changed.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import NamedTuple
from weakref import WeakKeyDictionary

import orjson

from core.clock import millis
from core.redis import RedisClient
from graph.access.age import adult_born_by
from graph.cypher import load
from graph.database import Database
from graph.fairness import counts
from graph.fairness.control import Coefficient
from graph.fairness.fold import POLICY, how_far

POOL = "kindred:feeds:pool"
VERSION = "kindred:feeds:pool:version"
NEWEST, HOTTEST, OWED = 400, 300, 300


class Pooled(NamedTuple):
    """A work of the pool. `creator` is what the ledger calls its author; times in ms since 1970."""

    work_id: str
    author_id: str
    creator: str
    city_id: str | None
    published_at: int
    plays: int
    impressions: int
    creator_plays: int


@dataclass(frozen=True, slots=True)
class Pool:
    """What pages draw from, until the next is made."""

    version: str
    made_at: int
    coefficient: Coefficient
    works: tuple[Pooled, ...]


EMPTY = Pool("", 0, Coefficient(), ())
_HELD: "WeakKeyDictionary[RedisClient, Pool]" = WeakKeyDictionary()


async def make_pool(db: Database, redis: RedisClient, *, now: datetime) -> Pool:
    """Makes the pool anew and drops from its lists what may no longer be shown or is owed nothing any more."""
    newest = await redis.zrange(counts.NEWEST, 0, NEWEST - 1, desc=True)
    hottest = await redis.zrange(counts.HOT, 0, HOTTEST - 1, desc=True)
    owed = await redis.zrange(counts.BELOW, 0, OWED - 1)
    ids = list(dict.fromkeys(each.decode() for each in (*newest, *hottest, *owed)))
    rows = await db.read(load(__file__, "candidates"), ids=ids, adult_born_by=adult_born_by(now))
    works = await counted(redis, [(row[0], row[1], row[2], row[3], row[4]) for row in rows])
    gone = set(ids) - {each.work_id for each in works}
    paid = {each.work_id for each in works if each.impressions >= POLICY.floor}
    pipe = redis.pipeline(transaction=False)
    if gone:
        pipe.zrem(counts.NEWEST, *gone)
        pipe.zrem(counts.HOT, *gone)
    if gone | paid:
        pipe.zrem(counts.BELOW, *(gone | paid))
    coefficient = (await how_far(redis)).coefficient
    rows_kept = [list(each) for each in works]
    body = orjson.dumps([rows_kept, astuple(coefficient)])
    pool = Pool(hashlib.sha256(body).hexdigest()[:16], millis(now), coefficient, tuple(works))
    text = orjson.dumps([pool.version, pool.made_at, astuple(coefficient), rows_kept])
    pipe.set(POOL, text)
    pipe.set(VERSION, pool.version)
    await pipe.execute()
    return pool


async def pool_of(redis: RedisClient) -> Pool:
    """The present pool. One small read while it has not changed."""
    version = await redis.get(VERSION)
    held = _HELD.get(redis, EMPTY)
    if version is None or version.decode() == held.version:
        return EMPTY if version is None else held
    version, made_at, coefficient, works = orjson.loads(await redis.get(POOL))
    pool = _HELD[redis] = Pool(version, made_at, Coefficient(*coefficient), tuple(Pooled(*each) for each in works))
    return pool


async def counted(redis: RedisClient, works: Iterable[tuple[str, str, str, str | None, int]]) -> list[Pooled]:
    """Works (id, author, creator, city, published) with their counts. One round trip."""
    listed: Sequence[tuple[str, str, str, str | None, int]] = list(works)
    if not listed:
        return []
    ids = [each[0] for each in listed]
    pipe = redis.pipeline(transaction=False)
    pipe.hmget(counts.PLAYS, ids)
    pipe.hmget(counts.IMPRESSIONS, ids)
    pipe.hmget(counts.plays_key(counts.ALL), [each[2] for each in listed])
    plays, impressions, of_creators = await pipe.execute()
    return [
        Pooled(*each, int(played or 0), int(shown or 0), int(by_creator or 0))
        for each, played, shown, by_creator in zip(listed, plays, impressions, of_creators, strict=True)
    ]
