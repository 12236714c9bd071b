"""`board`: a board, watched without reloading."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Annotated

import strawberry

from campaigns.leaderboard import model, queries
from campaigns.leaderboard.follow import QUIET_S, channel
from core import clock
from core.channels import channels_of
from core.errors import NotFound
from schema.context import Context, Info
from schema.leaderboard.loaders import LeaderboardLoaders
from schema.leaderboard.types import Board, BoardKind
from schema.nodes import local_id

LOOK_AGAIN_S = 5.0
"""The board is read at least this often, in case a word on the channel was lost."""


@strawberry.type
class LeaderboardSubscription:
    """Watching boards."""

    @strawberry.subscription(
        description="A board as it is now, then after each change, at most three times a second; of public campaigns."
    )
    async def board(
        self,
        info: Info,
        campaign_id: Annotated[strawberry.ID, strawberry.argument(description="Of which campaign.")],
        kind: Annotated[BoardKind, strawberry.argument(description="Which board.")],
    ) -> AsyncGenerator[Board, None]:
        context = info.context
        key = (local_id(campaign_id, "Campaign", "campaignId"), model.BoardKind[kind.name])
        async with channels_of(context.redis).listen(channel(key[0])) as bell:
            head = await _now(context, key)
            while True:
                if head is None or head.draft:
                    raise NotFound("campaignId", "This campaign", "活动")
                yield Board.of(head)
                shown = _moving(head)
                await asyncio.sleep(QUIET_S)
                while head is not None and _moving(head) == shown:
                    await bell.wait(LOOK_AGAIN_S)
                    head = await _now(context, key)


async def _now(context: Context, key: tuple[str, model.BoardKind]) -> queries.Board | None:
    context.forget()
    context.now = clock.now()
    return await context.use(LeaderboardLoaders).head.load(key)


def _moving(head: queries.Board) -> tuple[object, ...]:
    """All of a board that a page would see change."""
    still = head.state is not model.BoardState.LIVE
    return (head.state, head.digest, head.late_votes, None if still else head.revision)
