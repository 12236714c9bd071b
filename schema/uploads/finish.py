"""`completeUpload` and `abandonUpload`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.uploads import actions
from graph.uploads.model import SentPart
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.uploads.types import Upload, uploads_by_global_id


@strawberry.input(description="A part that the client has sent.")
class SentPartInput:
    """One of the parts of `completeUpload`."""

    number: int = strawberry.field(description="The part, from 1.")
    etag: str = strawberry.field(description="The ETag that the object store answered with.")


@strawberry.input(description="All parts of an upload.")
class CompleteUploadInput:
    """Input of `completeUpload`."""

    upload_id: strawberry.ID = strawberry.field(description="The viewer's upload.")
    parts: list[SentPartInput] = strawberry.field(description="Every part once, in any order.")


@strawberry.enum(description="Why an upload was not completed.")
class CompleteUploadErrorCode(Enum):
    """Codes of `completeUpload`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_OPEN = strawberry.enum_value("NOT_OPEN", description="The upload was given up, or its parts are gone.")
    PART_MISSING = strawberry.enum_value("PART_MISSING", description="A part has not arrived at the object store.")
    NO_SUCH_PART = strawberry.enum_value("NO_SUCH_PART", description="A number is not a part, or is there twice.")
    ETAG_MISMATCH = strawberry.enum_value("ETAG_MISMATCH", description="The object store has other bytes of a part.")
    PART_SIZE = strawberry.enum_value("PART_SIZE", description="A part has another size than it must have.")


@strawberry.type(description="Why an upload was not completed.")
class CompleteUploadError(UserError):
    """An error of `completeUpload`."""

    code: CompleteUploadErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The upload, whose bytes have all arrived.")
class CompleteUploadPayload:
    """Result of `completeUpload`."""

    upload: Upload | None = strawberry.field(default=None, description="The upload; null when there are errors.")
    errors: list[CompleteUploadError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="An upload to give up.")
class AbandonUploadInput:
    """Input of `abandonUpload`."""

    upload_id: strawberry.ID = strawberry.field(description="The viewer's upload.")


@strawberry.enum(description="Why an upload was not given up.")
class AbandonUploadErrorCode(Enum):
    """Codes of `abandonUpload`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    IN_USE = strawberry.enum_value("IN_USE", description="A work was made of it, or it is a verified picture.")


@strawberry.type(description="Why an upload was not given up.")
class AbandonUploadError(UserError):
    """An error of `abandonUpload`."""

    code: AbandonUploadErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The upload, given up.")
class AbandonUploadPayload:
    """Result of `abandonUpload`."""

    upload: Upload | None = strawberry.field(default=None, description="The upload; null when there are errors.")
    errors: list[AbandonUploadError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class FinishUploadMutation:
    """The second half of an upload."""

    @strawberry.field(
        description="Says that every part was sent. The server compares with the object store, then looks at the file."
    )
    @refusals(CompleteUploadPayload, CompleteUploadError)
    async def complete_upload(
        self, info: Info, input: Annotated[CompleteUploadInput, strawberry.argument(description="The parts.")]
    ) -> CompleteUploadPayload:
        context = info.context
        upload_id = local_id(input.upload_id, "Upload", "uploadId")
        await actions.complete_upload(
            context.db,
            context.store,
            context.jobs,
            viewer=context.viewer,
            upload_id=upload_id,
            sent=[SentPart(part.number, part.etag) for part in input.parts],
            now=context.now,
        )
        return CompleteUploadPayload(upload=(await uploads_by_global_id(context, [upload_id]))[0])

    @strawberry.field(description="Gives an upload up and throws its bytes away. Doing it twice is no error.")
    @refusals(AbandonUploadPayload, AbandonUploadError)
    async def abandon_upload(
        self, info: Info, input: Annotated[AbandonUploadInput, strawberry.argument(description="Which.")]
    ) -> AbandonUploadPayload:
        context = info.context
        upload_id = local_id(input.upload_id, "Upload", "uploadId")
        await actions.abandon_upload(
            context.db, context.jobs, viewer=context.viewer, upload_id=upload_id, now=context.now
        )
        return AbandonUploadPayload(upload=(await uploads_by_global_id(context, [upload_id]))[0])
