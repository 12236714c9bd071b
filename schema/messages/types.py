"""Inboxes, threads and messages as GraphQL objects."""

from enum import Enum
from typing import Annotated

import strawberry

from core.paging import slice_of
from graph.messages import model
from graph.messages.queries import MESSAGE_KEY, THREAD_KEY, threads_of, unread_threads
from schema.connections import AFTER, FIRST, Connection
from schema.context import Context, Info
from schema.messages.loaders import MessagesLoaders
from schema.nodes import Node, fetched_by, global_id
from schema.people.loaders import PeopleLoaders
from schema.people.types import Account, Person, account_of
from schema.scalars import DateTime, moment


@strawberry.enum(description="A list of an inbox.")
class ThreadBox(Enum):
    """Where a thread stands for its account."""

    INBOX = strawberry.enum_value("INBOX", description="Conversations, and one's own requests.")
    REQUESTS = strawberry.enum_value("REQUESTS", description="First messages from people whom one does not follow.")


@strawberry.enum(description="Where a thread stands.")
class ThreadState(Enum):
    """States of a thread, as its account sees it."""

    OPEN = strawberry.enum_value("OPEN", description="Both may write.")
    ASKED = strawberry.enum_value("ASKED", description="The other has asked; accepting or answering opens it.")
    WAITS = strawberry.enum_value("WAITS", description="One's own request waits; until then one message is all.")


@strawberry.type(description="A message; only for the two accounts of its thread.")
class Message(Node):
    """A message."""

    sender_id: strawberry.Private[str]
    writer_id: strawberry.Private[str | None]
    number: int = strawberry.field(description="Its place in the thread: 1, 2, 3, without gaps.")
    text: str = strawberry.field(description="At most 2,000 characters; empty once it was deleted.")
    sent_at: DateTime = strawberry.field(description="When the server took it.")
    is_deleted: bool = strawberry.field(description="Whether its writer took the words away; the place stays.")
    is_mine: bool = strawberry.field(description="Whether it is from the viewer's side of the thread.")

    @classmethod
    def of(cls, record: model.Message, *, is_mine: bool) -> "Message":
        """The message of a record."""
        return cls(
            id=global_id("Message", record.id),
            sender_id=record.sender_id,
            writer_id=record.written_by if is_mine else None,
            number=record.number,
            text=record.text,
            sent_at=moment(record.sent_at),
            is_deleted=record.deleted_at is not None,
            is_mine=is_mine,
        )

    @strawberry.field(description="From whom: a person or an organisation; null once the account is gone.")
    async def sender(self, info: Info) -> Account | None:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.sender_id)
        return None if found is None else account_of(found)

    @strawberry.field(
        description="Who wrote it for the organisation; only for its own staff, null for everybody else and for people."
    )
    async def written_by(self, info: Info) -> Person | None:
        if self.writer_id is None:
            return None
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.writer_id)
        return None if found is None else Person.of(found)


@strawberry.type(description="A conversation of two accounts, as one of them sees it.")
class Thread(Node):
    """A thread."""

    record: strawberry.Private[model.Thread]
    state: ThreadState = strawberry.field(description="Who may write.")
    box: ThreadBox | None = strawberry.field(description="In which list it stands; null when it was declined.")
    unread_count: int = strawberry.field(description="How many messages of the other the viewer's side has not read.")
    read_up_to: int = strawberry.field(
        description="Number of the last message that the viewer's side has read; 0: none."
    )
    other_read_up_to: int = strawberry.field(description="Number of the last message that the other has read; 0: none.")

    @classmethod
    def of(cls, record: model.Thread) -> "Thread":
        """The thread of a record."""
        state = ThreadState.OPEN
        if record.state is model.State.REQUEST:
            state = ThreadState.ASKED if record.is_asked else ThreadState.WAITS
        return cls(
            id=global_id("Thread", record.id),
            record=record,
            state=state,
            box=None if record.box is model.Box.DECLINED else ThreadBox[record.box.name],
            unread_count=record.unread_count,
            read_up_to=record.read_up_to,
            other_read_up_to=record.other_read_up_to,
        )

    @strawberry.field(description="With whom; null once their account is gone.")
    async def other(self, info: Info) -> Account | None:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.record.other_id)
        return None if found is None else account_of(found)

    @strawberry.field(description="The viewer's side: they themselves, or the organisation that they answer for.")
    async def own(self, info: Info) -> Account | None:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.record.account_id)
        return None if found is None else account_of(found)

    @strawberry.field(description="The newest message.")
    def last_message(self) -> Message:
        return self._message(self.record.last)

    @strawberry.field(description="Its messages, newest first.")
    async def messages(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Message]:
        wanted = slice_of(first, after, MESSAGE_KEY)
        page = await info.context.use(MessagesLoaders).messages_by_thread(wanted).load(self.record.id)
        return Connection.of(page, self._message, after)

    def _message(self, record: model.Message) -> Message:
        return Message.of(record, is_mine=record.sender_id == self.record.account_id)


@strawberry.type(description="The conversations of the viewer, or of an organisation that they answer for.")
class Inbox(Node):
    """An inbox."""

    account_id: strawberry.Private[str]

    @classmethod
    def at(cls, account_id: str) -> "Inbox":
        """The inbox of an account."""
        return cls(id=global_id("Inbox", account_id), account_id=account_id)

    @strawberry.field(
        description="How many conversations of the viewer have something unread; 100 stands for 100 and more. "
        "0 for an organisation, whose threads carry their own counts."
    )
    async def unread_thread_count(self, info: Info) -> int:
        viewer = info.context.viewer
        if viewer is None or viewer.person_id != self.account_id:
            return 0
        return await unread_threads(info.context.db, viewer=viewer)

    @strawberry.field(
        description="The conversations of a list, newest message first; empty for who may not answer here."
    )
    async def threads(
        self,
        info: Info,
        box: Annotated[ThreadBox, strawberry.argument(description="Which list.")] = ThreadBox.INBOX,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Thread]:
        context = info.context
        assert context.viewer is not None
        page = await threads_of(
            context.db,
            viewer=context.viewer,
            account_id=self.account_id,
            box=model.Box[box.name],
            page=slice_of(first, after, THREAD_KEY),
        )
        return Connection.of(page, lambda record: Thread.of(record), after)


@fetched_by("Thread")
async def threads_by_id(context: Context, ids: list[str]) -> list[Thread | None]:
    """Threads of the viewer's, for `node`."""
    found = await context.use(MessagesLoaders).thread_by_id.load_many(ids)
    return [None if record is None else Thread.of(record) for record in found]


@fetched_by("Inbox")
async def inboxes_by_id(context: Context, ids: list[str]) -> list[Inbox | None]:
    """The viewer's inboxes, for `node`: what they may not see is empty."""
    return [None if context.viewer is None else Inbox.at(each) for each in ids]
