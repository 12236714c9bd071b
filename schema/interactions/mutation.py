"""`recordPlay`, `likeWork` and `unlikeWork`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.interactions import actions
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.works.types import Work, works_by_global_id

_MACHINE = "A machine token may not do this."


@strawberry.input(description="One playing of a work.")
class RecordPlayInput:
    """Input of `recordPlay`."""

    work_id: strawberry.ID = strawberry.field(description="A public work.")
    play_id: strawberry.ID = strawberry.field(
        description="Made by the client for this playing (a UUID): 8 to 64 letters, digits, - or _. Counts once."
    )
    campaign_id: strawberry.ID | None = strawberry.field(
        default=None, description="The campaign on whose page it was played, if on one; kept with the play."
    )


@strawberry.enum(description="Why a play was not recorded.")
class RecordPlayErrorCode(Enum):
    """Codes of `recordPlay`."""

    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    BAD_PLAY_ID = strawberry.enum_value("BAD_PLAY_ID", description="The play id has not the form asked for.")


@strawberry.type(description="Why a play was not recorded.")
class RecordPlayError(UserError):
    """An error of `recordPlay`."""

    code: RecordPlayErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The work after `recordPlay`; its `playCount` follows within some seconds.")
class RecordPlayPayload:
    """Result of `recordPlay`."""

    work: Work | None = strawberry.field(default=None, description="The work; null when there are errors.")
    errors: list[RecordPlayError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A work to like.")
class LikeWorkInput:
    """Input of `likeWork`."""

    work_id: strawberry.ID = strawberry.field(description="A public work.")


@strawberry.enum(description="Why a like was refused.")
class LikeWorkErrorCode(Enum):
    """Codes of `likeWork`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description=_MACHINE)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a like was refused.")
class LikeWorkError(UserError):
    """An error of `likeWork`."""

    code: LikeWorkErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(
    description="The work after `likeWork`: `viewerHasLiked` is true at once, `likeCount` follows within some seconds."
)
class LikeWorkPayload:
    """Result of `likeWork`."""

    work: Work | None = strawberry.field(default=None, description="The work; null when there are errors.")
    errors: list[LikeWorkError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A work to like no longer.")
class UnlikeWorkInput:
    """Input of `unlikeWork`."""

    work_id: strawberry.ID = strawberry.field(description="A public work.")


@strawberry.enum(description="Why taking a like back was refused.")
class UnlikeWorkErrorCode(Enum):
    """Codes of `unlikeWork`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description=_MACHINE)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why taking a like back was refused.")
class UnlikeWorkError(UserError):
    """An error of `unlikeWork`."""

    code: UnlikeWorkErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(
    description="The work after `unlikeWork`: `viewerHasLiked` is false at once, `likeCount` follows within seconds."
)
class UnlikeWorkPayload:
    """Result of `unlikeWork`."""

    work: Work | None = strawberry.field(default=None, description="The work; null when there are errors.")
    errors: list[UnlikeWorkError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class InteractionsMutation:
    """Playing and liking."""

    @strawberry.field(
        description="Records that a public work was played; for everybody, signed in or not. The same `playId` "
        "again changes nothing."
    )
    @refusals(RecordPlayPayload, RecordPlayError)
    async def record_play(
        self,
        info: Info,
        input: Annotated[RecordPlayInput, strawberry.argument(description="What was played, and which playing.")],
    ) -> RecordPlayPayload:
        context = info.context
        work_id = local_id(input.work_id, "Work", "workId")
        campaign_id = local_id(input.campaign_id, "Campaign", "campaignId") if input.campaign_id else None
        await actions.record_play(
            context.db,
            context.ledger,
            viewer=context.viewer,
            visitor=context.session.pseudonym,
            work_id=work_id,
            play_id=input.play_id,
            campaign_id=campaign_id,
            now=context.now,
        )
        return RecordPlayPayload(work=await _work(context, work_id))

    @strawberry.field(description="The viewer likes a public work. Liking twice is no error.")
    @refusals(LikeWorkPayload, LikeWorkError)
    async def like_work(
        self, info: Info, input: Annotated[LikeWorkInput, strawberry.argument(description="What to like.")]
    ) -> LikeWorkPayload:
        context = info.context
        work_id = local_id(input.work_id, "Work", "workId")
        await actions.like(context.db, context.ledger, viewer=context.viewer, work_id=work_id, now=context.now)
        return LikeWorkPayload(work=await _work(context, work_id))

    @strawberry.field(description="The viewer likes it no longer. Without a like nothing changes.")
    @refusals(UnlikeWorkPayload, UnlikeWorkError)
    async def unlike_work(
        self,
        info: Info,
        input: Annotated[UnlikeWorkInput, strawberry.argument(description="What to like no longer.")],
    ) -> UnlikeWorkPayload:
        context = info.context
        work_id = local_id(input.work_id, "Work", "workId")
        await actions.unlike(context.db, context.ledger, viewer=context.viewer, work_id=work_id, now=context.now)
        return UnlikeWorkPayload(work=await _work(context, work_id))


async def _work(context: Context, work_id: str) -> Work | None:
    context.forget()
    found: Work | None = (await works_by_global_id(context, [work_id]))[0]
    return found
