"""`likePost` and `unlikePost`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.posts import actions
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.posts.types import Post
from schema.posts.write import post_after


@strawberry.input(description="A post to like.")
class LikePostInput:
    """Input of `likePost`."""

    post_id: strawberry.ID = strawberry.field(description="A post that the viewer may read.")


@strawberry.enum(description="Why a like was refused.")
class LikePostErrorCode(Enum):
    """Codes of `likePost`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a like was refused.")
class LikePostError(UserError):
    """An error of `likePost`."""

    code: LikePostErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The post after `likePost`.")
class LikePostPayload:
    """Result of `likePost`."""

    post: Post | None = strawberry.field(default=None, description="The post; null when there are errors.")
    errors: list[LikePostError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A post to like no longer.")
class UnlikePostInput:
    """Input of `unlikePost`."""

    post_id: strawberry.ID = strawberry.field(description="A post that the viewer may read.")


@strawberry.enum(description="Why taking a like back was refused.")
class UnlikePostErrorCode(Enum):
    """Codes of `unlikePost`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why taking a like back was refused.")
class UnlikePostError(UserError):
    """An error of `unlikePost`."""

    code: UnlikePostErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The post after `unlikePost`.")
class UnlikePostPayload:
    """Result of `unlikePost`."""

    post: Post | None = strawberry.field(default=None, description="The post; null when there are errors.")
    errors: list[UnlikePostError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class LikingMutation:
    """Liking posts."""

    @strawberry.field(description="The viewer likes a post that they may read. Liking twice is no error.")
    @refusals(LikePostPayload, LikePostError)
    async def like_post(
        self, info: Info, input: Annotated[LikePostInput, strawberry.argument(description="Which post.")]
    ) -> LikePostPayload:
        context = info.context
        post_id = local_id(input.post_id, "Post", "postId")
        await actions.like_post(context.db, viewer=context.viewer, post_id=post_id, now=context.now)
        return LikePostPayload(post=await post_after(context, post_id))

    @strawberry.field(description="The viewer likes it no longer. Without a like nothing changes.")
    @refusals(UnlikePostPayload, UnlikePostError)
    async def unlike_post(
        self, info: Info, input: Annotated[UnlikePostInput, strawberry.argument(description="Which post.")]
    ) -> UnlikePostPayload:
        context = info.context
        post_id = local_id(input.post_id, "Post", "postId")
        await actions.unlike_post(context.db, viewer=context.viewer, post_id=post_id, now=context.now)
        return UnlikePostPayload(post=await post_after(context, post_id))
