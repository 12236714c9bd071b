"""Boards as they lie in Redis, under a prefix: the live ones, a snapshot's, or those of a recount."""

from typing import Any

from redis.asyncio.client import Pipeline

from campaigns.leaderboard.model import BoardKind, Part, Rule, Standing
from core.redis import RedisClient
from storage.ledger.rows import STREAM, Position
from storage.ledger.scripts import Script

LIVE = "kindred:fold:"
PINNED = "kindred:pin:"
_PAGE = Script(__file__, "page")
Key = tuple[int, int, str]


def board_key(prefix: str, campaign_id: str, kind: BoardKind) -> str:
    """The sorted set of a board."""
    return f"{prefix}z:{kind.name}:{campaign_id}"


def records_key(prefix: str, campaign_id: str, kind: BoardKind) -> str:
    """The hash with what each entrant has."""
    return f"{prefix}{kind.value}:{campaign_id}"


async def part(
    redis: RedisClient,
    campaign_id: str,
    kind: BoardKind,
    *,
    first: int,
    after: Key | None = None,
    prefix: str = LIVE,
) -> Part:
    """The rows of a board behind a key, at most `first`, at one moment. One round trip.

    What is known of the count is the live one's where the prefix is a snapshot's.
    """
    count = LIVE if prefix.startswith(PINNED) else prefix
    score, member = ("", "") if after is None else (str(after[0]), f"{after[1]:013d}:{after[2]}")
    keys = [
        board_key(prefix, campaign_id, kind),
        records_key(prefix, campaign_id, kind),
        f"{count}c:{campaign_id}",
        f"{count}at",
        STREAM,
    ]
    return _part(await _PAGE(redis, keys, [str(first), score, member]))


async def vote_counts(
    redis: RedisClient, keys: list[tuple[str, str]], prefixes: dict[str, str]
) -> dict[tuple[str, str], int]:
    """Votes by (campaign, submission), each campaign under its prefix. One round trip."""
    by_campaign: dict[str, list[str]] = {}
    for campaign_id, submission_id in keys:
        by_campaign.setdefault(campaign_id, []).append(submission_id)
    pipe: Pipeline = redis.pipeline(transaction=False)
    for campaign_id, ids in by_campaign.items():
        pipe.hmget(records_key(prefixes.get(campaign_id, LIVE), campaign_id, BoardKind.ENTRIES), ids)
    answers = await pipe.execute()
    return {
        (campaign_id, submission_id): 0 if record is None else int(record.split(b",", 2)[1])
        for (campaign_id, ids), records in zip(by_campaign.items(), answers, strict=True)
        for submission_id, record in zip(ids, records, strict=True)
    }


def _part(answer: list[Any]) -> Part:
    size, first, late, revision, rule, closed, folded, end, *rows = answer
    at = Position.read(folded)
    return Part(
        [_standing(first + number + 1, rows[2 * number], rows[2 * number + 1]) for number in range(len(rows) // 2)],
        size,
        int(late),
        int(revision),
        Rule.read(rule.decode()) if rule else None,
        Position.read(closed) if closed else None,
        at,
        at < Position.read(end),
    )


def _standing(rank: int, entrant: bytes, record: bytes) -> Standing:
    _, votes, likes, plays, points, reached_at = record.split(b",", 6)[:6]
    return Standing(rank, entrant.decode(), int(points), int(votes), int(likes), int(plays), int(reached_at))
