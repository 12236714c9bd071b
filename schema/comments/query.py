"""The queue of comments that wait."""

from typing import Annotated

import strawberry

from core.paging import slice_of
from graph.comments.queries import COMMENT_KEY, held_comments
from schema.comments.types import Comment
from schema.connections import AFTER, FIRST, Connection
from schema.context import Info
from schema.nodes import local_id


@strawberry.type
class CommentsQuery:
    """`heldComments`."""

    @strawberry.field(
        description="Comments on what an account made that wait for its yes, oldest first. Empty for all but the "
        "person "
        "themselves, or an organisation's owners and editors."
    )
    async def held_comments(
        self,
        info: Info,
        account_id: Annotated[strawberry.ID, strawberry.argument(description="A person or an organisation.")],
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Comment]:
        context = info.context
        page = await held_comments(
            context.db,
            viewer=context.viewer,
            account_id=local_id(account_id, ("Person", "Organisation"), "accountId"),
            page=slice_of(first, after, COMMENT_KEY),
        )
        return Connection.of(page, Comment.of, after)
