"""`acceptPartnerInvitation`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.partners import actions
from campaigns.partners.model import Partner as PartnerRecord
from core.errors import Invalid
from graph.organisations.model import checked_organisation
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.partners.types import Partner


@strawberry.input(description="A member organisation to be made.")
class NewOrganisationInput:
    """An organisation, as typed."""

    handle: str = strawberry.field(description="1 to 30 letters, digits, dots, hyphens or underscores.")
    name_zh: str = strawberry.field(description="Its name in Chinese, at most 80 characters.")
    name_en: str = strawberry.field(description="Its name in English, at most 80 characters.")
    city_id: strawberry.ID | None = strawberry.field(default=None, description="Where it works.")


@strawberry.input(description="A link that was mailed, and who accepts: an organisation there is, or a new one.")
class AcceptPartnerInvitationInput:
    """Input of `acceptPartnerInvitation`."""

    token: str = strawberry.field(description="The last part of the link.")
    organisation_id: strawberry.ID | None = strawberry.field(
        default=None, description="An organisation that the viewer owns."
    )
    organisation: NewOrganisationInput | None = strawberry.field(
        default=None, description="An organisation to be made; the viewer becomes its owner."
    )


@strawberry.enum(description="Why the link was refused.")
class AcceptPartnerInvitationErrorCode(Enum):
    """Codes of `acceptPartnerInvitation`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    BAD_LINK = strawberry.enum_value("BAD_LINK", description="The link is not one of ours.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="The link has expired, or a later one replaced it.")
    USED = strawberry.enum_value("USED", description="The link has been used.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")
    ONE_OF_TWO = strawberry.enum_value(
        "ONE_OF_TWO", description="Give an organisation there is or a new one, not both and not neither."
    )
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the organisation.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="Only an OWNER accepts for an organisation.")
    IS_HOST = strawberry.enum_value("IS_HOST", description="The host is no partner of itself.")
    HANDLE_TAKEN = strawberry.enum_value(
        "HANDLE_TAKEN", description="The handle is taken, perhaps in another case or width."
    )
    BAD_HANDLE = strawberry.enum_value("BAD_HANDLE", description="The handle has a form that is not allowed.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)


@strawberry.type(description="Why the link was refused.")
class AcceptPartnerInvitationError(UserError):
    """An error of `acceptPartnerInvitation`."""

    code: AcceptPartnerInvitationErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The partner.")
class AcceptPartnerInvitationPayload:
    """Result of `acceptPartnerInvitation`."""

    partner: Partner | None = strawberry.field(default=None, description="The partner; null when there are errors.")
    errors: list[AcceptPartnerInvitationError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


async def _accept(context: Context, input: AcceptPartnerInvitationInput) -> PartnerRecord:
    new = input.organisation
    if (input.organisation_id is None) == (new is None):
        raise Invalid(
            "ONE_OF_TWO",
            "Give an organisation there is, or a new one.",
            "请选择已有机构或新建机构,二者择一。",
            "organisationId",
        )
    if new is None:
        return await actions.accept(
            context.db,
            viewer=context.viewer,
            token=input.token,
            organisation_id=local_id(str(input.organisation_id), "Organisation", "organisationId"),
            now=context.now,
        )
    city = None if new.city_id is None else local_id(new.city_id, "City", "organisation.cityId")
    return await actions.accept_as_new(
        context.db,
        viewer=context.viewer,
        token=input.token,
        organisation=checked_organisation(
            handle=new.handle, name_zh=new.name_zh, name_en=new.name_en, city_id=city, at="organisation."
        ),
        now=context.now,
    )


@strawberry.type
class AcceptPartnerMutation:
    """Saying yes."""

    @strawberry.field(
        description="Says yes for an organisation. The link is the right, whatever the address it was mailed to; "
        "it works once."
    )
    @refusals(AcceptPartnerInvitationPayload, AcceptPartnerInvitationError)
    async def accept_partner_invitation(
        self,
        info: Info,
        input: Annotated[
            AcceptPartnerInvitationInput,
            strawberry.argument(
                description="A link that was mailed, and who accepts: an organisation there is, or a new one."
            ),
        ],
    ) -> AcceptPartnerInvitationPayload:
        context = info.context
        made = await _accept(context, input)
        context.forget()
        return AcceptPartnerInvitationPayload(partner=Partner.of(made))
