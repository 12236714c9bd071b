"""Posts as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from core.clock import from_millis
from graph.access.roles import Role, includes
from graph.posts import model
from schema.comments.discussed import Discussed
from schema.context import Context, Info
from schema.nodes import fetched_by, global_id
from schema.organisations.loaders import OrganisationsLoaders
from schema.posts.loaders import PostsLoaders
from schema.scalars import DateTime, moment, moment_or_none
from schema.text import Picture
from schema.uploads.types import picture_of

if TYPE_CHECKING:
    from schema.people.types import Account


@strawberry.enum(description="For whom one post is, among those who may read the account's posts at all.")
class PostAudience(Enum):
    """Audiences of a post."""

    ANYONE = strawberry.enum_value("ANYONE", description="Everybody whom the account's settings let read its posts.")
    FOLLOWERS = strawberry.enum_value("FOLLOWERS", description="Followers only.")
    MUTUALS = strawberry.enum_value("MUTUALS", description="Those who follow the author and whom the author follows.")


@strawberry.type(description="A picture of a post.")
class PostPicture:
    """A picture with its words."""

    record: strawberry.Private[model.Picture]
    alt: str = strawberry.field(description="What it shows, in words, for those who do not see it; may be empty.")

    @strawberry.field(description="The picture.")
    def picture(self, info: Info) -> Picture:
        shown = picture_of(info.context, self.record.key, self.record.width, self.record.height)
        assert shown is not None
        return shown


@strawberry.type(
    description="A status post. Read by those whom the account's settings and the post's own audience let in."
)
class Post(Discussed):
    """A post."""

    local_id: strawberry.Private[str]
    record: strawberry.Private[model.Post]
    text: str = strawberry.field(description="At most 2,000 characters; empty only where there are pictures.")
    audience: PostAudience = strawberry.field(description="For whom it is.")
    created_at: DateTime = strawberry.field(description="When it was written.")
    edited_at: DateTime | None = strawberry.field(description="When its text was last changed; null when never.")
    like_count: int = strawberry.field(description="How many like it.")
    viewer_has_liked: bool = strawberry.field(description="Whether the viewer likes it; false for nobody.")
    pictures: list[PostPicture] = strawberry.field(description="At most 9, in the order the author gave them.")

    @classmethod
    def of(cls, record: model.Post) -> "Post":
        """The post of a record."""
        return cls(
            id=global_id("Post", record.id),
            local_id=record.id,
            record=record,
            text=record.text,
            audience=PostAudience[record.audience.name],
            created_at=moment(record.created_at),
            edited_at=moment_or_none(record.edited_at),
            like_count=record.like_count,
            viewer_has_liked=record.viewer_likes,
            pictures=[PostPicture(record=each, alt=each.alt) for each in record.pictures],
        )

    @strawberry.field(description="The person or organisation whose post it is.")
    async def author(self, info: Info) -> Annotated["Account", strawberry.lazy("schema.people.types")]:
        from schema.people.loaders import PeopleLoaders
        from schema.people.types import account_of

        found = await info.context.use(PeopleLoaders).account_by_id.load(self.record.author_id)
        assert found is not None
        return account_of(found)

    @strawberry.field(
        description="Until when the viewer may change the text: 15 minutes for its author and an organisation's "
        "editors; null for others and afterwards."
    )
    async def viewer_can_edit_until(self, info: Info) -> DateTime | None:
        until = from_millis(self.record.created_at) + model.EDITABLE_FOR
        return DateTime(until) if until > info.context.now and await _writes_for(info.context, self.record) else None

    @strawberry.field(description="Whether the viewer may delete it: its author, and an organisation's editors.")
    async def viewer_can_delete(self, info: Info) -> bool:
        return await _writes_for(info.context, self.record)


async def _writes_for(context: Context, record: model.Post) -> bool:
    if context.viewer is None:
        return False
    if context.viewer.person_id == record.author_id:
        return True
    role = await context.use(OrganisationsLoaders).viewer_role_by_id.load(record.author_id)
    return includes(role, Role.EDITOR)


@fetched_by("Post")
async def posts_by_global_id(context: Context, ids: list[str]) -> list[Post | None]:
    """Posts that the viewer may read, for `node`."""
    found = await context.use(PostsLoaders).post_by_id.load_many(ids)
    return [None if each is None else Post.of(each) for each in found]
