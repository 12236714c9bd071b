"""Boards that stand still: all of a campaign's at one position of the ledger, as bytes that name themselves.

The bytes are canonical JSON in the object store, their SHA-256 is in the graph; Redis has a copy to read pages from,
made again from the store whenever it is missing. Counting the ledger again up to `position` gives the same bytes.
"""

import asyncio
import hashlib
from typing import Any

import orjson
from redis.asyncio.client import Pipeline

from campaigns.leaderboard.boards import LIVE, PINNED, board_key, part, records_key
from campaigns.leaderboard.model import BoardKind, Part, Rule, Standing
from core.redis import RedisClient
from storage.ledger.rows import Position
from storage.store import Store

_CHUNK = 1000
_HOLD_MS = 10_000
_TRIES = 200
_PINNED_S = 30 * 24 * 3600
CONTENT_TYPE = "application/json"


class LostSnapshotError(Exception):
    """The graph names a snapshot that the object store does not have."""


class BusyError(Exception):
    """The boards moved at every attempt to read them."""


def object_key(campaign_id: str, digest: str) -> str:
    """Where a snapshot lies in the object store."""
    return f"boards/{campaign_id}/{digest}.json"


def prefix_of(digest: str) -> str:
    """Where the copy of a snapshot lies in Redis."""
    return f"{PINNED}{digest}:"


def digest_of(data: bytes) -> str:
    """The name of a snapshot: SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


async def bytes_of(redis: RedisClient, campaign_id: str, *, rule: Rule, prefix: str = LIVE) -> tuple[bytes, Position]:
    """The boards of a campaign as canonical bytes, and their position. The fold waits while they are read.

    After a campaign has closed its boards do not move any more, and the position is that of closing. `rule` is for
    a campaign in which nothing has been entered yet.
    """
    for _ in range(_TRIES):
        if await redis.set(f"{prefix}hold", "1", nx=True, px=_HOLD_MS):
            try:
                found = await _read(redis, campaign_id, prefix)
            finally:
                await redis.delete(f"{prefix}hold")
            if found is not None:
                boards, known = found
                position = known.closed or known.folded
                return _pack(campaign_id, position, known.rule or rule, boards), position
        await asyncio.sleep(0.05)
    raise BusyError(campaign_id)


async def pin(redis: RedisClient, data: bytes) -> str:
    """Puts a copy of a snapshot into Redis for reading pages; returns its prefix. Doing it twice is no harm."""
    digest = digest_of(data)
    prefix = prefix_of(digest)
    document = orjson.loads(data)
    campaign_id = document["campaign"]
    for kind in BoardKind:
        rows = document["boards"][kind.name]
        for at in range(0, len(rows), _CHUNK):
            await _copy(redis, prefix, campaign_id, kind, rows[at : at + _CHUNK])
    await redis.set(f"{prefix}at", document["position"], ex=_PINNED_S - 24 * 3600)
    return prefix


async def pinned(redis: RedisClient, store: Store, *, campaign_id: str, digest: str) -> tuple[str, Position]:
    """The prefix of a snapshot's copy and its position; the copy is made anew where Redis has none."""
    prefix = prefix_of(digest)
    position = await redis.get(f"{prefix}at")
    if position is None:
        data = await store.read(object_key(campaign_id, digest))
        if data is None or digest_of(data) != digest:
            raise LostSnapshotError(object_key(campaign_id, digest))
        await pin(redis, data)
        position = orjson.loads(data)["position"]
    return prefix, Position.read(position)


async def _read(
    redis: RedisClient, campaign_id: str, prefix: str
) -> tuple[dict[BoardKind, list[Standing]], Part] | None:
    boards: dict[BoardKind, list[Standing]] = {}
    first: Part | None = None
    for kind in BoardKind:
        rows = boards[kind] = []
        while True:
            after = rows[-1].key if rows else None
            page = await part(redis, campaign_id, kind, first=_CHUNK, after=after, prefix=prefix)
            first = first or page
            if (page.revision, page.folded) != (first.revision, first.folded) and first.closed is None:
                return None  # the hold ran out
            rows += page.standings
            if len(page.standings) < _CHUNK:
                break
    assert first is not None
    return boards, first


def _pack(campaign_id: str, position: Position, rule: Rule, boards: dict[BoardKind, list[Standing]]) -> bytes:
    document = {
        "campaign": campaign_id,
        "position": str(position),
        "rule": {"version": rule.version, "votes": rule.votes, "likes": rule.likes, "plays": rule.plays},
        "columns": ["entrant", "points", "votes", "likes", "plays", "reached_at"],
        "boards": {
            kind.name: [[row.entrant, row.points, row.votes, row.likes, row.plays, row.reached_at] for row in rows]
            for kind, rows in boards.items()
        },
    }
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)


async def _copy(redis: RedisClient, prefix: str, campaign_id: str, kind: BoardKind, rows: list[list[Any]]) -> None:
    board, records = board_key(prefix, campaign_id, kind), records_key(prefix, campaign_id, kind)
    pipe: Pipeline = redis.pipeline(transaction=False)
    pipe.zadd(board, {f"{row[5]:013d}:{row[0]}": -row[1] for row in rows})
    pipe.hset(
        records,
        mapping={row[0]: f"1,{row[2]},{row[3]},{row[4]},{row[1]},{row[5]}" for row in rows},
    )
    pipe.expire(board, _PINNED_S)
    pipe.expire(records, _PINNED_S)
    await pipe.execute()
