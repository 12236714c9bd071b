"""Jobs on feeds."""

from typing import Any

from core import clock
from graph.feeds.pool import make_pool


async def make_feed_pool(ctx: dict[str, Any]) -> None:
    """Chooses anew what discover draws from."""
    await make_pool(ctx["db"], ctx["redis_client"], now=clock.now())


SHORT: list[Any] = []
MEDIA: list[Any] = []
CRONS = [(make_feed_pool, 5)]
OWED: list[Any] = []
