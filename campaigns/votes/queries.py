"""Reads of votes: one's own, and as soon as it is acknowledged."""

from collections.abc import Sequence

from core.redis import RedisClient
from storage.ledger.entries import votes_key


async def votes_by(redis: RedisClient, *, pseudonym: str, campaign_ids: Sequence[str]) -> dict[str, str]:
    """The submission that holds somebody's vote, by campaign; absent where there is none. One round trip."""
    pipe = redis.pipeline(transaction=False)
    for campaign_id in campaign_ids:
        pipe.hget(votes_key(campaign_id), pseudonym)
    found = zip(campaign_ids, await pipe.execute(), strict=True)
    return {campaign_id: held.decode() for campaign_id, held in found if held is not None}
