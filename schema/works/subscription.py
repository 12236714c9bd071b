"""`workProgress`: a work on its way to being ready, watched without reloading."""

from collections.abc import AsyncGenerator
from typing import Annotated

import strawberry

from core import clock
from core.channels import channels_of
from core.errors import NotFound
from graph.works.model import Work as Record
from graph.works.progress import channel
from schema.context import Context, Info
from schema.nodes import local_id
from schema.works.loaders import WorksLoaders
from schema.works.types import Work

LOOK_AGAIN_S = 5.0
"""The state is read at least this often, in case a word on the channel was lost."""


@strawberry.type
class WorksSubscription:
    """Watching works."""

    @strawberry.subscription(
        description="The work as it is now, then after each change, until it is READY or REFUSED or gone. "
        "For those who may see it."
    )
    async def work_progress(
        self, info: Info, work_id: Annotated[strawberry.ID, strawberry.argument(description="Which work.")]
    ) -> AsyncGenerator[Work, None]:
        context = info.context
        key = local_id(work_id, "Work", "workId")
        async with channels_of(context.redis).listen(channel(key)) as bell:
            record, shown = await _now(context, key)
            if record is None:
                raise NotFound("workId", "This work", "作品")
            yield Work.of(record)
            while record is not None and not record.is_settled:
                await bell.wait(LOOK_AGAIN_S)
                before = shown
                record, shown = await _now(context, key)
                if record is not None and shown != before:
                    yield Work.of(record)


async def _now(context: Context, key: str) -> tuple[Record | None, tuple[Record | None, int]]:
    """The work as it is now, and all that a page would see change."""
    context.forget()
    context.now = clock.now()
    loaders = context.use(WorksLoaders)
    record = await loaders.work_by_id.load(key)
    percent = await loaders.per_cent_by_id.load(key)
    return record, (record, percent)
