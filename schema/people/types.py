"""Accounts as GraphQL objects. Person is here, Organisation in schema/organisations; both implement Account."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from core.paging import slice_both_ways
from graph.access.capabilities import Capability
from graph.follows.followers import FOLLOWER_KEY
from graph.follows.queries import FOLLOW_KEY
from graph.people import model
from schema.access.loaders import AccessLoaders
from schema.access.types import ViewerFollow, viewer_may
from schema.connections import AFTER, BEFORE, FIRST, LAST, Connection
from schema.context import Context, Info
from schema.follows.loaders import FollowsLoaders
from schema.nodes import Node, fetched_by, global_id
from schema.people.loaders import PeopleLoaders
from schema.scalars import DateTime, moment
from schema.text import BilingualText, Permission, Picture
from schema.uploads.types import picture_of
from schema.works.loaders import WorksLoaders
from schema.works.types import Work

if TYPE_CHECKING:
    from schema.follows.types import Mutuals
    from schema.posts.types import Post

PICTURE_SIZE = 320


@strawberry.type(description="A city of the geonames list.")
class City(Node):
    """A city."""

    name: BilingualText = strawberry.field(description="Its name in both languages.")

    @classmethod
    def of(cls, record: model.City) -> "City":
        """The city of a record."""
        return cls(id=global_id("City", record.id), name=BilingualText(zh=record.name_zh, en=record.name_en))


@strawberry.interface(description="Somebody one can follow: a person or an organisation.")
class Account(Node):
    """What people and organisations have in common."""

    local_id: strawberry.Private[str]
    picture_key: strawberry.Private[str | None]
    handle: str = strawberry.field(description="Unique whatever the case or width; shown as the owner wrote it.")
    name: str = strawberry.field(description="The name shown.")
    bio: BilingualText = strawberry.field(description="What they say of themselves; public.")
    city: City | None = strawberry.field(description="Where they live or work; public; null when not said.")
    created_at: DateTime = strawberry.field(description="Since when the account exists.")
    follower_count: int = strawberry.field(description="How many follow it; public.")

    @strawberry.field(description="Their picture, square; null when they have none.")
    def picture(self, info: Info) -> Picture | None:
        if self.picture_key is None:
            return None
        url = info.context.store.url(self.picture_key, info.context.now)
        return Picture(url=url, width=PICTURE_SIZE, height=PICTURE_SIZE)

    @strawberry.field(description="The wide picture of its page; null when it has none.")
    async def cover(self, info: Info) -> Picture | None:
        profile = await info.context.use(PeopleLoaders).profile_by_id.load(self.local_id)
        return picture_of(info.context, profile.cover_key, profile.cover_width, profile.cover_height)

    @strawberry.field(
        description="Whether an operator has checked who is behind this name and handle; a change of either ends it."
    )
    async def is_verified(self, info: Info) -> bool:
        return (await info.context.use(PeopleLoaders).profile_by_id.load(self.local_id)).verified_at is not None

    @strawberry.field(description="Who follows it, newest follow first; of a private account for its followers only.")
    async def followers(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
        last: Annotated[int | None, strawberry.argument(description=LAST)] = None,
        before: Annotated[str | None, strawberry.argument(description=BEFORE)] = None,
    ) -> Connection["Account"]:
        wanted = slice_both_ways(first, after, last, before, FOLLOWER_KEY)
        page = await info.context.use(FollowsLoaders).followers_by_subject(wanted).load(self.local_id)
        return Connection.of(page, lambda follower: account_of(follower.account), after)

    @strawberry.field(
        description="Of those the viewer follows, who follows it; null for themselves and for the signed-out."
    )
    async def viewer_mutuals(self, info: Info) -> Annotated["Mutuals", strawberry.lazy("schema.follows.types")] | None:
        from schema.follows.types import Mutuals

        found = await info.context.use(FollowsLoaders).mutuals_by_id.load(self.local_id)
        return None if found is None else Mutuals.of(found)

    @strawberry.field(description="Whether the viewer follows it; false when nobody is signed in.")
    async def viewer_is_following(self, info: Info) -> bool:
        return await info.context.use(PeopleLoaders).viewer_follows_by_id.load(self.local_id)

    @strawberry.field(
        description="Whether whoever wants to follow it has to ask, and what it says, made and follows is for its "
        "followers only. Works accepted in a campaign stay public, by the campaign's rules. Always so under 18."
    )
    async def is_private(self, info: Info) -> bool:
        facts = await info.context.use(AccessLoaders).facts_by_id.load(self.local_id)
        return facts is not None and facts.is_private

    @strawberry.field(description="Whether and since when the viewer follows it, or has asked to.")
    async def viewer_follow(self, info: Info) -> ViewerFollow:
        return ViewerFollow.of(await info.context.use(AccessLoaders).facts_by_id.load(self.local_id))

    @strawberry.field(description="Whether it follows the viewer.")
    async def viewer_is_followed(self, info: Info) -> bool:
        facts = await info.context.use(AccessLoaders).facts_by_id.load(self.local_id)
        return facts is not None and facts.followed_back

    @strawberry.field(description="Whether the viewer has muted it; nobody else learns of it.")
    async def viewer_has_muted(self, info: Info) -> bool:
        return await info.context.use(AccessLoaders).muted_by_id.load(self.local_id)

    @strawberry.field(description="Whether it lets the viewer watch its live rooms; else what opens them.")
    async def viewer_can_watch_live(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.local_id, Capability.LIVE)

    @strawberry.field(description="Whether it lets the viewer write to it; else what opens it.")
    async def viewer_can_message(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.local_id, Capability.MESSAGE)

    @strawberry.field(description="Whether it lets the viewer read its status posts; else what opens them.")
    async def viewer_can_read_posts(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.local_id, Capability.POSTS)

    @strawberry.field(description="Whether it lets the viewer give it points; else what opens it.")
    async def viewer_can_tip(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.local_id, Capability.TIP)

    @strawberry.field(description="Whether it lets the viewer see its shop; else what opens it.")
    async def viewer_can_see_shop(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.local_id, Capability.SHOP)

    @strawberry.field(description="Whether it lets the viewer enrol in its classes; else what opens them.")
    async def viewer_can_enrol(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.local_id, Capability.CLASSES)

    @strawberry.field(
        description="Its status posts, newest first: only those meant for the viewer. Null where the account's "
        "settings let the viewer read none."
    )
    async def posts(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Annotated["Post", strawberry.lazy("schema.posts.types")]] | None:
        from schema.posts.loaders import PostsLoaders
        from schema.posts.types import Post

        page = await info.context.use(PostsLoaders).posts_by_author(first, after).load(self.local_id)
        return None if page is None else Connection.of(page, Post.of, after)


@strawberry.type(description="A person.")
class Person(Account):
    """A person, as others see them."""

    @classmethod
    def of(cls, record: model.Account) -> "Person":
        """The person of a record."""
        return cls(**common(record, "Person"))

    @strawberry.field(description="What they made, newest first: only what the viewer may see.")
    async def works(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Work]:
        page = await info.context.use(WorksLoaders).works_by_author(first, after).load(self.local_id)
        return Connection.of(page, lambda record: Work.of(record), after)

    @strawberry.field(description="Where they come from, if they say so; public; null when not said.")
    async def home_town(self, info: Info) -> City | None:
        home = (await info.context.use(PeopleLoaders).profile_by_id.load(self.local_id)).home_town
        return None if home is None else City.of(home)

    @strawberry.field(description="The accounts they follow, newest follow first; of a private one for followers only.")
    async def following(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
        last: Annotated[int | None, strawberry.argument(description=LAST)] = None,
        before: Annotated[str | None, strawberry.argument(description=BEFORE)] = None,
    ) -> Connection[Account]:
        wanted = slice_both_ways(first, after, last, before, FOLLOW_KEY)
        page = await info.context.use(FollowsLoaders).following_by_person(wanted).load(self.local_id)
        return Connection.of(page, lambda follow: account_of(follow.account), after)


def common(record: model.Account, kind: str) -> dict[str, Any]:
    """The fields of the Account interface, from a record."""
    return {
        "id": global_id(kind, record.id),
        "local_id": record.id,
        "picture_key": record.picture_key,
        "handle": record.handle,
        "name": record.name,
        "bio": BilingualText(zh=record.bio_zh or "", en=record.bio_en or ""),
        "city": City.of(record.city) if record.city else None,
        "created_at": moment(record.created_at),
        "follower_count": record.follower_count,
    }


def account_of(record: model.Account) -> Account:
    """The person or organisation of a record."""
    from schema.organisations.types import Organisation

    return Person.of(record) if record.is_person else Organisation.of(record)


@fetched_by("Person")
async def people_by_id(context: Context, ids: list[str]) -> list[Account | None]:
    """People, for `node`."""
    found = await context.use(PeopleLoaders).account_by_id.load_many(ids)
    return [Person.of(record) if record is not None and record.is_person else None for record in found]
