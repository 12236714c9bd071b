"""`startUpload` and `signUploadParts`: announce a file, then ask where to send its parts."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.uploads import actions
from graph.uploads.model import checked_upload
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.uploads.types import PartUrl, Upload, UploadPurpose, uploads_by_global_id


@strawberry.input(description="A file to be sent.")
class StartUploadInput:
    """Input of `startUpload`."""

    purpose: UploadPurpose = strawberry.field(description="What it is for.")
    file_name: str = strawberry.field(description="Its name, at most 255 characters; folders in it are dropped.")
    byte_size: float = strawberry.field(description="Its size in bytes: a video at most 2 GiB, a picture 20 MiB.")
    content_type: str = strawberry.field(description="The type the browser gives it, such as `video/mp4`.")
    sha256: str | None = strawberry.field(
        default=None, description="Checksum of the whole file, 64 hex digits; compared with what arrives."
    )


@strawberry.enum(description="Why an upload was not started.")
class StartUploadErrorCode(Enum):
    """Codes of `startUpload`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    TOO_MANY_OPEN = strawberry.enum_value("TOO_MANY_OPEN", description="20 uploads are open.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    EMPTY_FILE = strawberry.enum_value("EMPTY_FILE", description="The file has no bytes.")
    BAD_SIZE = strawberry.enum_value("BAD_SIZE", description="The size is no whole number of bytes.")
    TOO_LARGE = strawberry.enum_value("TOO_LARGE", description="The file is larger than allowed.")
    WRONG_TYPE = strawberry.enum_value("WRONG_TYPE", description="The type does not suit the purpose.")
    BAD_CHECKSUM = strawberry.enum_value("BAD_CHECKSUM", description="The checksum is no SHA-256.")


@strawberry.type(description="Why an upload was not started.")
class StartUploadError(UserError):
    """An error of `startUpload`."""

    code: StartUploadErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The upload, open for its parts.")
class StartUploadPayload:
    """Result of `startUpload`."""

    upload: Upload | None = strawberry.field(default=None, description="The upload; null when there are errors.")
    errors: list[StartUploadError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Which parts to send.")
class SignUploadPartsInput:
    """Input of `signUploadParts`."""

    upload_id: strawberry.ID = strawberry.field(description="The viewer's upload.")
    numbers: list[int] = strawberry.field(description="1 to 100 part numbers, each from 1 to `partCount`.")


@strawberry.enum(description="Why parts were not signed.")
class SignUploadPartsErrorCode(Enum):
    """Codes of `signUploadParts`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_OPEN = strawberry.enum_value("NOT_OPEN", description="The upload is complete or given up.")
    TOO_MANY = strawberry.enum_value("TOO_MANY", description="No part, or more than 100.")
    NO_SUCH_PART = strawberry.enum_value("NO_SUCH_PART", description="The upload has no part of that number.")


@strawberry.type(description="Why parts were not signed.")
class SignUploadPartsError(UserError):
    """An error of `signUploadParts`."""

    code: SignUploadPartsErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Where to send the parts.")
class SignUploadPartsPayload:
    """Result of `signUploadParts`."""

    urls: list[PartUrl] | None = strawberry.field(
        default=None, description="An address for each part asked for, valid for one hour; null when there are errors."
    )
    errors: list[SignUploadPartsError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class StartUploadMutation:
    """The first half of an upload."""

    @strawberry.field(description="Announces a file. Its bytes then go in parts straight to the object store.")
    @refusals(StartUploadPayload, StartUploadError)
    async def start_upload(
        self, info: Info, input: Annotated[StartUploadInput, strawberry.argument(description="The file.")]
    ) -> StartUploadPayload:
        context = info.context
        upload = checked_upload(
            purpose=input.purpose.name,
            file_name=input.file_name,
            byte_size=input.byte_size,
            content_type=input.content_type,
            sha256=input.sha256,
        )
        upload_id = await actions.start_upload(
            context.db, context.store, viewer=context.viewer, upload=upload, now=context.now
        )
        return StartUploadPayload(upload=(await uploads_by_global_id(context, [upload_id]))[0])

    @strawberry.field(description="Addresses to which the browser sends parts.")
    @refusals(SignUploadPartsPayload, SignUploadPartsError)
    async def sign_upload_parts(
        self, info: Info, input: Annotated[SignUploadPartsInput, strawberry.argument(description="Which parts.")]
    ) -> SignUploadPartsPayload:
        context = info.context
        signed = await actions.sign_parts(
            context.db,
            context.store,
            viewer=context.viewer,
            upload_id=local_id(input.upload_id, "Upload", "uploadId"),
            numbers=input.numbers,
            now=context.now,
        )
        return SignUploadPartsPayload(urls=[PartUrl(number=number, url=url) for number, url in signed])
