"""Jobs on campaigns."""

from typing import Any

from campaigns.leaderboard import actions
from campaigns.pages import queries
from core import clock


async def close_campaign(ctx: dict[str, Any], key: str) -> None:
    """Closes a campaign whose time has come, with its final boards."""
    await actions.close(ctx["db"], ctx["store"], ctx["redis_client"], ctx["ledger"], campaign_id=key, now=clock.now())


SHORT = [close_campaign]
MEDIA: list[Any] = []
CRONS: list[tuple[Any, int]] = []
OWED = [queries.owed]
