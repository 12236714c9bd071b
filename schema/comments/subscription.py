"""`commentAdded`: comments that arrive on an open page."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Annotated

import strawberry

from core import clock
from core.channels import channels_of
from core.errors import NotFound
from graph.comments.model import channel
from graph.comments.queries import comments_since
from schema.comments.types import Comment
from schema.context import Context, Info
from schema.nodes import nodes_by_global_id, split_id

LOOK_AGAIN_S = 5.0
"""Comments are read at least this often, in case a word on the channel was lost."""
OVERLAP = timedelta(seconds=10)
"""A write may be committed this much later than the moment it carries: what was seen already is left out by its id."""


@strawberry.type
class CommentsSubscription:
    """Watching comments."""

    @strawberry.subscription(
        description="Each comment or reply that everybody can see from now on, also one let through later, until the "
        "viewer may not see the work or post any more. One of the last ten seconds may come again."
    )
    async def comment_added(
        self,
        info: Info,
        subject_id: Annotated[strawberry.ID, strawberry.argument(description="A work or post.")],
    ) -> AsyncGenerator[Comment, None]:
        context = info.context
        _, key = split_id(subject_id, "subjectId")
        told: dict[str, int] = {}
        async with channels_of(context.redis).listen(channel(key)) as bell:
            if not await _is_there(context, subject_id):
                raise NotFound("subjectId", "What you want to watch", "要观看的内容")
            since = context.now - OVERLAP
            while await _is_there(context, subject_id):
                looked = context.now
                for record in await comments_since(context.db, viewer=context.viewer, subject_id=key, since=since):
                    if record.id not in told:
                        told[record.id] = record.shown_at or 0
                        yield Comment.of(record)
                since = looked - OVERLAP
                told = {each: at for each, at in told.items() if at >= clock.millis(since)}
                await bell.wait(LOOK_AGAIN_S)


async def _is_there(context: Context, subject_id: str) -> bool:
    """Whether the viewer may see the work or post now."""
    context.forget()
    context.now = clock.now()
    kind, _ = split_id(subject_id, "subjectId")
    return kind in ("Work", "Post") and (await nodes_by_global_id(context, [subject_id]))[0] is not None
