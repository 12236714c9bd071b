"""`signUp`, `confirmEmail`, `resendConfirmation`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.accounts import actions
from schema import errors
from schema.accounts.types import Viewer, viewer_of
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.scalars import Date
from schema.text import Language


@strawberry.input(description="A new person.")
class SignUpInput:
    """Input of `signUp`."""

    email: str = strawberry.field(description="Their e-mail address; a link is mailed to it.")
    password: str = strawberry.field(description="10 to 200 characters.")
    name: str = strawberry.field(description="The name shown, at most 60 characters; any script, emoji too.")
    handle: str = strawberry.field(description="1 to 30 letters, digits, dots, hyphens or underscores.")
    birth_date: Date = strawberry.field(description="Never shown to others; under 18 a guardian is asked.")
    language: Language = strawberry.field(description="In which mails are written.")
    guardian_email: str | None = strawberry.field(
        default=None, description="Needed under 18: the address of a parent or guardian, not their own."
    )
    city_id: strawberry.ID | None = strawberry.field(default=None, description="Where they live.")


@strawberry.enum(description="Why a sign-up was refused.")
class SignUpErrorCode(Enum):
    """Codes of `signUp`."""

    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_EMAIL = strawberry.enum_value("BAD_EMAIL", description="Not an e-mail address.")
    BAD_HANDLE = strawberry.enum_value("BAD_HANDLE", description="The handle has a form that is not allowed.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    HANDLE_TAKEN = strawberry.enum_value(
        "HANDLE_TAKEN", description="The handle is taken, perhaps in another case or width."
    )
    EMAIL_TAKEN = strawberry.enum_value("EMAIL_TAKEN", description="There is an account with this address.")
    BAD_PASSWORD = strawberry.enum_value("BAD_PASSWORD", description="The password is too short or too long.")
    BAD_BIRTH_DATE = strawberry.enum_value("BAD_BIRTH_DATE", description="The birth date cannot be.")
    GUARDIAN_NEEDED = strawberry.enum_value("GUARDIAN_NEEDED", description="Under 18 a guardian's address is needed.")
    GUARDIAN_IS_SELF = strawberry.enum_value(
        "GUARDIAN_IS_SELF", description="The guardian's address is the person's own."
    )


@strawberry.type(description="Why a sign-up was refused.")
class SignUpError(UserError):
    """An error of `signUp`."""

    code: SignUpErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The person, signed in.")
class SignUpPayload:
    """Result of `signUp`."""

    viewer: Viewer | None = strawberry.field(
        default=None, description="Who is signed in now; null when there are errors."
    )
    errors: list[SignUpError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A link that was mailed.")
class ConfirmEmailInput:
    """Input of `confirmEmail`."""

    token: str = strawberry.field(description="The last part of the link.")


@strawberry.enum(description="Why the link was refused.")
class ConfirmEmailErrorCode(Enum):
    """Codes of `confirmEmail`."""

    BAD_LINK = strawberry.enum_value("BAD_LINK", description="The link is not one of ours.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="The link has expired.")


@strawberry.type(description="Why the link was refused.")
class ConfirmEmailError(UserError):
    """An error of `confirmEmail`."""

    code: ConfirmEmailErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Whether the address is confirmed.")
class ConfirmEmailPayload:
    """Result of `confirmEmail`."""

    confirmed: bool = strawberry.field(default=False, description="Whether the address is confirmed now.")
    viewer: Viewer | None = strawberry.field(default=None, description="Who is signed in here; null when nobody is.")
    errors: list[ConfirmEmailError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.enum(description="Why another link was refused.")
class ResendConfirmationErrorCode(Enum):
    """Codes of `resendConfirmation`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)


@strawberry.type(description="Why another link was refused.")
class ResendConfirmationError(UserError):
    """An error of `resendConfirmation`."""

    code: ResendConfirmationErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Whether a mail is on its way.")
class ResendConfirmationPayload:
    """Result of `resendConfirmation`."""

    sent: bool = strawberry.field(default=False, description="False when the address is confirmed already.")
    errors: list[ResendConfirmationError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class SignUpMutation:
    """Becoming a person here."""

    @strawberry.field(
        description="Makes an account and signs in. Voting, entering and creating need the confirmed address."
    )
    @refusals(SignUpPayload, SignUpError)
    async def sign_up(
        self, info: Info, input: Annotated[SignUpInput, strawberry.argument(description="Who.")]
    ) -> SignUpPayload:
        context = info.context
        person = actions.checked_sign_up(
            email=input.email,
            password=input.password,
            name=input.name,
            handle=input.handle,
            birth_date=input.birth_date,
            language=input.language.name,
            guardian_email=input.guardian_email,
            city_id=local_id(input.city_id, "City", "cityId") if input.city_id else None,
            now=context.now,
        )
        person_id = await actions.sign_up(
            context.db, person=person, public_url=context.settings.public_url, now=context.now
        )
        await context.session.sign_in(context, person_id)
        return SignUpPayload(viewer=await viewer_of(context))

    @strawberry.field(description="Confirms an address by the link mailed to it; a second use changes nothing.")
    @refusals(ConfirmEmailPayload, ConfirmEmailError)
    async def confirm_email(
        self, info: Info, input: Annotated[ConfirmEmailInput, strawberry.argument(description="The link.")]
    ) -> ConfirmEmailPayload:
        context = info.context
        await actions.confirm_email(context.db, token=input.token, now=context.now)
        return ConfirmEmailPayload(confirmed=True, viewer=await viewer_of(context))

    @strawberry.field(description="Mails another confirmation link to the viewer.")
    @refusals(ResendConfirmationPayload, ResendConfirmationError)
    async def resend_confirmation(self, info: Info) -> ResendConfirmationPayload:
        context = info.context
        sent = await actions.resend_confirmation(
            context.db, viewer=context.viewer, public_url=context.settings.public_url, now=context.now
        )
        return ResendConfirmationPayload(sent=sent)
