"""Making organisations, inviting their people, changing roles."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.organisations import actions, queries
from graph.organisations.model import checked_organisation
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.organisations.types import (
    MemberInvitation,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    held,
    member_invitations_by_id,
    organisations_by_id,
)
from schema.text import BilingualTextInput


@strawberry.input(description="An organisation to be made; the viewer becomes its owner.")
class CreateOrganisationInput:
    """Input of `createOrganisation`."""

    kind: OrganisationKind = strawberry.field(description="What it does here.")
    handle: str = strawberry.field(description="1 to 30 letters, digits, dots, hyphens or underscores.")
    name_zh: str = strawberry.field(description="Its name in Chinese, at most 80 characters.")
    name_en: str = strawberry.field(description="Its name in English, at most 80 characters.")
    city_id: strawberry.ID | None = strawberry.field(default=None, description="Where it works.")
    bio: BilingualTextInput | None = strawberry.field(
        default=None, description="What it says of itself, at most 2,000 characters."
    )


@strawberry.enum(description="Why an organisation was refused.")
class CreateOrganisationErrorCode(Enum):
    """Codes of `createOrganisation`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    HANDLE_TAKEN = strawberry.enum_value(
        "HANDLE_TAKEN", description="The handle is taken, perhaps in another case or width."
    )
    BAD_HANDLE = strawberry.enum_value("BAD_HANDLE", description="The handle has a form that is not allowed.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)


@strawberry.type(description="Why an organisation was refused.")
class CreateOrganisationError(UserError):
    """An error of `createOrganisation`."""

    code: CreateOrganisationErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The organisation made.")
class CreateOrganisationPayload:
    """Result of `createOrganisation`."""

    organisation: Organisation | None = strawberry.field(
        default=None, description="The organisation; null when there are errors."
    )
    errors: list[CreateOrganisationError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Somebody to invite.")
class InviteMemberInput:
    """Input of `inviteMember`."""

    organisation_id: strawberry.ID = strawberry.field(description="For which organisation.")
    email: str = strawberry.field(description="Where the link is mailed to.")
    role: Role = strawberry.field(description="The role offered.")


@strawberry.enum(description="Why an invitation was refused.")
class InviteMemberErrorCode(Enum):
    """Codes of `inviteMember`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_EMAIL = strawberry.enum_value("BAD_EMAIL", description="Not an e-mail address.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="Only an owner may.")


@strawberry.type(description="Why an invitation was refused.")
class InviteMemberError(UserError):
    """An error of `inviteMember`."""

    code: InviteMemberErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The invitation made.")
class InviteMemberPayload:
    """Result of `inviteMember`."""

    member_invitation: MemberInvitation | None = strawberry.field(
        default=None, description="The invitation; null when there are errors."
    )
    errors: list[InviteMemberError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A link that was mailed.")
class AcceptMemberInvitationInput:
    """Input of `acceptMemberInvitation`."""

    token: str = strawberry.field(description="The last part of the link.")


@strawberry.enum(description="Why the link was refused.")
class AcceptMemberInvitationErrorCode(Enum):
    """Codes of `acceptMemberInvitation`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    BAD_LINK = strawberry.enum_value("BAD_LINK", description="The link is not one of ours.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="The link has expired.")
    USED = strawberry.enum_value("USED", description="The link has been used by somebody else.")


@strawberry.type(description="Why the link was refused.")
class AcceptMemberInvitationError(UserError):
    """An error of `acceptMemberInvitation`."""

    code: AcceptMemberInvitationErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The membership that the link gave.")
class AcceptMemberInvitationPayload:
    """Result of `acceptMemberInvitation`."""

    membership: Membership | None = strawberry.field(
        default=None, description="The membership; null when there are errors."
    )
    errors: list[AcceptMemberInvitationError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="A member and their new role.")
class ChangeMemberRoleInput:
    """Input of `changeMemberRole`."""

    organisation_id: strawberry.ID = strawberry.field(description="In which organisation.")
    person_id: strawberry.ID = strawberry.field(description="Whose role.")
    role: Role = strawberry.field(description="The new role.")


@strawberry.enum(description="Why a change of role was refused.")
class ChangeMemberRoleErrorCode(Enum):
    """Codes of `changeMemberRole`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="Only an owner may.")
    LAST_OWNER = strawberry.enum_value("LAST_OWNER", description="The last owner stays one.")


@strawberry.type(description="Why a change of role was refused.")
class ChangeMemberRoleError(UserError):
    """An error of `changeMemberRole`."""

    code: ChangeMemberRoleErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The membership with its new role.")
class ChangeMemberRolePayload:
    """Result of `changeMemberRole`."""

    membership: Membership | None = strawberry.field(
        default=None, description="The membership; null when there are errors."
    )
    errors: list[ChangeMemberRoleError] = strawberry.field(default_factory=list, description="Empty when it worked.")


async def _membership(context: Context, person_id: str, organisation_id: str) -> Membership | None:
    found = await queries.membership(context.db, person_id=person_id, organisation_id=organisation_id)
    return None if found is None else Membership.of(found)


@strawberry.type
class OrganisationsMutation:
    """What owners do."""

    @strawberry.field(description="Makes an organisation. Needs a confirmed address.")
    @refusals(CreateOrganisationPayload, CreateOrganisationError)
    async def create_organisation(
        self,
        info: Info,
        input: Annotated[CreateOrganisationInput, strawberry.argument(description="The organisation.")],
    ) -> CreateOrganisationPayload:
        context = info.context
        made = await actions.create_organisation(
            context.db,
            viewer=context.viewer,
            kind=input.kind.name,
            organisation=checked_organisation(
                handle=input.handle,
                name_zh=input.name_zh,
                name_en=input.name_en,
                bio_zh=input.bio.zh if input.bio else "",
                bio_en=input.bio.en if input.bio else "",
                city_id=local_id(input.city_id, "City", "cityId") if input.city_id else None,
            ),
            now=context.now,
        )
        context.forget()
        return CreateOrganisationPayload(organisation=(await organisations_by_id(context, [made]))[0])

    @strawberry.field(description="Mails a link that gives a role; it works once, for 14 days. Owners only.")
    @refusals(InviteMemberPayload, InviteMemberError)
    async def invite_member(
        self, info: Info, input: Annotated[InviteMemberInput, strawberry.argument(description="Whom.")]
    ) -> InviteMemberPayload:
        context = info.context
        made = await actions.invite_member(
            context.db,
            viewer=context.viewer,
            organisation_id=local_id(input.organisation_id, "Organisation", "organisationId"),
            email=input.email,
            role=held(input.role),
            public_url=context.settings.public_url,
            now=context.now,
        )
        return InviteMemberPayload(member_invitation=(await member_invitations_by_id(context, [made]))[0])

    @strawberry.field(description="The viewer takes the role that a link offers.")
    @refusals(AcceptMemberInvitationPayload, AcceptMemberInvitationError)
    async def accept_member_invitation(
        self,
        info: Info,
        input: Annotated[AcceptMemberInvitationInput, strawberry.argument(description="The link.")],
    ) -> AcceptMemberInvitationPayload:
        context = info.context
        organisation_id = await actions.accept_member_invitation(
            context.db, viewer=context.viewer, token=input.token, now=context.now
        )
        assert context.viewer is not None
        membership = await _membership(context, context.viewer.person_id, organisation_id)
        return AcceptMemberInvitationPayload(membership=membership)

    @strawberry.field(description="Gives a member another role. Owners only; the last owner stays one.")
    @refusals(ChangeMemberRolePayload, ChangeMemberRoleError)
    async def change_member_role(
        self, info: Info, input: Annotated[ChangeMemberRoleInput, strawberry.argument(description="Which.")]
    ) -> ChangeMemberRolePayload:
        context = info.context
        organisation_id = local_id(input.organisation_id, "Organisation", "organisationId")
        person_id = local_id(input.person_id, "Person", "personId")
        await actions.change_member_role(
            context.db,
            viewer=context.viewer,
            organisation_id=organisation_id,
            person_id=person_id,
            role=held(input.role),
            now=context.now,
        )
        return ChangeMemberRolePayload(membership=await _membership(context, person_id, organisation_id))
