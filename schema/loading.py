"""Loaders of pages: one DataLoader for each distinct slice, so that a level of parents costs one round trip."""

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from strawberry.dataloader import DataLoader

from core.paging import Page, Slice

T = TypeVar("T")


class PagedLoaders(Generic[T]):
    """Call with a slice to get the loader whose keys are parent ids: `await loaders(slice).load(parent_id)`."""

    def __init__(self, load: Callable[[list[str], Any], Awaitable[list[Page[T]]]]) -> None:
        self._load = load
        self._made: dict[Slice, DataLoader[str, Page[T]]] = {}

    def __call__(self, wanted: Slice) -> DataLoader[str, Page[T]]:
        found = self._made.get(wanted)
        if found is None:

            async def load(ids: list[str]) -> list[Page[T]]:
                return await self._load(ids, wanted)

            found = self._made[wanted] = DataLoader(load)
        return found
