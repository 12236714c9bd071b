"""Comments as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.access.roles import Role, includes
from graph.comments import model
from schema.comments.discussed import Discussed
from schema.comments.loaders import CommentsLoaders
from schema.connections import AFTER, FIRST, Connection
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.organisations.loaders import OrganisationsLoaders
from schema.posts.types import posts_by_global_id
from schema.scalars import DateTime, moment
from schema.works.types import works_by_global_id

if TYPE_CHECKING:
    from schema.people.types import Person


@strawberry.enum(description="Who sees a comment.")
class CommentState(Enum):
    """States of a comment."""

    VISIBLE = strawberry.enum_value("VISIBLE", description="Everybody who sees the work or post.")
    HELD = strawberry.enum_value("HELD", description="Its writer, and the owner of the work or post, who decides.")
    HIDDEN = strawberry.enum_value("HIDDEN", description="Its writer, and the owner, who has hidden it.")


@strawberry.enum(description="Why a comment was held.")
class HoldCause(Enum):
    """Causes."""

    WORDS = strawberry.enum_value("WORDS", description="It has a word of the owner's or of this platform's list.")
    MINOR = strawberry.enum_value(
        "MINOR", description="It is on what somebody under age made, by somebody whom they do not follow."
    )


@strawberry.type(description="A comment on a work or post, or a reply to one. There are no replies to replies.")
class Comment(Node):
    """A comment."""

    local_id: strawberry.Private[str]
    record: strawberry.Private[model.Comment]
    text: str = strawberry.field(description="At most 1,000 characters.")
    state: CommentState = strawberry.field(description="Who sees it.")
    hold_cause: HoldCause | None = strawberry.field(description="Why it was held; null when it never was.")
    created_at: DateTime = strawberry.field(description="When it was written.")
    like_count: int = strawberry.field(description="How many like it.")
    reply_count: int = strawberry.field(description="How many replies everybody sees.")
    viewer_has_liked: bool = strawberry.field(description="Whether the viewer likes it; false for nobody.")
    reply_to_id: strawberry.ID | None = strawberry.field(
        description="The comment that it replies to; null for a comment on the work or post itself."
    )

    @classmethod
    def of(cls, record: model.Comment) -> "Comment":
        """The comment of a record."""
        return cls(
            id=global_id("Comment", record.id),
            local_id=record.id,
            record=record,
            text=record.text,
            state=CommentState[record.state.name],
            hold_cause=HoldCause[record.cause.name] if record.cause else None,
            created_at=moment(record.created_at),
            like_count=record.like_count,
            reply_count=record.reply_count,
            viewer_has_liked=record.viewer_likes,
            reply_to_id=global_id("Comment", record.parent_id) if record.parent_id else None,
        )

    @strawberry.field(description="Who wrote it.")
    async def writer(self, info: Info) -> Annotated["Person", strawberry.lazy("schema.people.types")]:
        from schema.people.loaders import PeopleLoaders
        from schema.people.types import Person

        found = await info.context.use(PeopleLoaders).account_by_id.load(self.record.writer_id)
        assert found is not None
        return Person.of(found)

    @strawberry.field(
        description="The work or post that it stands on; null where the viewer may not see that any more."
    )
    async def subject(self, info: Info) -> Discussed | None:
        fetch = works_by_global_id if self.record.subject_kind == "Work" else posts_by_global_id
        found: Discussed | None = (await fetch(info.context, [self.record.subject_id]))[0]
        return found

    @strawberry.field(description="Replies, oldest first; empty for a reply.")
    async def replies(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection["Comment"]:
        page = await info.context.use(CommentsLoaders).replies_by_comment(first, after).load(self.local_id)
        return Connection.of(page, Comment.of, after)

    @strawberry.field(description="Whether the viewer may let it through or hide it: the owner of the work or post.")
    async def viewer_can_moderate(self, info: Info) -> bool:
        return await _owns(info.context, self.record)

    @strawberry.field(description="Whether the viewer may delete it: its writer, and the owner of the work or post.")
    async def viewer_can_delete(self, info: Info) -> bool:
        viewer = info.context.viewer
        wrote = viewer is not None and viewer.person_id == self.record.writer_id
        return wrote or await _owns(info.context, self.record)


async def _owns(context: Context, record: model.Comment) -> bool:
    if context.viewer is None:
        return False
    if context.viewer.person_id == record.owner_id:
        return True
    return includes(await context.use(OrganisationsLoaders).viewer_role_by_id.load(record.owner_id), Role.EDITOR)


@fetched_by("Comment")
async def comments_by_global_id(context: Context, ids: list[str]) -> list[Comment | None]:
    """Comments that the viewer may see, for `node`."""
    found = await context.use(CommentsLoaders).comment_by_id.load_many(ids)
    return [None if each is None else Comment.of(each) for each in found]
