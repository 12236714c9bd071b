"""Folding: the next rows of the ledger into the boards, in batches that are all or nothing."""

import asyncio
from dataclasses import dataclass

import orjson

from campaigns.leaderboard.boards import LIVE
from core.redis import RedisClient
from storage.answers.kept import alter
from storage.ledger.replay import rows_from
from storage.ledger.rows import START, STREAM, TRIMMED, Position, Row
from storage.ledger.scripts import Script
from storage.ledger.sealing import segments
from storage.ledger.stream import trimmed_to
from storage.store import Store

BATCH = 500
_FOLD = Script(__file__, "fold")


@dataclass(frozen=True, slots=True)
class Folded:
    """How far the fold has come, how many rows this batch had, and which campaigns' boards it moved."""

    at: Position
    rows: int = 0
    moved: frozenset[str] = frozenset()
    problem: str = ""


async def fold_batch(redis: RedisClient, *, prefix: str = LIVE, count: int = BATCH) -> Folded:
    """Folds the next rows of the stream. Several may do so at once: each row counts once."""
    return await _fold(redis, prefix, count, "", "", "")


async def fold_rows(redis: RedisClient, rows: list[Row], *, after: Position, prefix: str, only: str = "") -> Folded:
    """Folds the given rows, if the fold stands at `after`; with `only`, just those of one campaign."""
    text = orjson.dumps([row.for_script() for row in rows]).decode()
    return await _fold(redis, prefix, len(rows), str(after), text, only)


async def catch_up(redis: RedisClient, store: Store, *, prefix: str = LIVE) -> Folded:
    """Folds until nothing is left: from the segments where the stream no longer has the rows, then from the stream."""
    if await folded_to(redis, prefix=prefix) == START:
        await segments(redis, store)  # brings back what was sealed, should Redis have lost it all
    moved: frozenset[str] = frozenset()
    rows = 0
    while True:
        step = await fold_batch(redis, prefix=prefix)
        if step.problem == "trimmed":
            step = await _from_segments(redis, store, step.at, prefix)
        moved |= step.moved
        rows += step.rows
        if step.problem or step.rows == 0:
            return Folded(step.at, rows, moved, step.problem)


async def fold_past(redis: RedisClient, store: Store, position: Position) -> None:
    """Folds until the row at a position has been counted, by whom ever."""
    while True:
        step = await catch_up(redis, store)
        if step.at >= position:
            return
        await asyncio.sleep(0.05)


async def forget(redis: RedisClient, *, prefix: str = LIVE) -> None:
    """Drops every board under a prefix and how far it had come. The ledger stays, so folding again gives the same."""
    keys = [f"{prefix}{name}" for name in ("at", "works", "entered", "dirty", "campaigns")]
    for campaign in await redis.smembers(f"{prefix}campaigns"):
        one = campaign.decode()
        keys += [f"{prefix}{kind}:{one}" for kind in ("c", "s", "p", "o")]
        keys += [f"{prefix}z:{kind}:{one}" for kind in ("ENTRIES", "PEOPLE", "ORGANISATIONS")]
    await redis.unlink(*keys)


async def _from_segments(redis: RedisClient, store: Store, at: Position, prefix: str) -> Folded:
    step = Folded(at)
    moved: frozenset[str] = frozenset()
    until = await trimmed_to(redis)
    rows = 0
    async for batch in rows_from(redis, store, after=at, until=until, batch=BATCH):
        step = await fold_rows(redis, batch, after=step.at, prefix=prefix)
        if step.problem:
            break
        moved |= step.moved
        rows += step.rows
    return Folded(step.at, rows, moved, step.problem)


async def _fold(redis: RedisClient, prefix: str, count: int, after: str, rows: str, only: str) -> Folded:
    answer = orjson.loads(await _FOLD(redis, [STREAM, TRIMMED], [prefix, str(count), after, rows, only]))
    at = Position.read(answer["at"])
    if "problem" in answer:
        return Folded(at, problem=answer["problem"])
    moved = frozenset(answer["moved"] or ())
    if moved and prefix == LIVE:
        await alter(redis, moved)
    return Folded(at, answer["rows"], moved)


async def folded_to(redis: RedisClient, *, prefix: str = LIVE) -> Position:
    """How far the fold has come."""
    at = await redis.hget(f"{prefix}at", "id")
    return START if at is None else Position.read(at)
