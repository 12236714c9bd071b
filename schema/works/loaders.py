"""Batch loaders of works: only those that the viewer may see."""

from strawberry.dataloader import DataLoader

from core.paging import Page, Slice, slice_of
from graph.works.model import Work
from graph.works.progress import per_cents
from graph.works.queries import WORK_KEY, works_by_author, works_by_ids
from schema.context import Context
from schema.loading import PagedLoaders


class WorksLoaders:
    """`work_by_id` gives None for a work that the viewer may not see."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.work_by_id: DataLoader[str, Work | None] = DataLoader(self._works)
        self.per_cent_by_id: DataLoader[str, int] = DataLoader(self._per_cents)
        self._by_author = PagedLoaders(self._authors)

    def works_by_author(self, first: int | None, after: str | None) -> DataLoader[str, Page[Work]]:
        """A page of each author's works, newest first, by the author's id."""
        return self._by_author(slice_of(first, after, WORK_KEY))

    async def _works(self, ids: list[str]) -> list[Work | None]:
        context = self._context
        found = await works_by_ids(context.db, viewer=context.viewer, ids=ids, now=context.now)
        return [found.get(each) for each in ids]

    async def _authors(self, ids: list[str], wanted: Slice) -> list[Page[Work]]:
        context = self._context
        found = await works_by_author(context.db, viewer=context.viewer, author_ids=ids, page=wanted, now=context.now)
        return [found[each] for each in ids]

    async def _per_cents(self, ids: list[str]) -> list[int]:
        return await per_cents(self._context.redis, work_ids=ids)
