"""Works as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.works import model
from graph.works.laddering import ladder_of
from schema.comments.discussed import Discussed
from schema.connections import AFTER, FIRST, Connection
from schema.context import Context, Info
from schema.nodes import fetched_by, global_id
from schema.scalars import DateTime, moment, moment_or_none
from schema.text import Language, Picture, Problem
from schema.uploads.types import picture_of, problem_of
from schema.works.loaders import WorksLoaders
from schema.works.stream import stream_path
from storage.media.stills import PREVIEW, WAVEFORM, preview_size, still

if TYPE_CHECKING:
    from schema.captions.types import Captions
    from schema.people.types import Person
    from schema.submissions.types import Submission


@strawberry.enum(description="Where a work stands.")
class WorkState(Enum):
    """States of a work."""

    CHECKING = strawberry.enum_value("CHECKING", description="The server is looking at the uploaded file.")
    PROCESSING = strawberry.enum_value("PROCESSING", description="Poster and video are being made.")
    READY = strawberry.enum_value("READY", description="It plays.")
    REFUSED = strawberry.enum_value("REFUSED", description="It cannot become a video; `refusal` says why.")


@strawberry.enum(description="What the server is doing with a work.")
class WorkStep(Enum):
    """Steps of a work."""

    CHECKING = strawberry.enum_value("CHECKING", description="Looking at the file.")
    POSTER = strawberry.enum_value("POSTER", description="Making the still.")
    VIDEO = strawberry.enum_value("VIDEO", description="Making the video.")
    DONE = strawberry.enum_value("DONE", description="All is made.")


@strawberry.enum(description="Whose yes is missing before a minor's work is public.")
class WorkWait(Enum):
    """What a private work waits for."""

    GUARDIAN = strawberry.enum_value("GUARDIAN", description="A parent or guardian, asked by mail.")
    REVIEWER = strawberry.enum_value("REVIEWER", description="A reviewer who accepts an entry of it.")


@strawberry.type(description="A video for browsers: H.264 and AAC, at most 720p, playable while it loads.")
class Video:
    """A rendition."""

    url: str = strawberry.field(description="Address that works for at least three hours and serves byte ranges.")
    content_type: str = strawberry.field(description="`video/mp4`.")
    width: int = strawberry.field(description="Width in pixels.")
    height: int = strawberry.field(description="Height in pixels.")
    duration_ms: int = strawberry.field(description="Length in milliseconds.")
    stream_url: str | None = strawberry.field(
        description="Path on this server of an HLS playlist with several sizes; null until those are made. "
        "Only who may see the work may read it."
    )
    byte_size: int = strawberry.field(description="Size in bytes.")


@strawberry.type(
    description="What a person made. Seen by all once public; before, by its author and those who review it."
)
class Work(Discussed):
    """A work."""

    local_id: strawberry.Private[str]
    record: strawberry.Private[model.Work]
    title: str = strawberry.field(description="One line, at most 120 characters.")
    caption: str = strawberry.field(description="At most 2,000 characters; may be empty.")
    language: Language = strawberry.field(description="Language of title, caption and speech.")
    state: WorkState = strawberry.field(description="Where it stands.")
    step: WorkStep | None = strawberry.field(description="What the server is doing; null when REFUSED.")
    refusal: Problem | None = strawberry.field(description="Why it cannot become a video; null otherwise.")
    is_public: bool = strawberry.field(description="Whether everybody may see it.")
    waits_for: list[WorkWait] = strawberry.field(
        description="Whose yes a minor's work still needs before it is public; empty otherwise."
    )
    play_count: int = strawberry.field(description="How often it was played; public.")
    like_count: int = strawberry.field(description="How many like it; public.")
    created_at: DateTime = strawberry.field(description="When it was made from its upload.")
    published_at: DateTime | None = strawberry.field(description="Since when it is public; null when it is not.")

    @classmethod
    def of(cls, record: model.Work) -> "Work":
        """The work of a record."""
        return cls(
            id=global_id("Work", record.id),
            local_id=record.id,
            record=record,
            title=record.title,
            caption=record.caption,
            language=Language[record.language],
            state=WorkState[record.state.name],
            step=WorkStep[record.step] if record.step else None,
            refusal=problem_of(record.refusal_code),
            is_public=record.published_at is not None,
            waits_for=[WorkWait[wait.name] for wait in record.waits_for],
            play_count=record.play_count,
            like_count=record.like_count,
            created_at=moment(record.created_at),
            published_at=moment_or_none(record.published_at),
        )

    @strawberry.field(description="Who made it.")
    async def author(self, info: Info) -> Annotated["Person", strawberry.lazy("schema.people.types")]:
        from schema.people.loaders import PeopleLoaders
        from schema.people.types import Person

        found = await info.context.use(PeopleLoaders).account_by_id.load(self.record.author_id)
        assert found is not None
        return Person.of(found)

    @strawberry.field(description="How far the server is, in per cent; 100 when READY.")
    async def progress(self, info: Info) -> int:
        if self.record.state is not model.State.PROCESSING:
            return 100 if self.record.state is model.State.READY else 0
        return await info.context.use(WorksLoaders).per_cent_by_id.load(self.local_id)

    @strawberry.field(description="How far the further sizes of the video are, in per cent; null when none are due.")
    async def stream_progress(self, info: Info) -> int | None:
        if self.record.ladder_owed_at is None:
            return None if self.record.ladder_folder is None else 100
        return await info.context.use(WorksLoaders).per_cent_by_id.load(ladder_of(self.local_id))

    @strawberry.field(
        description="Stills of the video from which its author may choose the poster, at most 6; empty for others."
    )
    def stills(self, info: Info) -> list[Picture]:
        record, viewer = self.record, info.context.viewer
        if viewer is None or viewer.person_id != record.author_id or record.ladder_folder is None:
            return []
        pictures = (
            picture_of(info.context, record.ladder_folder + still(number), record.poster_width, record.poster_height)
            for number in range(1, record.still_count + 1)
        )
        return [each for each in pictures if each is not None]

    @strawberry.field(description="Three seconds as a small moving WebP without sound; null until it is made.")
    def preview(self, info: Info) -> Picture | None:
        record = self.record
        if not record.has_preview or record.ladder_folder is None:
            return None
        size = preview_size(record.poster_width, record.poster_height)
        return picture_of(info.context, record.ladder_folder + PREVIEW, size.width, size.height)

    @strawberry.field(
        description="Address of a JSON list of at most 200 numbers, 0 to 100: how loud it is from start to end. "
        "Null where there is no sound, and until it is made."
    )
    def waveform_url(self, info: Info) -> str | None:
        record = self.record
        if not record.has_waveform or record.ladder_folder is None:
            return None
        return info.context.store.url(record.ladder_folder + WAVEFORM, info.context.now)

    @strawberry.field(description="The video; null until READY.")
    def video(self, info: Info) -> Video | None:
        record = self.record
        if record.state is not model.State.READY or record.video_key is None:
            return None
        return Video(
            url=info.context.store.url(record.video_key, info.context.now),
            content_type="video/mp4",
            width=record.video_width,
            height=record.video_height,
            duration_ms=record.duration_ms,
            stream_url=None if record.ladder_folder is None else stream_path(record.id),
            byte_size=record.video_bytes,
        )

    @strawberry.field(description="A still that stands for the video; null until it is made.")
    def poster(self, info: Info) -> Picture | None:
        return picture_of(info.context, self.record.poster_key, self.record.poster_width, self.record.poster_height)

    @strawberry.field(description="Whether the viewer likes it; false when nobody is signed in.")
    async def viewer_has_liked(self, info: Info) -> bool:
        from schema.interactions.loaders import InteractionLoaders

        return bool(await info.context.use(InteractionLoaders).viewer_has_liked.load(self.local_id))

    @strawberry.field(description="What is said in it, at most one set in each language; empty where nobody wrote it.")
    async def captions(self, info: Info) -> list[Annotated["Captions", strawberry.lazy("schema.captions.types")]]:
        from schema.captions.loaders import CaptionsLoaders
        from schema.captions.types import Captions

        return [Captions.of(each) for each in await info.context.use(CaptionsLoaders).by_work.load(self.local_id)]

    @strawberry.field(
        description="Where it was entered, newest first: accepted entries, and those the viewer may review."
    )
    async def submissions(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Annotated["Submission", strawberry.lazy("schema.submissions.types")]]:
        from schema.submissions.loaders import SubmissionsLoaders
        from schema.submissions.types import Submission

        page = await info.context.use(SubmissionsLoaders).submissions_by_work(first, after).load(self.local_id)
        return Connection.of(page, Submission.of, after)


@fetched_by("Work")
async def works_by_global_id(context: Context, ids: list[str]) -> list[Work | None]:
    """Works that the viewer may see, for `node`."""
    found = await context.use(WorksLoaders).work_by_id.load_many(ids)
    return [None if each is None else Work.of(each) for each in found]
