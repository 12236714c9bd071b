"""`likeComment` and `unlikeComment`."""

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


@strawberry.input(description="A comment to like.")
class LikeCommentInput:
    """Input of `likeComment`."""

    comment_id: strawberry.ID = strawberry.field(description="A comment that the viewer may see.")


@strawberry.enum(description="Why a like was refused.")
class LikeCommentErrorCode(Enum):
    """Codes of `likeComment`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a like was refused.")
class LikeCommentError(UserError):
    """An error of `likeComment`."""

    code: LikeCommentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The comment after `likeComment`.")
class LikeCommentPayload:
    """Result of `likeComment`."""

    comment: Comment | None = strawberry.field(default=None, description="The comment; null when there are errors.")
    errors: list[LikeCommentError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A comment to like no longer.")
class UnlikeCommentInput:
    """Input of `unlikeComment`."""

    comment_id: strawberry.ID = strawberry.field(description="A comment that the viewer may see.")


@strawberry.enum(description="Why taking a like back was refused.")
class UnlikeCommentErrorCode(Enum):
    """Codes of `unlikeComment`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why taking a like back was refused.")
class UnlikeCommentError(UserError):
    """An error of `unlikeComment`."""

    code: UnlikeCommentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The comment after `unlikeComment`.")
class UnlikeCommentPayload:
    """Result of `unlikeComment`."""

    comment: Comment | None = strawberry.field(default=None, description="The comment; null when there are errors.")
    errors: list[UnlikeCommentError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class LikingMutation:
    """Liking comments."""

    @strawberry.field(description="The viewer likes a comment. Liking twice is no error.")
    @refusals(LikeCommentPayload, LikeCommentError)
    async def like_comment(
        self, info: Info, input: Annotated[LikeCommentInput, strawberry.argument(description="Which comment.")]
    ) -> LikeCommentPayload:
        context = info.context
        comment_id = local_id(input.comment_id, "Comment", "commentId")
        await actions.like_comment(context.db, viewer=context.viewer, comment_id=comment_id, now=context.now)
        return LikeCommentPayload(comment=await comment_after(context, comment_id))

    @strawberry.field(description="The viewer likes it no longer. Without a like nothing changes.")
    @refusals(UnlikeCommentPayload, UnlikeCommentError)
    async def unlike_comment(
        self, info: Info, input: Annotated[UnlikeCommentInput, strawberry.argument(description="Which comment.")]
    ) -> UnlikeCommentPayload:
        context = info.context
        comment_id = local_id(input.comment_id, "Comment", "commentId")
        await actions.unlike_comment(context.db, viewer=context.viewer, comment_id=comment_id, now=context.now)
        return UnlikeCommentPayload(comment=await comment_after(context, comment_id))
