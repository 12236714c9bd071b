"""Batch loaders of threads and their messages."""

from strawberry.dataloader import DataLoader

from core.paging import Page, Slice
from graph.messages.model import Message, Thread
from graph.messages.queries import messages_of, threads_by_ids
from schema.context import Context
from schema.loading import PagedLoaders


class MessagesLoaders:
    """`thread_by_id` gives None for a thread that the viewer is no part of, or that a block has ended."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.thread_by_id: DataLoader[str, Thread | None] = DataLoader(self._threads)
        self.messages_by_thread = PagedLoaders(self._messages)

    async def _threads(self, ids: list[str]) -> list[Thread | None]:
        found = await threads_by_ids(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _messages(self, ids: list[str], wanted: Slice) -> list[Page[Message]]:
        found = await messages_of(self._context.db, thread_ids=ids, page=wanted)
        return [found[each] for each in ids]
