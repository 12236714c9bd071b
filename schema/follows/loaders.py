"""Batch loaders of follows."""

from core.paging import Page, Slice
from graph.follows.model import Follow
from graph.follows.queries import following
from schema.context import Context
from schema.loading import PagedLoaders


class FollowsLoaders:
    """Whom people follow, a page for each, one round trip for all."""

    def __init__(self, context: Context) -> None:
        async def load(ids: list[str], wanted: Slice) -> list[Page[Follow]]:
            pages = await following(context.db, viewer=context.viewer, person_ids=ids, page=wanted)
            return [pages[each] for each in ids]

        self.following_by_person = PagedLoaders(load)
