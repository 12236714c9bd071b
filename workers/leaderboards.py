"""Jobs on boards."""

from typing import Any

from campaigns.leaderboard import actions


async def freeze_board(ctx: dict[str, Any], key: str) -> None:
    """Takes the snapshot that a frozen campaign shows, unless a reader was faster."""
    await actions.freeze(ctx["db"], ctx["store"], ctx["redis_client"], campaign_id=key)


SHORT = [freeze_board]
MEDIA: list[Any] = []
CRONS: list[tuple[Any, int]] = []
OWED: list[Any] = []
