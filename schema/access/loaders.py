"""Batch loaders of how the viewer stands to accounts."""

from strawberry.dataloader import DataLoader

from graph.access.decide import Facts
from graph.access.queries import facts_by_id
from graph.blocks.queries import muted_among
from schema.context import Context


class AccessLoaders:
    """`facts_by_id` gives None for an unknown account."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.facts_by_id: DataLoader[str, Facts | None] = DataLoader(self._facts)
        self.muted_by_id: DataLoader[str, bool] = DataLoader(self._muted)

    async def _facts(self, ids: list[str]) -> list[Facts | None]:
        context = self._context
        found = await facts_by_id(context.db, viewer=context.viewer, ids=ids, now=context.now)
        return [found.get(each) for each in ids]

    async def _muted(self, ids: list[str]) -> list[bool]:
        muted = await muted_among(self._context.db, viewer=self._context.viewer, ids=ids)
        return [each in muted for each in ids]
