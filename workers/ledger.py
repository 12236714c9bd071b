"""Jobs on the ledger: telling it of entries, folding it into boards, sealing it. Each may run twice."""

from typing import Any

from campaigns.leaderboard import actions, queries
from campaigns.leaderboard.fold import folded_to
from campaigns.leaderboard.follow import follow_ledger
from core import clock
from storage.ledger.sealing import seal, trim

FOLLOW_S = 0.8
KEPT_IN_STREAM = clock.DAY


async def settle_submission(ctx: dict[str, Any], key: str) -> None:
    """Tells the ledger whether a submission counts."""
    await actions.settle_submission(ctx["db"], ctx["ledger"], submission_id=key, now=clock.now())


async def declare_campaign(ctx: dict[str, Any], key: str) -> None:
    """Tells the ledger a campaign's weights and closing time."""
    await actions.declare_campaign(ctx["db"], ctx["ledger"], campaign_id=key, now=clock.now())


async def fold_ledger(ctx: dict[str, Any]) -> None:
    """Follows the ledger until the next of these runs; a vote is on its board within a second."""
    await follow_ledger(ctx["db"], ctx["store"], ctx["redis_client"], seconds=FOLLOW_S)


async def seal_ledger(ctx: dict[str, Any]) -> None:
    """Seals what is old or much enough, and drops from Redis what has been sealed and folded for a day."""
    store, redis = ctx["store"], ctx["redis_client"]
    now = clock.now()
    while await seal(redis, store, now_ms=clock.millis(now)):
        pass
    before_ms = clock.millis(now - KEPT_IN_STREAM)
    await trim(redis, store, folded=await folded_to(redis), before_ms=before_ms)


SHORT = [settle_submission, declare_campaign]
MEDIA: list[Any] = []
CRONS = [(fold_ledger, 1), (seal_ledger, 60)]
OWED = [queries.owed]
