"""`createWork` and `deleteWork`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.works import actions
from graph.works.model import checked_words
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import global_id, local_id
from schema.text import Language
from schema.works.poster import PosterMutation
from schema.works.types import Work, works_by_global_id


@strawberry.input(description="A video to be made a work.")
class CreateWorkInput:
    """Input of `createWork`."""

    upload_id: strawberry.ID = strawberry.field(description="The viewer's completed upload of a video.")
    title: str = strawberry.field(description="One line, at most 120 characters.")
    caption: str = strawberry.field(default="", description="At most 2,000 characters.")
    language: Language = strawberry.field(description="Language of title, caption and speech.")


@strawberry.enum(description="Why a work was not made.")
class CreateWorkErrorCode(Enum):
    """Codes of `createWork`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    NOT_A_VIDEO = strawberry.enum_value("NOT_A_VIDEO", description="The upload is a picture.")
    NOT_COMPLETE = strawberry.enum_value("NOT_COMPLETE", description="The upload is open or was given up.")
    UPLOAD_REFUSED = strawberry.enum_value(
        "UPLOAD_REFUSED", description="The server refused the file; the message says why."
    )


@strawberry.type(description="Why a work was not made.")
class CreateWorkError(UserError):
    """An error of `createWork`."""

    code: CreateWorkErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The work, on its way to being ready.")
class CreateWorkPayload:
    """Result of `createWork`."""

    work: Work | None = strawberry.field(default=None, description="The work; null when there are errors.")
    errors: list[CreateWorkError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A work to delete.")
class DeleteWorkInput:
    """Input of `deleteWork`."""

    work_id: strawberry.ID = strawberry.field(description="The viewer's own work.")


@strawberry.enum(description="Why a work was not deleted.")
class DeleteWorkErrorCode(Enum):
    """Codes of `deleteWork`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a work was not deleted.")
class DeleteWorkError(UserError):
    """An error of `deleteWork`."""

    code: DeleteWorkErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Which work is gone.")
class DeleteWorkPayload:
    """Result of `deleteWork`."""

    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="Its id, for clients to drop it; null when there are errors."
    )
    errors: list[DeleteWorkError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class WorksMutation(PosterMutation):
    """Making and deleting works."""

    @strawberry.field(
        description="Makes a work of a completed upload. Doing it twice gives the same work. "
        "It is public once READY; a minor's waits for a guardian and a reviewer."
    )
    @refusals(CreateWorkPayload, CreateWorkError)
    async def create_work(
        self, info: Info, input: Annotated[CreateWorkInput, strawberry.argument(description="The video and its words.")]
    ) -> CreateWorkPayload:
        context = info.context
        work_id = await actions.create_work(
            context.db,
            context.jobs,
            viewer=context.viewer,
            upload_id=local_id(input.upload_id, "Upload", "uploadId"),
            words=checked_words(title=input.title, caption=input.caption, language=input.language.name),
            now=context.now,
        )
        return CreateWorkPayload(work=(await works_by_global_id(context, [work_id]))[0])

    @strawberry.field(
        description="Deletes the viewer's own work with its files, and withdraws it from every campaign. For good."
    )
    @refusals(DeleteWorkPayload, DeleteWorkError)
    async def delete_work(
        self, info: Info, input: Annotated[DeleteWorkInput, strawberry.argument(description="Which.")]
    ) -> DeleteWorkPayload:
        context = info.context
        work_id = local_id(input.work_id, "Work", "workId")
        await actions.delete_work(context.db, context.jobs, viewer=context.viewer, work_id=work_id, now=context.now)
        return DeleteWorkPayload(deleted_id=global_id("Work", work_id))
