"""Following the ledger: fold what comes, tell who watches a board, and keep the counts of works in the graph."""

import asyncio

from campaigns.leaderboard.boards import LIVE
from campaigns.leaderboard.fold import catch_up
from core.redis import RedisClient
from graph.database import Database
from graph.interactions.actions import keep_counts
from graph.interactions.model import WorkCount
from storage.ledger.stream import wait_for_rows
from storage.store import Store

QUIET_S = 0.3
"""Watchers of one board are told at most so often."""
_SOME = 500


def channel(campaign_id: str) -> str:
    """Where it is said that a campaign's boards have moved."""
    return f"kindred:board:{campaign_id}"


async def follow_ledger(db: Database, store: Store, redis: RedisClient, *, seconds: float) -> None:
    """Folds for some time, waiting on the ledger, so that a vote is on the board within a moment."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    moved: set[str] = set()
    while True:
        step = await catch_up(redis, store)
        moved |= step.moved
        told_at = loop.time()
        await tell(redis, moved)
        moved.clear()
        await publish_counts(db, redis)
        if step.problem:
            await asyncio.sleep(0.05)
        left_ms = int((until - loop.time()) * 1000)
        if left_ms <= 0:
            return
        if not step.problem and await wait_for_rows(redis, step.at, at_most_ms=left_ms):
            await asyncio.sleep(max(0.0, told_at + QUIET_S - loop.time()))


async def tell(redis: RedisClient, campaign_ids: set[str]) -> None:
    """Says that the boards of these campaigns have moved. Who does not hear it reads again after some seconds."""
    if campaign_ids:
        pipe = redis.pipeline(transaction=False)
        for campaign_id in campaign_ids:
            pipe.publish(channel(campaign_id), "{}")
        await pipe.execute()


async def publish_counts(db: Database, redis: RedisClient, *, prefix: str = LIVE) -> int:
    """Writes plays and likes of the works that changed into the graph; says how many works.

    Absolute numbers, with how many rows they count, so that an older count never replaces a newer one. Works in
    hand are kept under a name of their own until they are written.
    """
    fresh, in_hand = f"{prefix}dirty", f"{prefix}dirty:in-hand"
    pipe = redis.pipeline(transaction=True)
    pipe.sunionstore(in_hand, in_hand, fresh)
    pipe.delete(fresh)
    pipe.hget(f"{prefix}at", "rows")
    waiting, _, rows = await pipe.execute()
    while waiting > 0:
        works = [work.decode() for work in await redis.srandmember(in_hand, _SOME)]
        if not works:
            break
        records = await redis.hmget(f"{prefix}works", works)
        counts = [WorkCount.read(work, record) for work, record in zip(works, records, strict=True) if record]
        await keep_counts(db, counts=counts, rows=int(rows or 0))
        await redis.srem(in_hand, *works)
        waiting -= len(works)
    return int(waiting)
