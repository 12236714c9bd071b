"""Reading, answering requests and taking messages back."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.messages import actions
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.messages.loaders import MessagesLoaders
from schema.messages.send import SendMutation
from schema.messages.types import Message, Thread
from schema.nodes import local_id


@strawberry.input(description="Up to where the viewer has read.")
class MarkMessageReadInput:
    """Input of `markMessageRead`."""

    message_id: strawberry.ID = strawberry.field(description="The newest message that was read.")


@strawberry.enum(description="Why a mark was refused.")
class MarkMessageReadErrorCode(Enum):
    """Codes of `markMessageRead`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a mark was refused.")
class MarkMessageReadError(UserError):
    """An error of `markMessageRead`."""

    code: MarkMessageReadErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The conversation with the mark.")
class MarkMessageReadPayload:
    """Result of `markMessageRead`."""

    thread: Thread | None = strawberry.field(default=None, description="The conversation after it.")
    errors: list[MarkMessageReadError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A request to accept.")
class AcceptMessageRequestInput:
    """Input of `acceptMessageRequest`."""

    thread_id: strawberry.ID = strawberry.field(description="The conversation that the other asked for.")


@strawberry.enum(description="Why a request was not accepted.")
class AcceptMessageRequestErrorCode(Enum):
    """Codes of `acceptMessageRequest`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a request was not accepted.")
class AcceptMessageRequestError(UserError):
    """An error of `acceptMessageRequest`."""

    code: AcceptMessageRequestErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The conversation, open.")
class AcceptMessageRequestPayload:
    """Result of `acceptMessageRequest`."""

    thread: Thread | None = strawberry.field(default=None, description="The conversation after it.")
    errors: list[AcceptMessageRequestError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="A request to decline.")
class DeclineMessageRequestInput:
    """Input of `declineMessageRequest`."""

    thread_id: strawberry.ID = strawberry.field(description="The conversation that the other asked for.")


@strawberry.enum(description="Why a request was not declined.")
class DeclineMessageRequestErrorCode(Enum):
    """Codes of `declineMessageRequest`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a request was not declined.")
class DeclineMessageRequestError(UserError):
    """An error of `declineMessageRequest`."""

    code: DeclineMessageRequestErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The conversation, in no list any more.")
class DeclineMessageRequestPayload:
    """Result of `declineMessageRequest`."""

    thread: Thread | None = strawberry.field(default=None, description="The conversation after it.")
    errors: list[DeclineMessageRequestError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="A message to take back.")
class DeleteMessageInput:
    """Input of `deleteMessage`."""

    message_id: strawberry.ID = strawberry.field(description="A message of the viewer's side.")


@strawberry.enum(description="Why a message was not deleted.")
class DeleteMessageErrorCode(Enum):
    """Codes of `deleteMessage`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a message was not deleted.")
class DeleteMessageError(UserError):
    """An error of `deleteMessage`."""

    code: DeleteMessageErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The place of the message.")
class DeleteMessagePayload:
    """Result of `deleteMessage`."""

    message: Message | None = strawberry.field(default=None, description="The message, without its words.")
    errors: list[DeleteMessageError] = strawberry.field(default_factory=list, description="Empty when it worked.")


async def _thread(context: Context, thread_id: str) -> Thread | None:
    context.forget()
    record = await context.use(MessagesLoaders).thread_by_id.load(thread_id)
    return None if record is None else Thread.of(record)


@strawberry.type
class MessagesMutation(SendMutation):
    """The viewer's messages."""

    @strawberry.field(description="The viewer has read a conversation up to a message; a mark never goes back.")
    @refusals(MarkMessageReadPayload, MarkMessageReadError)
    async def mark_message_read(
        self, info: Info, input: Annotated[MarkMessageReadInput, strawberry.argument(description="Up to where.")]
    ) -> MarkMessageReadPayload:
        context = info.context
        message_id = local_id(input.message_id, "Message", "messageId")
        thread_id = await actions.mark_read(context.db, context.redis, viewer=context.viewer, message_id=message_id)
        return MarkMessageReadPayload(thread=await _thread(context, thread_id))

    @strawberry.field(description="Opens a conversation that the other asked for. Twice is no error.")
    @refusals(AcceptMessageRequestPayload, AcceptMessageRequestError)
    async def accept_message_request(
        self, info: Info, input: Annotated[AcceptMessageRequestInput, strawberry.argument(description="Which.")]
    ) -> AcceptMessageRequestPayload:
        context = info.context
        key = local_id(input.thread_id, "Thread", "threadId")
        await actions.answer_request(context.db, context.redis, viewer=context.viewer, thread_id=key, accepts=True)
        return AcceptMessageRequestPayload(thread=await _thread(context, key))

    @strawberry.field(description="Puts a request out of the lists; the sender is not told. Twice is no error.")
    @refusals(DeclineMessageRequestPayload, DeclineMessageRequestError)
    async def decline_message_request(
        self, info: Info, input: Annotated[DeclineMessageRequestInput, strawberry.argument(description="Which.")]
    ) -> DeclineMessageRequestPayload:
        context = info.context
        key = local_id(input.thread_id, "Thread", "threadId")
        await actions.answer_request(context.db, context.redis, viewer=context.viewer, thread_id=key, accepts=False)
        return DeclineMessageRequestPayload(thread=await _thread(context, key))

    @strawberry.field(
        description="Takes the words of an own message away for both; its place stays. Twice is no error."
    )
    @refusals(DeleteMessagePayload, DeleteMessageError)
    async def delete_message(
        self, info: Info, input: Annotated[DeleteMessageInput, strawberry.argument(description="Which.")]
    ) -> DeleteMessagePayload:
        context = info.context
        gone = await actions.delete_message(
            context.db,
            context.redis,
            viewer=context.viewer,
            message_id=local_id(input.message_id, "Message", "messageId"),
            now=context.now,
        )
        return DeleteMessagePayload(message=Message.of(gone, is_mine=True))
