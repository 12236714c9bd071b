"""Uploads as GraphQL objects. Only their owner sees them."""

from enum import Enum

import strawberry

from graph.uploads import model
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.scalars import DateTime, moment
from schema.text import BilingualText, Picture, Problem
from schema.uploads.loaders import UploadsLoaders
from storage.media.problems import problem


@strawberry.enum(description="What an upload is for.")
class UploadPurpose(Enum):
    """Purposes."""

    VIDEO = strawberry.enum_value("VIDEO", description="A video to make a work of; at most 2 GiB.")
    PICTURE = strawberry.enum_value("PICTURE", description="A picture, such as a cover; at most 20 MiB.")


@strawberry.enum(description="Where an upload stands.")
class UploadState(Enum):
    """States of an upload."""

    OPEN = strawberry.enum_value("OPEN", description="Parts can be sent.")
    CHECKING = strawberry.enum_value("CHECKING", description="All parts arrived; the server is looking at the file.")
    VERIFIED = strawberry.enum_value("VERIFIED", description="The server found it good; it can be used.")
    REFUSED = strawberry.enum_value("REFUSED", description="The server refuses it; `refusal` says why.")
    ABANDONED = strawberry.enum_value("ABANDONED", description="It was given up, or left open for a week.")


@strawberry.type(description="A part of an upload that the object store has.")
class UploadPart:
    """A received part."""

    number: int = strawberry.field(description="From 1 to `partCount`.")
    etag: str = strawberry.field(description="The object store's checksum of it; give it back to `completeUpload`.")
    byte_size: int = strawberry.field(description="Bytes received.")


@strawberry.type(description="Where to send a part.")
class PartUrl:
    """A signed address."""

    number: int = strawberry.field(description="The part, from 1.")
    url: str = strawberry.field(description="PUT the bytes of this part here, within one hour. Its answer has an ETag.")


@strawberry.type(description="A file on its way from a person to the object store; only its owner sees it.")
class Upload(Node):
    """An upload."""

    local_id: strawberry.Private[str]
    record: strawberry.Private[model.Upload]
    purpose: UploadPurpose = strawberry.field(description="What it is for.")
    state: UploadState = strawberry.field(description="Where it stands.")
    file_name: str = strawberry.field(description="The file's name, without folders; for show only.")
    byte_size: float = strawberry.field(description="Size of the whole file in bytes.")
    part_size: int = strawberry.field(description="Bytes of every part but the last, which has the rest.")
    part_count: int = strawberry.field(description="How many parts.")
    sha256: str | None = strawberry.field(description="The checksum announced for the whole file; null when none was.")
    refusal: Problem | None = strawberry.field(description="Why the server refuses it; null otherwise.")
    created_at: DateTime = strawberry.field(description="When it was announced.")

    @classmethod
    def of(cls, record: model.Upload) -> "Upload":
        """The upload of a record."""
        return cls(
            id=global_id("Upload", record.id),
            local_id=record.id,
            record=record,
            purpose=UploadPurpose[record.purpose.name],
            state=UploadState[record.state.name],
            file_name=record.file_name,
            byte_size=float(record.byte_size),
            part_size=record.part_size,
            part_count=record.part_count,
            sha256=record.sha256,
            refusal=problem_of(record.refusal_code),
            created_at=moment(record.created_at),
        )

    @strawberry.field(
        description="What the object store has now, so that sending can go on after a reload: "
        "all parts once it is complete, none once it is given up."
    )
    async def received_parts(self, info: Info) -> list[UploadPart]:
        loader = info.context.use(UploadsLoaders).parts_by_id
        found = await loader.load(self.local_id)
        return [UploadPart(number=part.number, etag=part.etag, byte_size=part.byte_size) for part in found]

    @strawberry.field(description="The picture, made fit for pages; null for videos and until VERIFIED.")
    def picture(self, info: Info) -> Picture | None:
        return picture_of(info.context, self.record.picture_key, self.record.picture_width, self.record.picture_height)


def picture_of(context: Context, key: str | None, width: int, height: int) -> Picture | None:
    """A picture in the object store, by its key."""
    if key is None:
        return None
    return Picture(url=context.store.url(key, context.now), width=width, height=height)


def problem_of(code: str | None) -> Problem | None:
    """The problem with this code, in both languages."""
    if code is None:
        return None
    found = problem(code)
    return Problem(code=found.code, message=BilingualText(zh=found.zh, en=found.en))


@fetched_by("Upload")
async def uploads_by_global_id(context: Context, ids: list[str]) -> list[Upload | None]:
    """The viewer's own uploads, for `node`."""
    found = await context.use(UploadsLoaders).upload_by_id.load_many(ids)
    return [None if each is None else Upload.of(each) for each in found]
