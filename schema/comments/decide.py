"""`approveComment` and `hideComment`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.comments import actions
from schema import errors
from schema.comments.types import Comment
from schema.comments.write import comment_after
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id


@strawberry.input(description="A comment to be let through.")
class ApproveCommentInput:
    """Input of `approveComment`."""

    comment_id: strawberry.ID = strawberry.field(description="A comment on what the viewer or their organisation made.")


@strawberry.enum(description="Why a comment was not let through.")
class ApproveCommentErrorCode(Enum):
    """Codes of `approveComment`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a comment was not let through.")
class ApproveCommentError(UserError):
    """An error of `approveComment`."""

    code: ApproveCommentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The comment after `approveComment`.")
class ApproveCommentPayload:
    """Result of `approveComment`."""

    comment: Comment | None = strawberry.field(default=None, description="The comment; null when there are errors.")
    errors: list[ApproveCommentError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A comment to be hidden.")
class HideCommentInput:
    """Input of `hideComment`."""

    comment_id: strawberry.ID = strawberry.field(description="A comment on what the viewer or their organisation made.")


@strawberry.enum(description="Why a comment was not hidden.")
class HideCommentErrorCode(Enum):
    """Codes of `hideComment`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a comment was not hidden.")
class HideCommentError(UserError):
    """An error of `hideComment`."""

    code: HideCommentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The comment after `hideComment`.")
class HideCommentPayload:
    """Result of `hideComment`."""

    comment: Comment | None = strawberry.field(default=None, description="The comment; null when there are errors.")
    errors: list[HideCommentError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class DecidingMutation:
    """Deciding on comments."""

    @strawberry.field(description="Lets everybody see a comment that waits or is hidden. Doing it twice is no error.")
    @refusals(ApproveCommentPayload, ApproveCommentError)
    async def approve_comment(
        self, info: Info, input: Annotated[ApproveCommentInput, strawberry.argument(description="Which comment.")]
    ) -> ApproveCommentPayload:
        context = info.context
        comment_id = local_id(input.comment_id, "Comment", "commentId")
        await actions.approve_comment(
            context.db, context.redis, viewer=context.viewer, comment_id=comment_id, now=context.now
        )
        return ApproveCommentPayload(comment=await comment_after(context, comment_id))

    @strawberry.field(description="Hides a comment from all but its writer. Doing it twice is no error.")
    @refusals(HideCommentPayload, HideCommentError)
    async def hide_comment(
        self, info: Info, input: Annotated[HideCommentInput, strawberry.argument(description="Which comment.")]
    ) -> HideCommentPayload:
        context = info.context
        comment_id = local_id(input.comment_id, "Comment", "commentId")
        await actions.hide_comment(context.db, viewer=context.viewer, comment_id=comment_id, now=context.now)
        return HideCommentPayload(comment=await comment_after(context, comment_id))
