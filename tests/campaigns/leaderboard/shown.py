"""What a board shows, whole."""

from campaigns.leaderboard.boards import LIVE, part
from campaigns.leaderboard.model import BoardKind, Standing
from core.redis import RedisClient


async def everything(redis: RedisClient, campaign: str, prefix: str = LIVE) -> dict[BoardKind, list[Standing]]:
    """All rows of the three boards of a campaign."""
    return {kind: (await part(redis, campaign, kind, first=100_000, prefix=prefix)).standings for kind in BoardKind}
