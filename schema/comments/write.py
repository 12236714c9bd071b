"""`writeComment` and `deleteComment`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.comments import actions
from schema import errors
from schema.comments.types import Comment, comments_by_global_id
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import global_id, local_id


@strawberry.input(description="A comment.")
class WriteCommentInput:
    """Input of `writeComment`."""

    subject_id: strawberry.ID = strawberry.field(description="A public work, or a post that the viewer may read.")
    text: str = strawberry.field(description="1 to 1,000 characters.")
    reply_to_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="A comment on the same work or post that is no reply itself; null for a comment of its own.",
    )


@strawberry.enum(description="Why a comment was not written.")
class WriteCommentErrorCode(Enum):
    """Codes of `writeComment`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    TOO_FAST = strawberry.enum_value("TOO_FAST", description="More than 10 in a minute or 300 in a day.")


@strawberry.type(description="Why a comment was not written.")
class WriteCommentError(UserError):
    """An error of `writeComment`."""

    code: WriteCommentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(
    description="The comment after `writeComment`. It may be HELD: then its `holdCause` says why, and only its "
    "writer and the owner see it."
)
class WriteCommentPayload:
    """Result of `writeComment`."""

    comment: Comment | None = strawberry.field(default=None, description="The comment; null when there are errors.")
    errors: list[WriteCommentError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A comment to delete.")
class DeleteCommentInput:
    """Input of `deleteComment`."""

    comment_id: strawberry.ID = strawberry.field(
        description="A comment of the viewer's, or on what they or their organisation made."
    )


@strawberry.enum(description="Why a comment was not deleted.")
class DeleteCommentErrorCode(Enum):
    """Codes of `deleteComment`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a comment was not deleted.")
class DeleteCommentError(UserError):
    """An error of `deleteComment`."""

    code: DeleteCommentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What `deleteComment` deleted.")
class DeleteCommentPayload:
    """Result of `deleteComment`."""

    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id that the comment had; null when there are errors."
    )
    errors: list[DeleteCommentError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class WritingMutation:
    """Writing comments."""

    @strawberry.field(
        description="Comments on a work or post, or replies to a comment there. Impossible where a block stands "
        "between."
    )
    @refusals(WriteCommentPayload, WriteCommentError)
    async def write_comment(
        self, info: Info, input: Annotated[WriteCommentInput, strawberry.argument(description="On what, and the text.")]
    ) -> WriteCommentPayload:
        context = info.context
        comment_id = await actions.write_comment(
            context.db,
            context.redis,
            viewer=context.viewer,
            subject_id=local_id(input.subject_id, ("Work", "Post"), "subjectId"),
            parent_id=local_id(input.reply_to_id, "Comment", "replyToId") if input.reply_to_id else None,
            words=input.text,
            now=context.now,
        )
        return WriteCommentPayload(comment=await comment_after(context, comment_id))

    @strawberry.field(
        description="Deletes a comment with its replies, for good: its writer, and the owner of the work or post."
    )
    @refusals(DeleteCommentPayload, DeleteCommentError)
    async def delete_comment(
        self, info: Info, input: Annotated[DeleteCommentInput, strawberry.argument(description="Which comment.")]
    ) -> DeleteCommentPayload:
        context = info.context
        comment_id = local_id(input.comment_id, "Comment", "commentId")
        await actions.delete_comment(context.db, viewer=context.viewer, comment_id=comment_id)
        return DeleteCommentPayload(deleted_id=global_id("Comment", comment_id))


async def comment_after(context: Context, comment_id: str) -> Comment | None:
    """The comment as it is after a change."""
    context.forget()
    found: Comment | None = (await comments_by_global_id(context, [comment_id]))[0]
    return found
