"""`follow` and `unfollow`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.follows import actions
from schema import errors
from schema.campaigns.loaders import CampaignsLoaders
from schema.campaigns.types import Campaign
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id, split_id
from schema.people.loaders import PeopleLoaders
from schema.people.types import Account, account_of

SUBJECTS = ("Person", "Organisation", "Campaign")


@strawberry.input(description="What to follow.")
class FollowInput:
    """Input of `follow`."""

    subject_id: strawberry.ID = strawberry.field(description="A person, an organisation or a campaign.")


@strawberry.enum(description="Why a follow was refused.")
class FollowErrorCode(Enum):
    """Codes of `follow`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    SELF = strawberry.enum_value("SELF", description="One cannot follow oneself.")


@strawberry.type(description="Why a follow was refused.")
class FollowError(UserError):
    """An error of `follow`."""

    code: FollowErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The subject after `follow`; exactly one of the two is set when there is no error.")
class FollowPayload:
    """Result of `follow`."""

    account: Account | None = strawberry.field(default=None, description="The person or organisation followed.")
    campaign: Campaign | None = strawberry.field(default=None, description="The campaign followed.")
    errors: list[FollowError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="What not to follow any more.")
class UnfollowInput:
    """Input of `unfollow`."""

    subject_id: strawberry.ID = strawberry.field(description="A person, an organisation or a campaign.")


@strawberry.enum(description="Why an unfollow was refused.")
class UnfollowErrorCode(Enum):
    """Codes of `unfollow`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why an unfollow was refused.")
class UnfollowError(UserError):
    """An error of `unfollow`."""

    code: UnfollowErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The subject after `unfollow`; exactly one of the two is set when there is no error.")
class UnfollowPayload:
    """Result of `unfollow`."""

    account: Account | None = strawberry.field(default=None, description="The person or organisation.")
    campaign: Campaign | None = strawberry.field(default=None, description="The campaign.")
    errors: list[UnfollowError] = strawberry.field(default_factory=list, description="Empty when it worked.")


async def _subject(context: Context, subject_id: str) -> tuple[Account | None, Campaign | None]:
    context.forget()
    kind, local = split_id(subject_id, "subjectId")
    if kind == "Campaign":
        campaign = await context.use(CampaignsLoaders).campaign_by_id.load(local)
        return None, None if campaign is None else Campaign.of(campaign)
    account = await context.use(PeopleLoaders).account_by_id.load(local)
    return (None if account is None else account_of(account)), None


@strawberry.type
class FollowsMutation:
    """Following."""

    @strawberry.field(description="The viewer follows it, or asks to where the account is private. Twice is no error.")
    @refusals(FollowPayload, FollowError)
    async def follow(
        self, info: Info, input: Annotated[FollowInput, strawberry.argument(description="What to follow.")]
    ) -> FollowPayload:
        context = info.context
        subject = local_id(input.subject_id, SUBJECTS, "subjectId")
        followed = await actions.follow(context.db, viewer=context.viewer, subject_id=subject, now=context.now)
        if followed.account is not None:
            context.forget()
            context.use(PeopleLoaders).viewer_follows_by_id.prime(subject, not followed.asked)
            return FollowPayload(account=account_of(followed.account))
        account, campaign = await _subject(context, input.subject_id)
        return FollowPayload(account=account, campaign=campaign)

    @strawberry.field(description="The viewer no longer follows it, nor asks to. Doing it twice is no error.")
    @refusals(UnfollowPayload, UnfollowError)
    async def unfollow(
        self,
        info: Info,
        input: Annotated[UnfollowInput, strawberry.argument(description="What to unfollow.")],
    ) -> UnfollowPayload:
        context = info.context
        subject = local_id(input.subject_id, SUBJECTS, "subjectId")
        await actions.unfollow(context.db, viewer=context.viewer, subject_id=subject)
        account, campaign = await _subject(context, input.subject_id)
        return UnfollowPayload(account=account, campaign=campaign)
