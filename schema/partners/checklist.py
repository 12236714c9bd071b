"""`setChecklistTemplate`, `tickChecklistItem`, `startChecklistDocument` and `giveChecklistDocument`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.partners import checklist
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.partners.checklist_types import ChecklistItem, ChecklistKind
from schema.partners.loaders import PartnersLoaders
from schema.partners.types import Partner


@strawberry.input(description="Something a foundation asks for.")
class ChecklistItemInput:
    """An item, as typed."""

    id: strawberry.ID | None = strawberry.field(default=None, description="One that stays and keeps what was given.")
    kind: ChecklistKind = strawberry.field(description="Who sees that it is there.")
    title_zh: str = strawberry.field(description="What it is in Chinese, at most 120 characters.")
    title_en: str = strawberry.field(description="What it is in English, at most 120 characters.")


@strawberry.input(description="Which foundation asks for what.")
class SetChecklistTemplateInput:
    """Input of `setChecklistTemplate`."""

    organisation_id: strawberry.ID = strawberry.field(description="Which foundation.")
    items: list[ChecklistItemInput] = strawberry.field(description="What it asks for, in its order, at most 20.")


@strawberry.enum(description="Why it was refused.")
class SetChecklistTemplateErrorCode(Enum):
    """Codes of `setChecklistTemplate`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a higher role.")
    TOO_MANY = strawberry.enum_value("TOO_MANY", description="More than 20 items.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)


@strawberry.type(description="Why it was refused.")
class SetChecklistTemplateError(UserError):
    """An error of `setChecklistTemplate`."""

    code: SetChecklistTemplateErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What changed.")
class SetChecklistTemplatePayload:
    """Result of `setChecklistTemplate`."""

    items: list[ChecklistItem] = strawberry.field(default_factory=list, description="The list as it is now.")
    errors: list[SetChecklistTemplateError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="What is there, of which partner.")
class TickChecklistItemInput:
    """Input of `tickChecklistItem`."""

    partner_id: strawberry.ID = strawberry.field(description="Of which partner.")
    item_id: strawberry.ID = strawberry.field(description="A DOCUMENT or CONFIRMATION that is asked of it.")
    done: bool = strawberry.field(description="Whether it is there; false takes it back.")


@strawberry.enum(description="Why it was refused.")
class TickChecklistItemErrorCode(Enum):
    """Codes of `tickChecklistItem`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a higher role.")


@strawberry.type(description="Why it was refused.")
class TickChecklistItemError(UserError):
    """An error of `tickChecklistItem`."""

    code: TickChecklistItemErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What changed.")
class TickChecklistItemPayload:
    """Result of `tickChecklistItem`."""

    partner: Partner | None = strawberry.field(default=None, description="The partner; null when there are errors.")
    errors: list[TickChecklistItemError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="For what a document will be sent.")
class StartChecklistDocumentInput:
    """Input of `startChecklistDocument`."""

    partner_id: strawberry.ID = strawberry.field(description="Of which partner.")
    item_id: strawberry.ID = strawberry.field(description="A DOCUMENT that is asked of it.")


@strawberry.enum(description="Why it was refused.")
class StartChecklistDocumentErrorCode(Enum):
    """Codes of `startChecklistDocument`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a higher role.")


@strawberry.type(description="Why it was refused.")
class StartChecklistDocumentError(UserError):
    """An error of `startChecklistDocument`."""

    code: StartChecklistDocumentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What changed.")
class StartChecklistDocumentPayload:
    """Result of `startChecklistDocument`."""

    document_id: str | None = strawberry.field(
        default=None, description="What `giveChecklistDocument` takes; null when there are errors."
    )
    url: str | None = strawberry.field(
        default=None, description="Where the file is PUT, within half an hour; null when there are errors."
    )
    errors: list[StartChecklistDocumentError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="A document that was sent, and for what it is.")
class GiveChecklistDocumentInput:
    """Input of `giveChecklistDocument`."""

    partner_id: strawberry.ID = strawberry.field(description="Of which partner.")
    item_id: strawberry.ID = strawberry.field(description="A DOCUMENT that is asked of it.")
    document_id: str = strawberry.field(description="From `startChecklistDocument`.")
    file_name: str = strawberry.field(description="What the file is called, at most 200 characters.")


@strawberry.enum(description="Why it was refused.")
class GiveChecklistDocumentErrorCode(Enum):
    """Codes of `giveChecklistDocument`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a higher role.")
    NOT_RECEIVED = strawberry.enum_value("NOT_RECEIVED", description="The file has not arrived.")
    TOO_LARGE = strawberry.enum_value("TOO_LARGE", description="The file is larger than 20 MB.")
    WRONG_TYPE = strawberry.enum_value("WRONG_TYPE", description="Neither PDF nor JPEG nor PNG.")


@strawberry.type(description="Why it was refused.")
class GiveChecklistDocumentError(UserError):
    """An error of `giveChecklistDocument`."""

    code: GiveChecklistDocumentErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What changed.")
class GiveChecklistDocumentPayload:
    """Result of `giveChecklistDocument`."""

    partner: Partner | None = strawberry.field(default=None, description="The partner; null when there are errors.")
    errors: list[GiveChecklistDocumentError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.type
class ChecklistMutation:
    """What a foundation asks for, and what organisations give."""

    @strawberry.field(
        description="Replaces what a foundation asks for before it verifies. For its editors. What stays k"
        "eeps what was given."
    )
    @refusals(SetChecklistTemplatePayload, SetChecklistTemplateError)
    async def set_checklist_template(
        self,
        info: Info,
        input: Annotated[SetChecklistTemplateInput, strawberry.argument(description="Which foundation asks for what.")],
    ) -> SetChecklistTemplatePayload:
        context = info.context
        items = [
            checklist.Wanted(
                None if each.id is None else local_id(each.id, "ChecklistItem", f"items.{position}.id"),
                checklist.ItemKind[each.kind.name],
                each.title_zh,
                each.title_en,
            )
            for position, each in enumerate(input.items)
        ]
        found = await checklist.set_template(
            context.db,
            viewer=context.viewer,
            organisation_id=local_id(input.organisation_id, "Organisation", "organisationId"),
            items=items,
        )
        context.forget()
        return SetChecklistTemplatePayload(items=[ChecklistItem.of(each) for each in found])

    @strawberry.field(
        description="Says that a document will do or something was done, or takes that back. For reviewers of the host."
    )
    @refusals(TickChecklistItemPayload, TickChecklistItemError)
    async def tick_checklist_item(
        self,
        info: Info,
        input: Annotated[TickChecklistItemInput, strawberry.argument(description="What is there, of which partner.")],
    ) -> TickChecklistItemPayload:
        context = info.context
        partner_id = local_id(input.partner_id, "Partner", "partnerId")
        await checklist.tick(
            context.db,
            viewer=context.viewer,
            partner_id=partner_id,
            item_id=local_id(input.item_id, "ChecklistItem", "itemId"),
            done=input.done,
            now=context.now,
        )
        return TickChecklistItemPayload(partner=await _partner(context, partner_id))

    @strawberry.field(
        description="Gives an address of the object store to send a document to. For the organisation's own staff."
    )
    @refusals(StartChecklistDocumentPayload, StartChecklistDocumentError)
    async def start_checklist_document(
        self,
        info: Info,
        input: Annotated[
            StartChecklistDocumentInput, strawberry.argument(description="For what a document will be sent.")
        ],
    ) -> StartChecklistDocumentPayload:
        context = info.context
        document_id, url = await checklist.start_document(
            context.db,
            context.store,
            viewer=context.viewer,
            partner_id=local_id(input.partner_id, "Partner", "partnerId"),
            item_id=local_id(input.item_id, "ChecklistItem", "itemId"),
            now=context.now,
        )
        return StartChecklistDocumentPayload(document_id=document_id, url=url)

    @strawberry.field(
        description="Keeps a document that was sent: PDF, JPEG or PNG, at most 20 MB; it replaces an earli"
        "er one. For the organisation's own staff."
    )
    @refusals(GiveChecklistDocumentPayload, GiveChecklistDocumentError)
    async def give_checklist_document(
        self,
        info: Info,
        input: Annotated[
            GiveChecklistDocumentInput, strawberry.argument(description="A document that was sent, and for what it is.")
        ],
    ) -> GiveChecklistDocumentPayload:
        context = info.context
        partner_id = local_id(input.partner_id, "Partner", "partnerId")
        await checklist.give_document(
            context.db,
            context.store,
            viewer=context.viewer,
            partner_id=partner_id,
            item_id=local_id(input.item_id, "ChecklistItem", "itemId"),
            document_id=input.document_id,
            file_name=input.file_name,
            now=context.now,
        )
        return GiveChecklistDocumentPayload(partner=await _partner(context, partner_id))


async def _partner(context: Context, partner_id: str) -> Partner | None:
    context.forget()
    found = await context.use(PartnersLoaders).partner_by_id.load(partner_id)
    return None if found is None else Partner.of(found)
