"""Reads of what is published. Nothing is summed here."""

from core.redis import RedisClient
from graph.fairness.counts import ALL, campaign_scope, snapshot_key
from graph.fairness.model import Fairness
from storage.exposures.stream import Surface


async def fairness(redis: RedisClient, *, surface: Surface | None) -> Fairness | None:
    """The figures of a surface, or of everything; None before the first count."""
    return await _published(redis, surface.value if surface else ALL)


async def fairness_of_campaigns(redis: RedisClient, *, ids: list[str]) -> list[Fairness | None]:
    """The figures of plays on each campaign's page, in order; None where nothing was counted. One round trip."""
    held = await redis.mget([snapshot_key(campaign_scope(each)) for each in ids])
    return [None if text is None else Fairness.of_json(text) for text in held]


async def _published(redis: RedisClient, scope: str) -> Fairness | None:
    text = await redis.get(snapshot_key(scope))
    return None if text is None else Fairness.of_json(text)
