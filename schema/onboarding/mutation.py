"""`editPartnerImportRow`, `discardPartnerImport` and `sendPartnerImport`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.onboarding import actions
from campaigns.onboarding.model import CELLS
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.onboarding.remind import RemindMutation
from schema.onboarding.types import PartnerImport

_NOT_DRAFT = "It has been sent or discarded."
_ROLE_TOO_LOW = "This needs an EDITOR of the host."


@strawberry.input(description="A row and what changes; what is not given stays.")
class EditPartnerImportRowInput:
    """Input of `editPartnerImportRow`."""

    row_id: strawberry.ID = strawberry.field(description="Which row of a draft.")
    name_zh: str | None = strawberry.field(default=None, description="The name in Chinese.")
    name_en: str | None = strawberry.field(default=None, description="The name in English.")
    contact: str | None = strawberry.field(default=None, description="The person to speak to.")
    email: str | None = strawberry.field(default=None, description="Where the invitation goes.")
    city: str | None = strawberry.field(default=None, description="Where the organisation works.")
    registration: str | None = strawberry.field(default=None, description="Its number at the register.")
    kind: str | None = strawberry.field(default=None, description="What kind of organisation it is.")
    included: bool | None = strawberry.field(default=None, description="Whether the row is to be sent.")


@strawberry.enum(description="Why the row was not changed.")
class EditPartnerImportRowErrorCode(Enum):
    """Codes of `editPartnerImportRow`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=_ROLE_TOO_LOW)
    NOT_DRAFT = strawberry.enum_value("NOT_DRAFT", description=_NOT_DRAFT)


@strawberry.type(description="Why the row was not changed.")
class EditPartnerImportRowError(UserError):
    """An error of `editPartnerImportRow`."""

    code: EditPartnerImportRowErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The import with all its rows judged anew: what one row says can mend another.")
class EditPartnerImportRowPayload:
    """Result of `editPartnerImportRow`."""

    partner_import: PartnerImport | None = strawberry.field(
        default=None, description="The import; null when there are errors."
    )
    errors: list[EditPartnerImportRowError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="Which draft to give up.")
class DiscardPartnerImportInput:
    """Input of `discardPartnerImport`."""

    import_id: strawberry.ID = strawberry.field(description="Which draft.")


@strawberry.enum(description="Why the draft was not given up.")
class DiscardPartnerImportErrorCode(Enum):
    """Codes of `discardPartnerImport`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=_ROLE_TOO_LOW)
    NOT_DRAFT = strawberry.enum_value("NOT_DRAFT", description="It is being sent or has been sent.")


@strawberry.type(description="Why the draft was not given up.")
class DiscardPartnerImportError(UserError):
    """An error of `discardPartnerImport`."""

    code: DiscardPartnerImportErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The import.")
class DiscardPartnerImportPayload:
    """Result of `discardPartnerImport`."""

    partner_import: PartnerImport | None = strawberry.field(
        default=None, description="The import; null when there are errors."
    )
    errors: list[DiscardPartnerImportError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="Which import to send.")
class SendPartnerImportInput:
    """Input of `sendPartnerImport`."""

    import_id: strawberry.ID = strawberry.field(description="Which import.")


@strawberry.enum(description="Why the import was not sent.")
class SendPartnerImportErrorCode(Enum):
    """Codes of `sendPartnerImport`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=_ROLE_TOO_LOW)
    HAS_PROBLEMS = strawberry.enum_value("HAS_PROBLEMS", description="A row that is included has a problem.")
    NO_ROWS = strawberry.enum_value("NO_ROWS", description="No row is included.")
    NOT_DRAFT = strawberry.enum_value("NOT_DRAFT", description="It has been discarded.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")


@strawberry.type(description="Why the import was not sent.")
class SendPartnerImportError(UserError):
    """An error of `sendPartnerImport`."""

    code: SendPartnerImportErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The import; it says how far it has come.")
class SendPartnerImportPayload:
    """Result of `sendPartnerImport`."""

    partner_import: PartnerImport | None = strawberry.field(
        default=None, description="The import; null when there are errors."
    )
    errors: list[SendPartnerImportError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class OnboardingMutation(RemindMutation):
    """Mending and sending an import. The file itself is posted to `/partner-imports`."""

    @strawberry.field(
        description="Changes cells of a row of a draft, or takes the row in or out. Whatever is typed is kept, and "
        "what is wrong with it is told with the row. For editors of the host."
    )
    @refusals(EditPartnerImportRowPayload, EditPartnerImportRowError)
    async def edit_partner_import_row(
        self,
        info: Info,
        input: Annotated[
            EditPartnerImportRowInput,
            strawberry.argument(description="A row and what changes; what is not given stays."),
        ],
    ) -> EditPartnerImportRowPayload:
        context = info.context
        given = {cell: getattr(input, cell) for cell in CELLS}
        changed = await actions.edit_row(
            context.db,
            viewer=context.viewer,
            row_id=local_id(input.row_id, "PartnerImportRow", "rowId"),
            cells={cell: value for cell, value in given.items() if value is not None},
            included=input.included,
        )
        context.forget()
        return EditPartnerImportRowPayload(partner_import=PartnerImport.of(changed))

    @strawberry.field(description="Gives up a draft. For editors of the host. Doing it twice is no error.")
    @refusals(DiscardPartnerImportPayload, DiscardPartnerImportError)
    async def discard_partner_import(
        self,
        info: Info,
        input: Annotated[DiscardPartnerImportInput, strawberry.argument(description="Which draft to give up.")],
    ) -> DiscardPartnerImportPayload:
        context = info.context
        import_id = local_id(input.import_id, "PartnerImport", "importId")
        changed = await actions.discard(context.db, viewer=context.viewer, import_id=import_id)
        context.forget()
        return DiscardPartnerImportPayload(partner_import=PartnerImport.of(changed))

    @strawberry.field(
        description="Has the invitations of all rows that are included mailed, each exactly once; sending again goes "
        "on where it was. Waits until no row has a problem. For editors of the host."
    )
    @refusals(SendPartnerImportPayload, SendPartnerImportError)
    async def send_partner_import(
        self,
        info: Info,
        input: Annotated[SendPartnerImportInput, strawberry.argument(description="Which import to send.")],
    ) -> SendPartnerImportPayload:
        context = info.context
        sent = await actions.send(
            context.db,
            context.jobs,
            viewer=context.viewer,
            import_id=local_id(input.import_id, "PartnerImport", "importId"),
            now=context.now,
        )
        context.forget()
        return SendPartnerImportPayload(partner_import=PartnerImport.of(sent))
