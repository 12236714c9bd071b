"""Batch loaders of follows."""

from strawberry.dataloader import DataLoader

from core.paging import Page, Slice
from graph.follows.followers import followers
from graph.follows.model import Follow, Follower
from graph.follows.queries import following
from graph.follows.suggestions import Mutuals, mutuals
from schema.context import Context
from schema.loading import PagedLoaders


class FollowsLoaders:
    """Whom people follow and who follows what, a page for each, one round trip for all; and whom the viewer knows."""

    def __init__(self, context: Context) -> None:
        async def load(ids: list[str], wanted: Slice) -> list[Page[Follow]]:
            pages = await following(context.db, viewer=context.viewer, person_ids=ids, page=wanted)
            return [pages[each] for each in ids]

        async def load_followers(ids: list[str], wanted: Slice) -> list[Page[Follower]]:
            pages = await followers(context.db, viewer=context.viewer, subject_ids=ids, page=wanted)
            return [pages[each] for each in ids]

        async def load_mutuals(ids: list[str]) -> list[Mutuals | None]:
            found = await mutuals(context.db, viewer=context.viewer, ids=ids)
            return [found.get(each) for each in ids]

        self.following_by_person = PagedLoaders(load)
        self.followers_by_subject = PagedLoaders(load_followers)
        self.mutuals_by_id: DataLoader[str, Mutuals | None] = DataLoader(load_mutuals)
