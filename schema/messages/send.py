"""`sendMessage`."""

from enum import Enum
from typing import Annotated

import strawberry

from core.errors import Invalid
from graph.messages import actions
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.messages.loaders import MessagesLoaders
from schema.messages.query import ACCOUNTS
from schema.messages.types import Message, Thread
from schema.nodes import split_id


@strawberry.input(description="A message.")
class SendMessageInput:
    """Input of `sendMessage`."""

    to_id: strawberry.ID = strawberry.field(
        description="A person, an organisation, or a conversation; by the last, staff answer for an organisation."
    )
    text: str = strawberry.field(description="1 to 2,000 characters.")
    client_id: str = strawberry.field(
        description="Made by the client for one sending, 8 to 64 letters, digits, hyphens or underscores; "
        "sent again with it, it is the same message."
    )


@strawberry.enum(description="Why a message was not sent.")
class SendMessageErrorCode(Enum):
    """Codes of `sendMessage`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_CLIENT_ID = strawberry.enum_value(
        "BAD_CLIENT_ID", description="The client id has not 8 to 64 letters, digits, hyphens or underscores."
    )
    SELF = strawberry.enum_value("SELF", description="One cannot write to oneself.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    FOLLOW = strawberry.enum_value("FOLLOW", description="The viewer's follow would open it.")
    REQUESTED = strawberry.enum_value("REQUESTED", description="The viewer asked to follow and waits for the answer.")
    FOLLOW_LONGER = strawberry.enum_value(
        "FOLLOW_LONGER", description="It opens by itself once the viewer has followed for long enough."
    )
    FOLLOW_BACK = strawberry.enum_value("FOLLOW_BACK", description="The other's follow of the viewer would open it.")
    CLOSED = strawberry.enum_value("CLOSED", description="They let nobody write.")
    WAITS = strawberry.enum_value(
        "WAITS", description="The viewer's request has not been accepted yet; one message is all until then."
    )
    TOO_MANY = strawberry.enum_value(
        "TOO_MANY", description="Above 60 messages a minute, or 40 new conversations a day."
    )


@strawberry.type(description="Why a message was not sent.")
class SendMessageError(UserError):
    """An error of `sendMessage`."""

    code: SendMessageErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The message in its conversation.")
class SendMessagePayload:
    """Result of `sendMessage`."""

    message: Message | None = strawberry.field(default=None, description="The message.")
    thread: Thread | None = strawberry.field(default=None, description="Its conversation after it.")
    errors: list[SendMessageError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class SendMutation:
    """Sending."""

    @strawberry.field(
        description="Writes to an account or into a conversation. To a person who does not follow the viewer it is a "
        "request: one message, until it is accepted. Sending the same `clientId` again is no error."
    )
    @refusals(SendMessagePayload, SendMessageError)
    async def send_message(
        self, info: Info, input: Annotated[SendMessageInput, strawberry.argument(description="What to whom.")]
    ) -> SendMessagePayload:
        context = info.context
        kind, local = split_id(input.to_id, "toId")
        if kind not in (*ACCOUNTS, "Thread"):
            raise Invalid("BAD_ID", f"This is the id of a {kind}.", "id 的类型不对。", "toId")
        sent = await actions.send(
            context.db,
            context.redis,
            viewer=context.viewer,
            account_id=local if kind != "Thread" else None,
            thread_id=local if kind == "Thread" else None,
            text=input.text,
            client_id=input.client_id,
            now=context.now,
        )
        context.forget()
        record = await context.use(MessagesLoaders).thread_by_id.load(sent.thread_id)
        return SendMessagePayload(
            message=Message.of(sent, is_mine=True), thread=None if record is None else Thread.of(record)
        )
