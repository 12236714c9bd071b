"""`followingFeed`, `discoverFeed`, `cityFeed` and `homeTownFeed`."""

from typing import Annotated

import strawberry

from core.paging import slice_of
from graph.feeds import queries
from schema.connections import AFTER, FIRST, Connection
from schema.context import Context, Info
from schema.feeds.types import FeedItem
from schema.interactions.loaders import InteractionLoaders
from schema.nodes import local_id
from schema.people.loaders import PeopleLoaders

First = Annotated[int | None, strawberry.argument(description=FIRST)]
After = Annotated[str | None, strawberry.argument(description=AFTER)]


@strawberry.type
class FeedsQuery:
    """Feeds."""

    @strawberry.field(
        description="What those whom the viewer follows have published, newest first; null when nobody is signed in."
    )
    async def following_feed(self, info: Info, first: First = None, after: After = None) -> Connection[FeedItem] | None:
        context = info.context
        if context.viewer is None:
            return None
        wanted = slice_of(first, after, queries.FOLLOWING_KEY)
        feed = await queries.following_feed(context.db, viewer=context.viewer, page=wanted, now=context.now)
        return _shown(context, feed, after)

    @strawberry.field(
        description="Works that the viewer has not seen lately, in an order that is held to the published target; for "
        "everybody. Its order is kept for an hour, at most 100 items; behind their end ask without `after`."
    )
    async def discover_feed(self, info: Info, first: First = None, after: After = None) -> Connection[FeedItem]:
        context = info.context
        feed = await queries.discover_feed(
            context.db,
            context.redis,
            viewer=context.viewer,
            visitor=context.session.pseudonym,
            page=slice_of(first, after, queries.RANKED_KEY),
            now=context.now,
        )
        return _shown(context, feed, after)

    @strawberry.field(
        description="As `discoverFeed`, from those who live in a city. Where fewer than 5 people live there, cities "
        "around it are added, ring by ring; where even these are too few, it is empty."
    )
    async def city_feed(
        self,
        info: Info,
        city_id: Annotated[strawberry.ID, strawberry.argument(description="A city.")],
        first: First = None,
        after: After = None,
    ) -> Connection[FeedItem]:
        return await _of_city(info.context, city_id, first, after)

    @strawberry.field(
        description="As `cityFeed`, from those whose home town it is and who live elsewhere; with the same floor."
    )
    async def home_town_feed(
        self,
        info: Info,
        city_id: Annotated[strawberry.ID, strawberry.argument(description="A city.")],
        first: First = None,
        after: After = None,
    ) -> Connection[FeedItem]:
        return await _of_city(info.context, city_id, first, after, of_home=True)


async def _of_city(
    context: Context, city_id: str, first: int | None, after: str | None, *, of_home: bool = False
) -> Connection[FeedItem]:
    feed = await queries.city_feed(
        context.db,
        context.redis,
        viewer=context.viewer,
        visitor=context.session.pseudonym,
        city_id=local_id(city_id, "City", "cityId"),
        page=slice_of(first, after, queries.RANKED_KEY),
        now=context.now,
        of_home=of_home,
    )
    return _shown(context, feed, after)


def _shown(context: Context, feed: queries.Feed, after: str | None) -> Connection[FeedItem]:
    """The page; what its reads have told of the viewer is not asked again."""
    if context.viewer is not None:
        follows = context.use(PeopleLoaders).viewer_follows_by_id
        for item in feed.page.items:
            follows.prime(item.work.author_id, item.follows)
        if feed.actor is not None:
            context.use(InteractionLoaders).know(feed.actor)
    return Connection.of(feed.page, FeedItem.of, after)
