"""`castVote`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.votes import actions
from schema import errors
from schema.campaigns.loaders import CampaignsLoaders
from schema.campaigns.types import Campaign
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.scalars import DateTime
from schema.submissions.loaders import SubmissionsLoaders
from schema.submissions.types import Submission


@strawberry.input(description="A vote.")
class CastVoteInput:
    """Input of `castVote`."""

    submission_id: strawberry.ID = strawberry.field(description="An accepted entry that is not the viewer's own.")
    cast_at: DateTime | None = strawberry.field(
        default=None,
        description="When the person voted, by their own clock; kept with it. What counts is when it is received.",
    )


@strawberry.enum(description="Why a vote does not count.")
class CastVoteErrorCode(Enum):
    """Codes of `castVote`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not vote.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    BAD_TIME = strawberry.enum_value("BAD_TIME", description="`castAt` is before 2020 or later than tomorrow.")
    OWN_WORK = strawberry.enum_value("OWN_WORK", description="One cannot vote for one's own work.")
    NOT_ACCEPTED = strawberry.enum_value("NOT_ACCEPTED", description="The entry is not in the campaign.")
    NOT_OPEN_YET = strawberry.enum_value("NOT_OPEN_YET", description="The campaign has not opened.")
    LATE = strawberry.enum_value(
        "LATE", description="Received after closing: kept and shown as late, not counted. An earlier vote stands."
    )
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is archived; nothing was kept.")


@strawberry.type(description="Why a vote does not count.")
class CastVoteError(UserError):
    """An error of `castVote`."""

    code: CastVoteErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(
    description="What became of a vote. It is on disk when this is answered; boards follow within two seconds."
)
class CastVotePayload:
    """Result of `castVote`."""

    submission_id: strawberry.Private[str | None] = None
    campaign_id: strawberry.Private[str | None] = None
    late: bool = strawberry.field(default=False, description="Kept as late and not counted; the error is then LATE.")
    errors: list[CastVoteError] = strawberry.field(default_factory=list, description="Empty when it counts.")

    @strawberry.field(description="What was voted for; null when nothing was kept.")
    async def submission(self, info: Info) -> Submission | None:
        if self.submission_id is None:
            return None
        found = await info.context.use(SubmissionsLoaders).submission_by_id.load(self.submission_id)
        return None if found is None else Submission.of(found)

    @strawberry.field(description="Its campaign, with `viewerVote` as it is now; null when nothing was kept.")
    async def campaign(self, info: Info) -> Campaign | None:
        if self.campaign_id is None:
            return None
        found = await info.context.use(CampaignsLoaders).campaign_by_id.load(self.campaign_id)
        return None if found is None else Campaign.of(found)


@strawberry.type
class VotesMutation:
    """Voting."""

    @strawberry.field(
        description="The viewer's one vote in the campaign is for this entry, instead of any before it; until closing. "
        "Voting for the same again changes nothing. Needs a confirmed address."
    )
    @refusals(CastVotePayload, CastVoteError)
    async def cast_vote(
        self, info: Info, input: Annotated[CastVoteInput, strawberry.argument(description="For what.")]
    ) -> CastVotePayload:
        context = info.context
        ballot = await actions.cast(
            context.db,
            context.ledger,
            viewer=context.viewer,
            submission_id=local_id(input.submission_id, "Submission", "submissionId"),
            cast_at=input.cast_at,
            now=context.now,
        )
        context.forget()
        return CastVotePayload(
            submission_id=ballot.submission_id,
            campaign_id=ballot.campaign_id,
            late=ballot.late,
            errors=[_late()] if ballot.late else [],
        )


def _late() -> CastVoteError:
    said = actions.late()
    return CastVoteError(
        code=CastVoteErrorCode.LATE, field=said.field, message=said.message, message_zh=said.message_zh
    )
