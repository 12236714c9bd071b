"""`editProfile`, `editOrganisation` and `setVerified`."""

from enum import Enum
from typing import Annotated

import strawberry

from core.errors import Denied
from graph.access.viewer import signed_in
from graph.people import profiles
from schema import errors
from schema.accounts.types import viewer_of
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.organisations.types import Organisation, organisations_by_id
from schema.people.loaders import PeopleLoaders
from schema.people.types import Account, Person, account_of
from schema.text import BilingualTextInput

KEEP = " Not given: it stays."
HANDLE = "The new handle; the old one is free for others at once, and a verified mark is lost." + KEEP
PICTURE_RULE = " An upload of the viewer's with the purpose PICTURE that has been checked." + KEEP


@strawberry.enum(description="What can be taken off a profile.")
class ProfilePart(Enum):
    """Parts of a profile."""

    CITY = strawberry.enum_value("CITY", description="Where they live or work.")
    HOME_TOWN = strawberry.enum_value("HOME_TOWN", description="Where they come from.")
    PICTURE = strawberry.enum_value("PICTURE", description="The square picture.")
    COVER = strawberry.enum_value("COVER", description="The wide picture.")


@strawberry.enum(description="Why a profile was not changed.")
class EditProfileErrorCode(Enum):
    """Codes of `editProfile` and `editOrganisation`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_EDITOR = strawberry.enum_value("NOT_EDITOR", description="Only owners and editors of it may.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_HANDLE = strawberry.enum_value("BAD_HANDLE", description="The handle has a wrong form.")
    HANDLE_TAKEN = strawberry.enum_value("HANDLE_TAKEN", description="Another account has the handle.")
    BAD_CITY = strawberry.enum_value("BAD_CITY", description="The city is not known.")
    BAD_PICTURE = strawberry.enum_value("BAD_PICTURE", description="It is no checked picture of the viewer's.")


@strawberry.type(description="Why a profile was not changed.")
class EditProfileError(UserError):
    """An error of `editProfile`."""

    code: EditProfileErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.input(description="What a person says of themselves from now on. What is not given stays as it is.")
class EditProfileInput:
    """Input of `editProfile`."""

    name: str | None = strawberry.field(default=None, description="The name shown, at most 50 characters." + KEEP)
    bio: BilingualTextInput | None = strawberry.field(
        default=None, description="At most 2,000 characters in each language." + KEEP
    )
    handle: str | None = strawberry.field(default=None, description=HANDLE)
    city_id: strawberry.ID | None = strawberry.field(default=None, description="Where they live." + KEEP)
    home_town_id: strawberry.ID | None = strawberry.field(default=None, description="Where they come from." + KEEP)
    picture_upload_id: strawberry.ID | None = strawberry.field(
        default=None, description="The square picture." + PICTURE_RULE
    )
    cover_upload_id: strawberry.ID | None = strawberry.field(
        default=None, description="The wide picture." + PICTURE_RULE
    )
    clear: list[ProfilePart] | None = strawberry.field(default=None, description="What to take away.")


@strawberry.type(description="The person after `editProfile`.")
class EditProfilePayload:
    """Result of `editProfile`."""

    person: Person | None = strawberry.field(default=None, description="As they are now; null when there are errors.")
    errors: list[EditProfileError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="What an organisation says of itself from now on. What is not given stays as it is.")
class EditOrganisationInput:
    """Input of `editOrganisation`."""

    organisation_id: strawberry.ID = strawberry.field(description="Which; the viewer is an owner or editor of it.")
    name_zh: str | None = strawberry.field(default=None, description="Its Chinese name, at most 80 characters." + KEEP)
    name_en: str | None = strawberry.field(default=None, description="Its English name, at most 80 characters." + KEEP)
    bio: BilingualTextInput | None = strawberry.field(
        default=None, description="At most 2,000 characters in each language." + KEEP
    )
    handle: str | None = strawberry.field(default=None, description=HANDLE)
    city_id: strawberry.ID | None = strawberry.field(default=None, description="Where it works." + KEEP)
    picture_upload_id: strawberry.ID | None = strawberry.field(
        default=None, description="The square picture." + PICTURE_RULE
    )
    cover_upload_id: strawberry.ID | None = strawberry.field(
        default=None, description="The wide picture." + PICTURE_RULE
    )
    clear: list[ProfilePart] | None = strawberry.field(default=None, description="What to take away.")


@strawberry.type(description="Why an organisation's profile was not changed.")
class EditOrganisationError(UserError):
    """An error of `editOrganisation`."""

    code: EditProfileErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The organisation after `editOrganisation`.")
class EditOrganisationPayload:
    """Result of `editOrganisation`."""

    organisation: Organisation | None = strawberry.field(
        default=None, description="As it is now; null when there are errors."
    )
    errors: list[EditOrganisationError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Whether an account bears the verified mark.")
class SetVerifiedInput:
    """Input of `setVerified`."""

    account_id: strawberry.ID = strawberry.field(description="A person or an organisation.")
    verified: bool = strawberry.field(description="True: an operator has checked who is behind this name and handle.")


@strawberry.enum(description="Why a verified mark was not set.")
class SetVerifiedErrorCode(Enum):
    """Codes of `setVerified`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_OPERATOR = strawberry.enum_value("NOT_OPERATOR", description="Only those who run this installation may.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a verified mark was not set.")
class SetVerifiedError(UserError):
    """An error of `setVerified`."""

    code: SetVerifiedErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The account after `setVerified`.")
class SetVerifiedPayload:
    """Result of `setVerified`."""

    account: Account | None = strawberry.field(default=None, description="As it is now; null when there are errors.")
    errors: list[SetVerifiedError] = strawberry.field(default_factory=list, description="Empty when it worked.")


def _written(input: EditProfileInput | EditOrganisationInput) -> profiles.Written:
    home = getattr(input, "home_town_id", None)
    chosen = {
        "city": local_id(input.city_id, "City", "cityId") if input.city_id else None,
        "home": local_id(home, "City", "homeTownId") if home else None,
        "picture": local_id(input.picture_upload_id, "Upload", "pictureUploadId") if input.picture_upload_id else None,
        "cover": local_id(input.cover_upload_id, "Upload", "coverUploadId") if input.cover_upload_id else None,
    }
    parts = {ProfilePart.CITY: "city", ProfilePart.HOME_TOWN: "home"}
    cleared = {parts.get(part, part.name.lower()) for part in input.clear or []}
    return profiles.Written(
        name=getattr(input, "name", None),
        name_zh=getattr(input, "name_zh", None),
        name_en=getattr(input, "name_en", None),
        bio_zh=input.bio.zh if input.bio else None,
        bio_en=input.bio.en if input.bio else None,
        handle=input.handle,
        sets=frozenset({name for name, value in chosen.items() if value is not None} | cleared),
        city_id=chosen["city"],
        home_id=chosen["home"],
        picture_id=chosen["picture"],
        cover_id=chosen["cover"],
    )


async def _account(context: Context, account_id: str) -> Account | None:
    context.forget()
    found = await context.use(PeopleLoaders).account_by_id.load(account_id)
    return None if found is None else account_of(found)


@strawberry.type
class PeopleMutation:
    """Profiles."""

    @strawberry.field(description="Changes the viewer's own profile, all or nothing.")
    @refusals(EditProfilePayload, EditProfileError)
    async def edit_profile(
        self, info: Info, input: Annotated[EditProfileInput, strawberry.argument(description="What to change.")]
    ) -> EditProfilePayload:
        context = info.context
        who = signed_in(context.viewer).person_id
        await profiles.edit_profile(context.db, viewer=context.viewer, account_id=who, written=_written(input))
        person = await _account(context, who)
        assert isinstance(person, Person)
        return EditProfilePayload(person=person)

    @strawberry.field(description="Changes the profile of an organisation, all or nothing. Owners and editors only.")
    @refusals(EditOrganisationPayload, EditOrganisationError)
    async def edit_organisation(
        self, info: Info, input: Annotated[EditOrganisationInput, strawberry.argument(description="What to change.")]
    ) -> EditOrganisationPayload:
        context = info.context
        organisation = local_id(input.organisation_id, "Organisation", "organisationId")
        await profiles.edit_profile(context.db, viewer=context.viewer, account_id=organisation, written=_written(input))
        context.forget()
        return EditOrganisationPayload(organisation=(await organisations_by_id(context, [organisation]))[0])

    @strawberry.field(description="Gives an account the verified mark or takes it back. Operators only.")
    @refusals(SetVerifiedPayload, SetVerifiedError)
    async def set_verified(
        self, info: Info, input: Annotated[SetVerifiedInput, strawberry.argument(description="Whom.")]
    ) -> SetVerifiedPayload:
        context = info.context
        signed_in(context.viewer)
        viewer = await viewer_of(context)
        if viewer is None or not viewer.is_operator:
            raise Denied("NOT_OPERATOR", "Only those who run this installation may.", "仅限本站的运营人员。")
        account = local_id(input.account_id, ("Person", "Organisation"), "accountId")
        await profiles.set_verified(context.db, account_id=account, verified=input.verified, now=context.now)
        return SetVerifiedPayload(account=await _account(context, account))
