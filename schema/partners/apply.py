"""`applyToCampaign` and `acceptPartnerApplication`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.partners import actions, applications
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.partners.types import Partner


@strawberry.input(description="Which organisation asks to take part, where, and why.")
class ApplyToCampaignInput:
    """Input of `applyToCampaign`."""

    campaign_id: strawberry.ID = strawberry.field(description="In which campaign.")
    organisation_id: strawberry.ID = strawberry.field(description="An organisation that the viewer owns.")
    text: str = strawberry.field(description="What the host reads, at most 2,000 characters.")


@strawberry.enum(description="Why the application was not made.")
class ApplyToCampaignErrorCode(Enum):
    """Codes of `applyToCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the organisation.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="Only an OWNER asks for an organisation.")
    IS_HOST = strawberry.enum_value("IS_HOST", description="The host takes part already.")
    IS_PARTNER = strawberry.enum_value("IS_PARTNER", description="The organisation takes part already.")
    REVOKED = strawberry.enum_value("REVOKED", description="The host ended its part in this campaign.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)


@strawberry.type(description="Why the application was not made.")
class ApplyToCampaignError(UserError):
    """An error of `applyToCampaign`."""

    code: ApplyToCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The partner that waits for the host's yes.")
class ApplyToCampaignPayload:
    """Result of `applyToCampaign`."""

    partner: Partner | None = strawberry.field(default=None, description="The partner; null when there are errors.")
    errors: list[ApplyToCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Whose application to accept.")
class AcceptPartnerApplicationInput:
    """Input of `acceptPartnerApplication`."""

    partner_id: strawberry.ID = strawberry.field(description="Which partner.")


@strawberry.enum(description="Why the application was not accepted.")
class AcceptPartnerApplicationErrorCode(Enum):
    """Codes of `acceptPartnerApplication`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a REVIEWER of the host.")


@strawberry.type(description="Why the application was not accepted.")
class AcceptPartnerApplicationError(UserError):
    """An error of `acceptPartnerApplication`."""

    code: AcceptPartnerApplicationErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The partner.")
class AcceptPartnerApplicationPayload:
    """Result of `acceptPartnerApplication`."""

    partner: Partner | None = strawberry.field(default=None, description="The partner; null when there are errors.")
    errors: list[AcceptPartnerApplicationError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.type
class ApplyMutation:
    """Asking to take part, and the host's yes. Its no is `declinePartner`."""

    @strawberry.field(
        description="Asks that an organisation may take part; for its owners, while the campaign runs. Asking again "
        "replaces the text."
    )
    @refusals(ApplyToCampaignPayload, ApplyToCampaignError)
    async def apply_to_campaign(
        self,
        info: Info,
        input: Annotated[
            ApplyToCampaignInput,
            strawberry.argument(description="Which organisation asks to take part, where, and why."),
        ],
    ) -> ApplyToCampaignPayload:
        context = info.context
        made = await applications.apply(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            organisation_id=local_id(input.organisation_id, "Organisation", "organisationId"),
            text=input.text,
            now=context.now,
        )
        context.forget()
        return ApplyToCampaignPayload(partner=Partner.of(made))

    @strawberry.field(
        description="Says yes to an organisation that asked to take part; its owners get a mail. For reviewers of the "
        "host. Doing it twice is no error."
    )
    @refusals(AcceptPartnerApplicationPayload, AcceptPartnerApplicationError)
    async def accept_partner_application(
        self,
        info: Info,
        input: Annotated[
            AcceptPartnerApplicationInput, strawberry.argument(description="Whose application to accept.")
        ],
    ) -> AcceptPartnerApplicationPayload:
        context = info.context
        judged = await actions.accept_application(
            context.db,
            viewer=context.viewer,
            partner_id=local_id(input.partner_id, "Partner", "partnerId"),
            public_url=context.settings.public_url,
            now=context.now,
        )
        context.forget()
        return AcceptPartnerApplicationPayload(partner=Partner.of(judged))
