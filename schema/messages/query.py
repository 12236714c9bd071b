"""`inbox` and `threadWith`."""

from typing import Annotated

import strawberry

from graph.messages.queries import thread_with
from schema.context import Info
from schema.messages.loaders import MessagesLoaders
from schema.messages.types import Inbox, Thread
from schema.nodes import local_id

ACCOUNTS = ("Person", "Organisation")
FOR = "An organisation that the viewer answers for; the viewer's own when not given."


@strawberry.type
class MessagesQuery:
    """The viewer's messages."""

    @strawberry.field(description="The viewer's conversations; null when nobody is signed in.")
    def inbox(
        self,
        info: Info,
        organisation_id: Annotated[strawberry.ID | None, strawberry.argument(description=FOR)] = None,
    ) -> Inbox | None:
        viewer = info.context.viewer
        if viewer is None:
            return None
        if organisation_id is None:
            return Inbox.at(viewer.person_id)
        return Inbox.at(local_id(organisation_id, "Organisation", "organisationId"))

    @strawberry.field(description="The viewer's conversation with an account; null when there is none.")
    async def thread_with(
        self,
        info: Info,
        account_id: Annotated[strawberry.ID, strawberry.argument(description="A person or an organisation.")],
    ) -> Thread | None:
        context = info.context
        other = local_id(account_id, ACCOUNTS, "accountId")
        if context.viewer is None:
            return None
        found = await thread_with(context.db, viewer=context.viewer, account_id=other)
        record = None if found is None else await context.use(MessagesLoaders).thread_by_id.load(found)
        return None if record is None else Thread.of(record)
