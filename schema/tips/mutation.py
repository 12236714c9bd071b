"""`giveTip` and `grantPoints`."""

from enum import Enum
from typing import Annotated

import strawberry

from core.errors import Denied
from graph.access.viewer import in_person
from graph.tips import actions
from schema import errors
from schema.accounts.types import viewer_of
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id

ACCOUNTS = ("Person", "Organisation")


@strawberry.input(description="Points to give. They are no money and cannot be bought, paid out or changed into any.")
class GiveTipInput:
    """Input of `giveTip`."""

    account_id: strawberry.ID = strawberry.field(description="A person or an organisation.")
    amount: int = strawberry.field(description="From 1 to 1,000.")
    key: strawberry.ID = strawberry.field(
        description="Made by the client for this one giving (a UUID): 8 to 64 letters, digits, - or _. Sent again, "
        "it gives once."
    )


@strawberry.enum(description="Why points were not given.")
class GiveTipErrorCode(Enum):
    """Codes of `giveTip`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    SELF = strawberry.enum_value("SELF", description="One cannot give points to oneself.")
    NOT_OPEN = strawberry.enum_value(
        "NOT_OPEN", description="The account takes none from the viewer; `viewerCanTip` says what would open it."
    )
    MINOR = strawberry.enum_value("MINOR", description="The viewer is under age.")
    BAD_AMOUNT = strawberry.enum_value("BAD_AMOUNT", description="Not from 1 to 1,000.")
    NOT_ENOUGH = strawberry.enum_value("NOT_ENOUGH", description="The viewer has fewer points.")
    BAD_KEY = strawberry.enum_value("BAD_KEY", description="The key has not the form asked for.")
    KEY_USED = strawberry.enum_value("KEY_USED", description="The key was used for another giving.")


@strawberry.type(description="Why points were not given.")
class GiveTipError(UserError):
    """An error of `giveTip`."""

    code: GiveTipErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The viewer's points after `giveTip`.")
class GiveTipPayload:
    """Result of `giveTip`."""

    balance: int | None = strawberry.field(
        default=None, description="How many the viewer has now; null when there are errors."
    )
    errors: list[GiveTipError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Points that an operator grants.")
class GrantPointsInput:
    """Input of `grantPoints`."""

    account_id: strawberry.ID = strawberry.field(description="A person of age, or an organisation.")
    amount: int = strawberry.field(description="From 1 to 1,000,000.")
    key: strawberry.ID = strawberry.field(
        description="Made by the client for this one giving (a UUID): 8 to 64 letters, digits, - or _. Sent again, "
        "it gives once."
    )


@strawberry.enum(description="Why points were not granted.")
class GrantPointsErrorCode(Enum):
    """Codes of `grantPoints`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_OPERATOR = strawberry.enum_value("NOT_OPERATOR", description="Only those who run this installation may.")
    MINOR = strawberry.enum_value("MINOR", description="The account is of somebody under age.")
    BAD_AMOUNT = strawberry.enum_value("BAD_AMOUNT", description="Not from 1 to 1,000,000.")
    BAD_KEY = strawberry.enum_value("BAD_KEY", description="The key has not the form asked for.")
    KEY_USED = strawberry.enum_value("KEY_USED", description="The key was used for another giving.")


@strawberry.type(description="Why points were not granted.")
class GrantPointsError(UserError):
    """An error of `grantPoints`."""

    code: GrantPointsErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The account's points after `grantPoints`.")
class GrantPointsPayload:
    """Result of `grantPoints`."""

    balance: int | None = strawberry.field(
        default=None, description="How many the account has now; null when there are errors."
    )
    errors: list[GrantPointsError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class TipsMutation:
    """Giving points."""

    @strawberry.field(
        description="The viewer gives points to an account that lets them. People under age neither give nor take any."
    )
    @refusals(GiveTipPayload, GiveTipError)
    async def give_tip(
        self, info: Info, input: Annotated[GiveTipInput, strawberry.argument(description="To whom, and how many.")]
    ) -> GiveTipPayload:
        context = info.context
        balance = await actions.give_tip(
            context.db,
            viewer=context.viewer,
            account_id=local_id(input.account_id, ACCOUNTS, "accountId"),
            amount=input.amount,
            key=input.key,
            now=context.now,
        )
        return GiveTipPayload(balance=balance)

    @strawberry.field(description="An operator gives an account points; all points there are come from this.")
    @refusals(GrantPointsPayload, GrantPointsError)
    async def grant_points(
        self, info: Info, input: Annotated[GrantPointsInput, strawberry.argument(description="To whom, and how many.")]
    ) -> GrantPointsPayload:
        context = info.context
        viewer = await viewer_of(context)
        if viewer is None or not viewer.is_operator:
            raise Denied("NOT_OPERATOR", "Only those who run this installation may.", "仅限本站的运营人员。")
        balance = await actions.grant_points(
            context.db,
            operator=in_person(context.viewer),
            account_id=local_id(input.account_id, ACCOUNTS, "accountId"),
            amount=input.amount,
            key=input.key,
            now=context.now,
        )
        return GrantPointsPayload(balance=balance)
