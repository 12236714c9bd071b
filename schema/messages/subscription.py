"""`inbox` and `thread`, watched without reloading."""

from collections.abc import AsyncGenerator
from typing import Annotated

import strawberry

from core import clock
from core.channels import channels_of
from core.errors import NotFound, signed_out
from core.paging import Slice
from graph.access.viewer import signed_in
from graph.messages.bells import channel
from graph.messages.model import Box
from graph.messages.model import Thread as Record
from graph.messages.queries import messages_of, threads_of, unread_threads
from schema.context import Context, Info
from schema.messages.loaders import MessagesLoaders
from schema.messages.query import FOR
from schema.messages.types import Inbox, Thread
from schema.nodes import local_id

LOOK_AGAIN_S = 5.0
"""A thread is read at least this often: a word on the channel may be lost, and a block says none."""
LOOK_AGAIN_AT_LISTS_S = 10.0
"""As much for the lists, which cost more."""
SEEN = 20
"""So many of the newest rows are watched for change."""


@strawberry.type
class MessagesSubscription:
    """Watching messages."""

    @strawberry.subscription(
        description="The viewer's inbox as it is now, then after each change among the newest 20 of each list."
    )
    async def inbox(
        self,
        info: Info,
        organisation_id: Annotated[strawberry.ID | None, strawberry.argument(description=FOR)] = None,
    ) -> AsyncGenerator[Inbox, None]:
        context = info.context
        who = signed_in(context.viewer).person_id
        key = who if organisation_id is None else local_id(organisation_id, "Organisation", "organisationId")
        async with channels_of(context.redis).listen(channel(key)) as bell:
            shown = await _inbox(context, key)
            while True:
                yield Inbox.at(key)
                before = shown
                while shown == before:
                    await bell.wait(LOOK_AGAIN_AT_LISTS_S)
                    shown = await _inbox(context, key)

    @strawberry.subscription(
        description="A conversation of the viewer's as it is now, then after each change among its newest 20 messages, "
        "until a block ends it."
    )
    async def thread(
        self, info: Info, thread_id: Annotated[strawberry.ID, strawberry.argument(description="Which conversation.")]
    ) -> AsyncGenerator[Thread, None]:
        context = info.context
        signed_in(context.viewer)
        key = local_id(thread_id, "Thread", "threadId")
        record = await context.use(MessagesLoaders).thread_by_id.load(key)
        if record is None:
            raise NotFound("threadId", "This conversation", "会话")
        async with channels_of(context.redis).listen(channel(record.account_id)) as bell:
            shown: object = None
            while True:
                now = await _thread(context, key)
                if now is None:
                    raise NotFound("threadId", "This conversation", "会话")
                if now != shown:
                    shown = now
                    yield Thread.of(now[0])
                await bell.wait(LOOK_AGAIN_S)


async def _thread(context: Context, key: str) -> tuple[Record, object] | None:
    """The thread and its newest messages: all that a page would see change."""
    context.forget()
    context.now = clock.now()
    record = await context.use(MessagesLoaders).thread_by_id.load(key)
    if record is None:
        return None
    page = (await messages_of(context.db, thread_ids=[key], page=Slice(SEEN)))[key]
    return record, list(page.items)


async def _inbox(context: Context, key: str) -> object:
    """The newest threads of both lists, and how many are unread: all that a page would see change."""
    context.forget()
    context.now = clock.now()
    viewer = context.viewer
    if viewer is None:
        raise signed_out()
    lists = [
        list((await threads_of(context.db, viewer=viewer, account_id=key, box=box, page=Slice(SEEN))).items)
        for box in (Box.INBOX, Box.REQUESTS)
    ]
    return lists, await unread_threads(context.db, viewer=viewer)
