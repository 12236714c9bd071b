"""Jobs on exposures: folding them, publishing the figures, archiving the days. Each may run twice."""

from typing import Any

from core import clock
from graph.fairness.archive import archive_folded, scan_again
from graph.fairness.fold import Fold
from graph.fairness.publish import keep_impressions, publish


async def fold_exposures(ctx: dict[str, Any]) -> None:
    """Counts what came since the last run."""
    fold: Fold | None = ctx.get("fold")
    if fold is None:
        fold = ctx["fold"] = Fold(ctx["db"], ctx["store"], ctx["redis_client"])
    await fold.catch_up(clock.now())


async def publish_fairness(ctx: dict[str, Any]) -> None:
    """Publishes the figures that have changed, and tells the graph how often works were shown."""
    await publish(ctx["redis_client"], now_ms=clock.millis(clock.now()))
    await keep_impressions(ctx["db"], ctx["redis_client"])


async def archive_exposures(ctx: dict[str, Any]) -> None:
    """Moves the days that are over into the object store, and looks at all publications anew once a day."""
    if await archive_folded(ctx["redis_client"], ctx["store"], now=clock.now()):
        await scan_again(ctx["redis_client"])


SHORT: list[Any] = []
MEDIA: list[Any] = []
CRONS = [(fold_exposures, 2), (publish_fairness, 15), (archive_exposures, 300)]
OWED: list[Any] = []
