"""`writePost`, `editPost` and `deletePost`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.posts import actions
from graph.posts.model import Audience, checked_post
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import global_id, local_id
from schema.posts.types import Post, PostAudience, posts_by_global_id


@strawberry.input(description="A picture for a post.")
class PostPictureInput:
    """A picture and its words."""

    upload_id: strawberry.ID = strawberry.field(description="A picture that the viewer has uploaded, VERIFIED.")
    alt: str = strawberry.field(default="", description="What it shows, in words; at most 400 characters.")


@strawberry.input(description="A post.")
class WritePostInput:
    """Input of `writePost`."""

    text: str = strawberry.field(description="At most 2,000 characters; may be empty where there are pictures.")
    pictures: list[PostPictureInput] = strawberry.field(
        default_factory=list, description="At most 9, in the order in which they are shown."
    )
    audience: PostAudience | None = strawberry.field(
        default=None,
        description="For whom; null: for all whom the account's settings let read its posts. Never for more.",
    )
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=None, description="An organisation that the viewer owns or writes for; null: the viewer's own post."
    )


@strawberry.enum(description="Why a post was not written.")
class WritePostErrorCode(Enum):
    """Codes of `writePost`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    TOO_MANY_PICTURES = strawberry.enum_value("TOO_MANY_PICTURES", description="More than 9 pictures.")
    PICTURE_TWICE = strawberry.enum_value("PICTURE_TWICE", description="A picture is there twice.")
    NO_PICTURE = strawberry.enum_value(
        "NO_PICTURE", description="A picture is not there, not the viewer's, or not VERIFIED."
    )
    AUDIENCE_TOO_LOOSE = strawberry.enum_value(
        "AUDIENCE_TOO_LOOSE", description="The account's settings, or a minor's protection, allow fewer people."
    )


@strawberry.type(description="Why a post was not written.")
class WritePostError(UserError):
    """An error of `writePost`."""

    code: WritePostErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The post after `writePost`.")
class WritePostPayload:
    """Result of `writePost`."""

    post: Post | None = strawberry.field(default=None, description="The post; null when there are errors.")
    errors: list[WritePostError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A new text for a post.")
class EditPostInput:
    """Input of `editPost`."""

    post_id: strawberry.ID = strawberry.field(
        description="A post of the viewer's, or of an organisation that they write for."
    )
    text: str = strawberry.field(description="At most 2,000 characters; may be empty where there are pictures.")


@strawberry.enum(description="Why a post was not changed.")
class EditPostErrorCode(Enum):
    """Codes of `editPost`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    TOO_LATE = strawberry.enum_value("TOO_LATE", description="Fifteen minutes are over; it can still be deleted.")


@strawberry.type(description="Why a post was not changed.")
class EditPostError(UserError):
    """An error of `editPost`."""

    code: EditPostErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The post after `editPost`.")
class EditPostPayload:
    """Result of `editPost`."""

    post: Post | None = strawberry.field(default=None, description="The post; null when there are errors.")
    errors: list[EditPostError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A post to delete.")
class DeletePostInput:
    """Input of `deletePost`."""

    post_id: strawberry.ID = strawberry.field(
        description="A post of the viewer's, or of an organisation that they write for."
    )


@strawberry.enum(description="Why a post was not deleted.")
class DeletePostErrorCode(Enum):
    """Codes of `deletePost`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a post was not deleted.")
class DeletePostError(UserError):
    """An error of `deletePost`."""

    code: DeletePostErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What `deletePost` deleted.")
class DeletePostPayload:
    """Result of `deletePost`."""

    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id that the post had; null when there are errors."
    )
    errors: list[DeletePostError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class WritingMutation:
    """Writing posts."""

    @strawberry.field(description="Posts a text with pictures, as the viewer or on behalf of an organisation.")
    @refusals(WritePostPayload, WritePostError)
    async def write_post(
        self, info: Info, input: Annotated[WritePostInput, strawberry.argument(description="The post.")]
    ) -> WritePostPayload:
        context = info.context
        post_id = await actions.write_post(
            context.db,
            viewer=context.viewer,
            author_id=local_id(input.on_behalf_of, "Organisation", "onBehalfOf") if input.on_behalf_of else None,
            post=checked_post(
                words=input.text,
                pictures=[
                    (local_id(each.upload_id, "Upload", f"pictures.{index}.uploadId"), each.alt)
                    for index, each in enumerate(input.pictures)
                ],
                audience=Audience[input.audience.name] if input.audience else None,
            ),
            now=context.now,
        )
        return WritePostPayload(post=await post_after(context, post_id))

    @strawberry.field(description="Changes the text within 15 minutes; the post then says that it was edited.")
    @refusals(EditPostPayload, EditPostError)
    async def edit_post(
        self,
        info: Info,
        input: Annotated[EditPostInput, strawberry.argument(description="Which post, and its new text.")],
    ) -> EditPostPayload:
        context = info.context
        post_id = local_id(input.post_id, "Post", "postId")
        await actions.edit_post(context.db, viewer=context.viewer, post_id=post_id, words=input.text, now=context.now)
        return EditPostPayload(post=await post_after(context, post_id))

    @strawberry.field(description="Deletes a post with its comments, likes and pictures, for good.")
    @refusals(DeletePostPayload, DeletePostError)
    async def delete_post(
        self, info: Info, input: Annotated[DeletePostInput, strawberry.argument(description="Which post.")]
    ) -> DeletePostPayload:
        context = info.context
        post_id = local_id(input.post_id, "Post", "postId")
        await actions.delete_post(context.db, context.jobs, viewer=context.viewer, post_id=post_id, now=context.now)
        return DeletePostPayload(deleted_id=global_id("Post", post_id))


async def post_after(context: Context, post_id: str) -> Post | None:
    """The post as it is after a change."""
    context.forget()
    found: Post | None = (await posts_by_global_id(context, [post_id]))[0]
    return found
