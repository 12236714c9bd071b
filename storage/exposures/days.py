"""The sums of each day, in the object store for ever: from them everything can be counted again.

While a day lasts its sums are in Redis, written with the counts they belong to. When it is over, a file is written:
gzip of one JSON line for each (surface, campaign, work) with impressions, plays and dwell. Then the sums leave Redis.
"""

import gzip
from typing import NamedTuple

import orjson

from core.clock import from_millis
from core.redis import RedisClient
from storage.store import Store

DAYS = "kindred:exposures:days"
FOLDER = "exposures/"
CONTENT_TYPE = "application/gzip"


class Sum(NamedTuple):
    """What one work had on one surface in a day; `dwell_ms` is the time in view, of all viewers."""

    surface: str
    campaign: str
    work: str
    impressions: int
    plays: int
    dwell_ms: int


def day_of(ms: int) -> str:
    """The day (UTC) of a moment, such as 2026-11-24."""
    return from_millis(ms).date().isoformat()


def sums_key(day: str) -> str:
    """Hash: `surface|campaign|work|what` → sum, for a day that is not in the store yet."""
    return f"kindred:exposures:day:{day}"


def key_of(day: str) -> str:
    """The object of a day."""
    return f"{FOLDER}{day}.jsonl.gz"


async def archive(redis: RedisClient, store: Store, *, before: str) -> list[str]:
    """Moves the days before this one into the store; which. Safe to repeat and to run twice at once."""
    moved = []
    for raw in sorted(await redis.smembers(DAYS)):
        day = raw.decode()
        if day >= before:
            continue
        # A day that has been archived is closed: the fold adds no more to it, so its file only ever says the same.
        sums = await open_day(redis, day)
        earlier = await archived_day(store, day)
        if sums and not earlier:
            lines = b"\n".join(orjson.dumps(list(each)) for each in sums)
            await store.put(key_of(day), gzip.compress(lines, mtime=0), CONTENT_TYPE)
        pipe = redis.pipeline(transaction=True)
        pipe.unlink(sums_key(day))
        pipe.srem(DAYS, day)
        await pipe.execute()
        moved.append(day)
    return moved


async def open_day(redis: RedisClient, day: str) -> list[Sum]:
    """The sums of a day that are still in Redis, in order."""
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for name, value in (await redis.hgetall(sums_key(day))).items():
        surface, campaign, work, what = name.decode().split("|")
        found.setdefault((surface, campaign, work), {})[what] = int(value)
    return [
        Sum(*key, values.get("i", 0), values.get("p", 0), values.get("d", 0)) for key, values in sorted(found.items())
    ]


async def archived_day(store: Store, day: str) -> list[Sum]:
    """The sums of a day as the store has them; empty where there is no file."""
    data = await store.read(key_of(day))
    return [] if data is None else [Sum(*orjson.loads(line)) for line in gzip.decompress(data).split(b"\n")]
