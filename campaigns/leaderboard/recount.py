"""Counting again from the beginning of the ledger, beside the live boards, which it does not touch."""

from campaigns.leaderboard.boards import LIVE
from campaigns.leaderboard.fold import catch_up, fold_rows, forget
from campaigns.leaderboard.model import Rule
from campaigns.leaderboard.snapshot import bytes_of
from core.ids import new_id
from core.redis import RedisClient
from storage.ledger.replay import rows_from
from storage.ledger.rows import START, Position
from storage.store import Store


async def recount(
    redis: RedisClient, store: Store, *, campaign_id: str, rule: Rule, until: Position | None = None
) -> bytes:
    """The boards of a campaign from segments and stream, up to a position: the same bytes as a snapshot there."""
    prefix = f"kindred:recount:{new_id()}:"
    after = START
    try:
        async for rows in rows_from(redis, store, until=until):
            after = (await fold_rows(redis, rows, after=after, prefix=prefix, only=campaign_id)).at
        data, _ = await bytes_of(redis, campaign_id, rule=rule, prefix=prefix)
    finally:
        await forget(redis, prefix=prefix)
    return data


async def rebuild(redis: RedisClient, store: Store) -> None:
    """Makes all live boards anew from segments and stream."""
    await forget(redis, prefix=LIVE)
    await catch_up(redis, store)
