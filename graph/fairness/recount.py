"""Counting anew, from what is kept for ever: plays from the whole ledger, impressions from the sums of every day.

`python -m graph.fairness.recount` prints what is published beside what comes out, and fails where they differ. While
people are watching, the second may be a few rows ahead of the first.
"""

import asyncio
import sys
from collections import Counter
from dataclasses import dataclass, field

from core.redis import RedisClient, open_redis
from core.settings import Settings
from graph.database import Database
from graph.fairness import counts
from graph.fairness.fold import creators_of_works, how_far
from storage.exposures.days import DAYS, FOLDER, archived_day, open_day
from storage.ledger.replay import rows_from
from storage.ledger.rows import Kind
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Recount:
    """Plays by creator and impressions by work; zeros are left out."""

    plays: Counter[str] = field(default_factory=Counter)
    impressions: Counter[str] = field(default_factory=Counter)


async def kept(redis: RedisClient) -> Recount:
    """What the fold has counted."""
    found = Recount()
    for counter, key in ((found.plays, counts.plays_key(counts.ALL)), (found.impressions, counts.IMPRESSIONS)):
        held = await redis.hgetall(key)
        counter.update({name.decode(): int(value) for name, value in held.items() if int(value)})
    return found


async def recount(db: Database, store: Store, redis: RedisClient) -> Recount:
    """The same from the beginning, up to where the fold stands. A work that is gone counts where it was met before."""
    found = Recount()
    until = (await how_far(redis)).ledger
    creator = {name.decode(): value.decode() for name, value in (await redis.hgetall(counts.CREATOR)).items()}
    async for rows in rows_from(redis, store, until=until):
        plays = [row for row in rows if row.kind == Kind.PLAY]
        if missing := sorted({row.work for row in plays} - creator.keys()):
            creator |= await creators_of_works(db, missing)
        found.plays.update(creator[row.work] for row in plays if creator.get(row.work, row.actor) != row.actor)
    days = {day.decode() for day in await redis.smembers(DAYS)}
    archived = {key.removeprefix(FOLDER).partition(".")[0] for key in await store.keys(FOLDER)}
    for day in sorted(days | archived):
        for each in await archived_day(store, day) or await open_day(redis, day):
            found.impressions[each.work] += each.impressions
    return Recount(found.plays, +found.impressions)


async def main() -> int:
    """Compares both."""
    settings = Settings.from_env()
    db, redis, store = Database.open(settings), open_redis(settings), await Store.open(settings)
    try:
        before, after = await kept(redis), await recount(db, store, redis)
    finally:
        await store.close()
        await redis.aclose()
        await db.close()
    for name in ("plays", "impressions"):
        one, other = getattr(before, name), getattr(after, name)
        print(f"{name}: {sum(one.values()):,} kept, {sum(other.values()):,} counted anew")
    return 0 if before == after else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
