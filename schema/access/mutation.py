"""`setLadderStep` and `setPrivateAccount`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.access import actions, capabilities
from schema import errors
from schema.access.types import Capability, LadderStep, WhoMay, ladder_of
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import split_id
from schema.people.loaders import PeopleLoaders
from schema.people.types import Person


@strawberry.input(description="Who may do one thing with an account.")
class SetLadderStepInput:
    """Input of `setLadderStep`."""

    account_id: strawberry.ID = strawberry.field(
        description="The viewer's own account, or an organisation that they are owner or editor of."
    )
    capability: Capability = strawberry.field(description="Which step.")
    who: WhoMay = strawberry.field(description="Who may: one of the step's `choices`.")
    days: int = strawberry.field(default=0, description="For FOLLOWERS_SINCE, from 1 to 365; not looked at otherwise.")


@strawberry.enum(description="Why a step was not set.")
class SetLadderStepErrorCode(Enum):
    """Codes of `setLadderStep`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description="It is not the viewer's to set.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    BAD_DAYS = strawberry.enum_value("BAD_DAYS", description="The days are not from 1 to 365.")
    NO_MUTUALS = strawberry.enum_value("NO_MUTUALS", description="An organisation follows nobody back.")
    TOO_LOOSE = strawberry.enum_value("TOO_LOOSE", description="Under 18 this step cannot be opened so wide.")


@strawberry.type(description="Why a step was not set.")
class SetLadderStepError(UserError):
    """An error of `setLadderStep`."""

    code: SetLadderStepErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The ladder with the step as it is now.")
class SetLadderStepPayload:
    """Result of `setLadderStep`."""

    ladder: list[LadderStep] | None = strawberry.field(
        default=None, description="All steps of the account; null when there are errors."
    )
    errors: list[SetLadderStepError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Whether follows are asked for.")
class SetPrivateAccountInput:
    """Input of `setPrivateAccount`."""

    is_private: bool = strawberry.field(description="Whether whoever wants to follow the viewer has to ask.")


@strawberry.enum(description="Why it was refused.")
class SetPrivateAccountErrorCode(Enum):
    """Codes of `setPrivateAccount`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description="The account is gone.")
    MINOR = strawberry.enum_value("MINOR", description="Under 18 follows are always asked for.")


@strawberry.type(description="Why it was refused.")
class SetPrivateAccountError(UserError):
    """An error of `setPrivateAccount`."""

    code: SetPrivateAccountErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The viewer as they are now.")
class SetPrivateAccountPayload:
    """Result of `setPrivateAccount`."""

    person: Person | None = strawberry.field(default=None, description="The viewer; null when there are errors.")
    errors: list[SetPrivateAccountError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class AccessMutation:
    """Setting what a follow opens."""

    @strawberry.field(description="Says who may do one thing with an account of the viewer's.")
    @refusals(SetLadderStepPayload, SetLadderStepError)
    async def set_ladder_step(
        self,
        info: Info,
        input: Annotated[SetLadderStepInput, strawberry.argument(description="Which step, and who may.")],
    ) -> SetLadderStepPayload:
        context = info.context
        kind, account_id = split_id(input.account_id, "accountId")
        await actions.set_rule(
            context.db,
            viewer=context.viewer,
            account_id=account_id,
            capability=capabilities.Capability[input.capability.name],
            rule=capabilities.Rule(capabilities.Who[input.who.name], input.days),
            now=context.now,
        )
        context.forget()
        return SetLadderStepPayload(ladder=await ladder_of(context, account_id, is_organisation=kind == "Organisation"))

    @strawberry.field(
        description="Says whether follows of the viewer are asked for. Opening the account answers nobody: who asked "
        "before still waits for an answer, or follows anew."
    )
    @refusals(SetPrivateAccountPayload, SetPrivateAccountError)
    async def set_private_account(
        self, info: Info, input: Annotated[SetPrivateAccountInput, strawberry.argument(description="Whether.")]
    ) -> SetPrivateAccountPayload:
        context = info.context
        await actions.set_private(context.db, viewer=context.viewer, private=input.is_private, now=context.now)
        context.forget()
        assert context.viewer is not None
        found = await context.use(PeopleLoaders).account_by_id.load(context.viewer.person_id)
        return SetPrivateAccountPayload(person=None if found is None else Person.of(found))
