"""Writing exposures, and reading what has not been folded yet."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import orjson

from core.clock import DAY_MS
from core.redis import RedisClient
from storage.ledger.rows import Position
from storage.ledger.scripts import Script, command

STREAM = "kindred:exposures"
MOST_SEEN = 2_000
"""Works kept of what a viewer has seen; the oldest leave first."""
SEEN_S = 60 * 86_400
_MARK_S = 2 * 86_400
_RECORD = Script(__file__, "record")


class Surface(StrEnum):
    """Where a work was shown."""

    FOLLOWING = "FOLLOWING"
    DISCOVER = "DISCOVER"
    CITY = "CITY"
    CAMPAIGN = "CAMPAIGN"
    PROFILE = "PROFILE"


class Shown(NamedTuple):
    """A work that was in view for `dwell_ms`, played or not. `creator` is what the ledger calls its author."""

    work: str
    creator: str
    dwell_ms: int
    played: bool = False


class Item(NamedTuple):
    """A line of a recorded batch. `seen` and `played` are 1 where they count, 0 where they counted before."""

    work: str
    creator: str
    dwell_ms: int
    seen: int
    played: int


class Batch(NamedTuple):
    """What one browser reported at once."""

    position: Position
    surface: Surface
    campaign: str
    items: tuple[Item, ...]


def seen_key(viewer: str) -> str:
    """Sorted set: work → when this viewer (an account, or a browser that nobody is signed in at) saw it."""
    return f"kindred:seen:{viewer}"


async def record(
    redis: RedisClient, *, viewer: str, batch_id: str, surface: Surface, campaign_id: str, items: Sequence[Shown]
) -> int:
    """Records a batch; how many items it had. The same `batch_id` of the same viewer again changes nothing."""
    values = [each for item in items for each in (item.work, item.creator, str(item.dwell_ms), str(int(item.played)))]
    mark = f"kindred:exposures:batch:{viewer}:{batch_id}"
    limits = [str(each) for each in (_MARK_S, DAY_MS, MOST_SEEN, SEEN_S)]
    keys = [STREAM, mark, seen_key(viewer), f"kindred:played:{viewer}"]
    return int(await _RECORD(redis, keys, [surface.value, campaign_id, *limits, *values]))


async def batches_after(redis: RedisClient, after: Position, *, count: int) -> list[Batch]:
    """The next batches behind a position."""
    found = await command(redis, "XRANGE", STREAM, str(after.next), "+", "COUNT", count)
    return [
        Batch(
            Position.read(place),
            Surface(fields[b"surface"].decode()),
            fields[b"campaign"].decode(),
            tuple(Item(*item) for item in orjson.loads(fields[b"items"])),
        )
        for place, fields in found
    ]


async def trim(redis: RedisClient, *, before: Position) -> int:
    """Drops what stands before a position; how many batches."""
    return int(await command(redis, "XTRIM", STREAM, "MINID", str(before)))


async def seen_among(redis: RedisClient, *, viewer: str, work_ids: Sequence[str]) -> set[str]:
    """Which of these works the viewer has seen lately. One round trip."""
    if not work_ids:
        return set()
    scores = await command(redis, "ZMSCORE", seen_key(viewer), *work_ids)
    return {work for work, score in zip(work_ids, scores, strict=True) if score is not None}
