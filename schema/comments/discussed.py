"""What can be commented on: works and posts."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.connections import AFTER, FIRST, Connection
from schema.context import Info
from schema.nodes import Node

if TYPE_CHECKING:
    from schema.comments.types import Comment


@strawberry.interface(description="A work or a post, with what people say about it.")
class Discussed(Node):
    """The comments of a work or post that the viewer has been let in to."""

    local_id: strawberry.Private[str]

    @strawberry.field(description="How many comments everybody sees; replies not counted.")
    async def comment_count(self, info: Info) -> int:
        from schema.comments.loaders import CommentsLoaders

        return await info.context.use(CommentsLoaders).count_by_subject_id.load(self.local_id)

    @strawberry.field(
        description="Comments, newest first, with the viewer's own that wait or are hidden; none of people between "
        "whom "
        "and the viewer a block stands."
    )
    async def comments(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Annotated["Comment", strawberry.lazy("schema.comments.types")]]:
        from schema.comments.loaders import CommentsLoaders
        from schema.comments.types import Comment

        page = await info.context.use(CommentsLoaders).comments_by_subject(first, after).load(self.local_id)
        return Connection.of(page, Comment.of, after)
