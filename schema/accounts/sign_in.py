"""`signIn`, `signOut`, `createMachineToken`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.accounts import actions
from schema import errors
from schema.accounts.types import Viewer, viewer_of
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import global_id


@strawberry.input(description="Address and password.")
class SignInInput:
    """Input of `signIn`."""

    email: str = strawberry.field(description="The e-mail address.")
    password: str = strawberry.field(description="The password.")


@strawberry.enum(description="Why a sign-in was refused.")
class SignInErrorCode(Enum):
    """Codes of `signIn`."""

    BAD_SIGN_IN = strawberry.enum_value("BAD_SIGN_IN", description="Address and password do not match.")
    TOO_MANY_ATTEMPTS = strawberry.enum_value(
        "TOO_MANY_ATTEMPTS", description="More than 20 attempts in ten minutes for this address."
    )


@strawberry.type(description="Why a sign-in was refused.")
class SignInError(UserError):
    """An error of `signIn`."""

    code: SignInErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The person, signed in.")
class SignInPayload:
    """Result of `signIn`."""

    viewer: Viewer | None = strawberry.field(
        default=None, description="Who is signed in now; null when there are errors."
    )
    errors: list[SignInError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type(description="Nobody is signed in any more.")
class SignOutPayload:
    """Result of `signOut`."""

    signed_out: bool = strawberry.field(description="Always true.")


@strawberry.input(description="A token for a program of the viewer's.")
class CreateMachineTokenInput:
    """Input of `createMachineToken`."""

    name: str = strawberry.field(description="What it is for, at most 60 characters.")


@strawberry.enum(description="Why a token was refused.")
class CreateMachineTokenErrorCode(Enum):
    """Codes of `createMachineToken`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)


@strawberry.type(description="Why a token was refused.")
class CreateMachineTokenError(UserError):
    """An error of `createMachineToken`."""

    code: CreateMachineTokenErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The token; it is shown this once.")
class CreateMachineTokenPayload:
    """Result of `createMachineToken`."""

    id: strawberry.ID | None = strawberry.field(default=None, description="Its id; null when there are errors.")
    token: str | None = strawberry.field(
        default=None,
        description="The secret, for the header `Authorization: Bearer`; null when there are errors.",
    )
    errors: list[CreateMachineTokenError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class SignInMutation:
    """Coming and going."""

    @strawberry.field(description="Signs in: sets the session cookie.")
    @refusals(SignInPayload, SignInError)
    async def sign_in(
        self, info: Info, input: Annotated[SignInInput, strawberry.argument(description="Who.")]
    ) -> SignInPayload:
        context = info.context
        person_id = await actions.check_password(context.db, context.redis, email=input.email, password=input.password)
        await context.session.sign_in(context, person_id)
        return SignInPayload(viewer=await viewer_of(context))

    @strawberry.field(description="Signs out: ends the session of this browser.")
    async def sign_out(self, info: Info) -> SignOutPayload:
        await info.context.session.sign_out(info.context)
        return SignOutPayload(signed_out=True)

    @strawberry.field(description="Makes a bearer token with which a program acts for the viewer; it may not vote.")
    @refusals(CreateMachineTokenPayload, CreateMachineTokenError)
    async def create_machine_token(
        self, info: Info, input: Annotated[CreateMachineTokenInput, strawberry.argument(description="Which.")]
    ) -> CreateMachineTokenPayload:
        context = info.context
        token, token_id = await actions.create_machine_token(
            context.db, viewer=context.viewer, name=input.name, now=context.now
        )
        return CreateMachineTokenPayload(id=global_id("MachineToken", token_id), token=token)
