"""Jobs on uploads and works. Each may run twice; what is owed is in the graph."""

import asyncio
from typing import Any

from core import clock
from graph.uploads import checking, sweeping
from graph.uploads import queries as uploads
from graph.works import laddering, processing, publishing
from graph.works import queries as works

HOURLY = 3600
_climbing = asyncio.Lock()


async def check_upload(ctx: dict[str, Any], key: str) -> None:
    """Looks at an upload that has arrived."""
    await checking.check_upload(
        ctx["db"], ctx["store"], ctx["redis_client"], ctx["jobs"], upload_id=key, clock=clock.now
    )


async def discard_upload(ctx: dict[str, Any], key: str) -> None:
    """Throws away the bytes of an upload."""
    await checking.discard_upload(ctx["db"], ctx["store"], upload_id=key)


async def process_work(ctx: dict[str, Any], key: str) -> None:
    """Makes the poster and the video of a work."""
    await processing.process_work(
        ctx["db"],
        ctx["store"],
        ctx["redis_client"],
        work_id=key,
        ffmpeg=ctx["settings"].ffmpeg,
        clock=clock.now,
    )


async def make_ladder(ctx: dict[str, Any], key: str) -> None:
    """Makes the ladder of a work, one at a time, so that slots stay free for checks; the others come again."""
    if _climbing.locked():
        return
    async with _climbing:
        await laddering.climb(
            ctx["db"],
            ctx["store"],
            ctx["redis_client"],
            work_id=key,
            ffmpeg=ctx["settings"].ffmpeg,
        )


async def settle_work(ctx: dict[str, Any], key: str) -> None:
    """Makes a work public or private, by the yeses that are there."""
    await publishing.settle_work(ctx["db"], work_id=key, now=clock.now())


async def purge_objects(ctx: dict[str, Any], key: str) -> None:
    """Removes the objects of something deleted."""
    await processing.purge_objects(ctx["db"], ctx["store"], purge_id=key, now=clock.now())


async def sweep_uploads(ctx: dict[str, Any]) -> None:
    """Gives up and forgets what nobody finishes."""
    await sweeping.sweep_uploads(ctx["db"], ctx["store"], now=clock.now())


async def settle_waiting(ctx: dict[str, Any]) -> None:
    """Publishes what waited for its author to come of age."""
    await publishing.settle_waiting(ctx["db"], now=clock.now())


SHORT = [discard_upload, settle_work, purge_objects]
MEDIA = [check_upload, process_work, make_ladder]
CRONS = [(sweep_uploads, HOURLY), (settle_waiting, HOURLY)]
OWED = [uploads.owed, works.owed]
