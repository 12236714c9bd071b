"""`followPartners`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.follows.packs import follow_partners
from schema import errors
from schema.campaigns.types import Campaign, campaigns_by_global_id
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id


@strawberry.input(description="Whose member organisations to follow.")
class FollowPartnersInput:
    """Input of `followPartners`."""

    campaign_id: strawberry.ID = strawberry.field(description="A campaign the viewer may see.")


@strawberry.enum(description="Why nobody was followed.")
class FollowPartnersErrorCode(Enum):
    """Codes of `followPartners`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why nobody was followed.")
class FollowPartnersError(UserError):
    """An error of `followPartners`."""

    code: FollowPartnersErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What became of each verified member organisation.")
class FollowPartnersPayload:
    """Result of `followPartners`."""

    campaign: Campaign | None = strawberry.field(default=None, description="The campaign.")
    followed: int = strawberry.field(default=0, description="How many the viewer follows anew.")
    asked: int = strawberry.field(default=0, description="How many are private and have been asked.")
    already_followed: int = strawberry.field(default=0, description="How many the viewer followed before.")
    errors: list[FollowPartnersError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class PacksMutation:
    """Following many at once."""

    @strawberry.field(
        description="The viewer follows all verified member organisations of a campaign, at most 1,000; none across a "
        "block. Doing it twice is no error."
    )
    @refusals(FollowPartnersPayload, FollowPartnersError)
    async def follow_partners(
        self, info: Info, input: Annotated[FollowPartnersInput, strawberry.argument(description="Which campaign.")]
    ) -> FollowPartnersPayload:
        context = info.context
        campaign = local_id(input.campaign_id, "Campaign", "campaignId")
        pack = await follow_partners(context.db, viewer=context.viewer, campaign_id=campaign, now=context.now)
        context.forget()
        return FollowPartnersPayload(
            campaign=(await campaigns_by_global_id(context, [campaign]))[0],
            followed=pack.followed,
            asked=pack.asked,
            already_followed=pack.there,
        )
