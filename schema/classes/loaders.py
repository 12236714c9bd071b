"""Batch loaders of classes."""

from strawberry.dataloader import DataLoader

from graph.classes.model import Class
from graph.classes.queries import classes_by_ids
from schema.context import Context


class ClassesLoaders:
    """`class_by_id` gives None for a class that the viewer may not know of."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.class_by_id: DataLoader[str, Class | None] = DataLoader(self._classes)

    async def _classes(self, ids: list[str]) -> list[Class | None]:
        found = await classes_by_ids(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]
