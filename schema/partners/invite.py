"""`invitePartner` and `declinePartnerInvitation`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.partners import actions
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.partners.invitations import PartnerInvitation


@strawberry.input(description="An organisation to invite.")
class InvitePartnerInput:
    """Input of `invitePartner`."""

    campaign_id: strawberry.ID = strawberry.field(description="To which campaign.")
    email: str = strawberry.field(description="Where the link is mailed to.")
    organisation_name: str = strawberry.field(description="What the host calls it, at most 80 characters.")


@strawberry.enum(description="Why the invitation was not sent.")
class InvitePartnerErrorCode(Enum):
    """Codes of `invitePartner`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs an EDITOR of the host.")
    BAD_EMAIL = strawberry.enum_value("BAD_EMAIL", description="Not an e-mail address.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")


@strawberry.type(description="Why the invitation was not sent.")
class InvitePartnerError(UserError):
    """An error of `invitePartner`."""

    code: InvitePartnerErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The invitation.")
class InvitePartnerPayload:
    """Result of `invitePartner`."""

    partner_invitation: PartnerInvitation | None = strawberry.field(
        default=None, description="The invitation; null when there are errors."
    )
    errors: list[InvitePartnerError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A link that was mailed.")
class DeclinePartnerInvitationInput:
    """Input of `declinePartnerInvitation`."""

    token: str = strawberry.field(description="The last part of the link.")


@strawberry.enum(description="Why the link was refused.")
class DeclinePartnerInvitationErrorCode(Enum):
    """Codes of `declinePartnerInvitation`."""

    BAD_LINK = strawberry.enum_value("BAD_LINK", description="The link is not one of ours.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="The link has expired, or a later one replaced it.")
    USED = strawberry.enum_value("USED", description="The link has been used.")


@strawberry.type(description="Why the link was refused.")
class DeclinePartnerInvitationError(UserError):
    """An error of `declinePartnerInvitation`."""

    code: DeclinePartnerInvitationErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The invitation.")
class DeclinePartnerInvitationPayload:
    """Result of `declinePartnerInvitation`."""

    partner_invitation: PartnerInvitation | None = strawberry.field(
        default=None, description="The invitation; null when there are errors."
    )
    errors: list[DeclinePartnerInvitationError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.type
class InvitePartnerMutation:
    """Inviting partners."""

    @strawberry.field(
        description="Invites an organisation by mail: the link lives 14 days and works once; inviting the same address "
        "again ends the older link. For editors of the host."
    )
    @refusals(InvitePartnerPayload, InvitePartnerError)
    async def invite_partner(
        self,
        info: Info,
        input: Annotated[InvitePartnerInput, strawberry.argument(description="An organisation to invite.")],
    ) -> InvitePartnerPayload:
        context = info.context
        made = await actions.invite(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            email=input.email,
            organisation_name=input.organisation_name,
            public_url=context.settings.public_url,
            now=context.now,
        )
        context.forget()
        return InvitePartnerPayload(partner_invitation=PartnerInvitation.of(made, context.now))

    @strawberry.field(description="Says no. Who holds the link may, signed in or not.")
    @refusals(DeclinePartnerInvitationPayload, DeclinePartnerInvitationError)
    async def decline_partner_invitation(
        self,
        info: Info,
        input: Annotated[DeclinePartnerInvitationInput, strawberry.argument(description="A link that was mailed.")],
    ) -> DeclinePartnerInvitationPayload:
        context = info.context
        said = await actions.decline_invitation(context.db, token=input.token, now=context.now)
        context.forget()
        return DeclinePartnerInvitationPayload(partner_invitation=PartnerInvitation.of(said, context.now))
