"""Batch loader of captions, for works that the viewer was shown."""

from strawberry.dataloader import DataLoader

from graph.captions.model import Captions
from graph.captions.queries import captions_by_work
from schema.context import Context


class CaptionsLoaders:
    """`by_work`: the captions of each work by its id."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.by_work: DataLoader[str, list[Captions]] = DataLoader(self._captions)

    async def _captions(self, ids: list[str]) -> list[list[Captions]]:
        found = await captions_by_work(self._context.db, work_ids=ids)
        return [found[each] for each in ids]
