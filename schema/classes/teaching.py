"""Holding classes."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.classes import actions
from graph.classes.model import Plan, checked_plan
from schema import errors
from schema.classes.types import ClassList
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.text import BilingualTextInput

ACCOUNTS = ("Person", "Organisation")


@strawberry.input(description="A class to hold.")
class HoldClassInput:
    """Input of `holdClass`."""

    account_id: strawberry.ID = strawberry.field(
        description="The viewer's own account, or an organisation that they are owner or editor of."
    )
    title: BilingualTextInput = strawberry.field(description="In one language at least; at most 80 characters.")
    text: BilingualTextInput = strawberry.field(description="At most 2,000 characters.")
    places: int = strawberry.field(description="1 to 1,000.")
    lesson_ids: list[strawberry.ID] = strawberry.field(description="1 to 50 public videos of the viewer, in order.")


@strawberry.enum(description="Why a class was not begun.")
class HoldClassErrorCode(Enum):
    """Codes of `holdClass`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_PLACES = strawberry.enum_value("BAD_PLACES", description="The places are not from 1 to 1,000.")
    BAD_LESSONS = strawberry.enum_value("BAD_LESSONS", description="There are not 1 to 50 lessons, each once.")
    NO_LESSON = strawberry.enum_value("NO_LESSON", description="A lesson is no public video of the viewer.")
    TOO_MANY = strawberry.enum_value("TOO_MANY", description="There are 50 classes already.")


@strawberry.type(description="Why a class was not begun.")
class HoldClassError(UserError):
    """An error of `holdClass`."""

    code: HoldClassErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The classes with the new one first.")
class HoldClassPayload:
    """Result of `holdClass`."""

    classes: ClassList | None = strawberry.field(default=None, description="All classes of the account after it.")
    errors: list[HoldClassError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A class, all of it as it shall be.")
class ChangeClassInput:
    """Input of `changeClass`."""

    class_id: strawberry.ID = strawberry.field(description="Which.")
    title: BilingualTextInput = strawberry.field(description="In one language at least; at most 80 characters.")
    text: BilingualTextInput = strawberry.field(description="At most 2,000 characters.")
    places: int = strawberry.field(description="1 to 1,000.")
    lesson_ids: list[strawberry.ID] = strawberry.field(description="1 to 50 public videos of the viewer, in order.")


@strawberry.enum(description="Why a class was not changed.")
class ChangeClassErrorCode(Enum):
    """Codes of `changeClass`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_PLACES = strawberry.enum_value("BAD_PLACES", description="The places are not from 1 to 1,000.")
    BAD_LESSONS = strawberry.enum_value("BAD_LESSONS", description="There are not 1 to 50 lessons, each once.")
    NO_LESSON = strawberry.enum_value("NO_LESSON", description="A lesson is no public video of the viewer.")
    PLACES_TAKEN = strawberry.enum_value("PLACES_TAKEN", description="More places are taken already.")


@strawberry.type(description="Why a class was not changed.")
class ChangeClassError(UserError):
    """An error of `changeClass`."""

    code: ChangeClassErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The classes as they are now.")
class ChangeClassPayload:
    """Result of `changeClass`."""

    classes: ClassList | None = strawberry.field(default=None, description="All classes of the account after it.")
    errors: list[ChangeClassError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A class to end.")
class EndClassInput:
    """Input of `endClass`."""

    class_id: strawberry.ID = strawberry.field(description="Which.")


@strawberry.enum(description="Why a class was not ended.")
class EndClassErrorCode(Enum):
    """Codes of `endClass`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a class was not ended.")
class EndClassError(UserError):
    """An error of `endClass`."""

    code: EndClassErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The classes without it.")
class EndClassPayload:
    """Result of `endClass`."""

    classes: ClassList | None = strawberry.field(default=None, description="All classes of the account after it.")
    errors: list[EndClassError] = strawberry.field(default_factory=list, description="Empty when it worked.")


def _plan(input: HoldClassInput | ChangeClassInput) -> Plan:
    return checked_plan(
        title=(input.title.zh, input.title.en), words=(input.text.zh, input.text.en), places=input.places
    )


def _lessons(ids: list[strawberry.ID]) -> list[str]:
    return [local_id(each, "Work", "lessonIds") for each in ids]


def _classes(context: Context, account_id: str) -> ClassList:
    context.forget()
    return ClassList.at(account_id)


@strawberry.type
class TeachingMutation:
    """Holding classes."""

    @strawberry.field(description="Begins a class; at most 50 of an account.")
    @refusals(HoldClassPayload, HoldClassError)
    async def hold_class(
        self, info: Info, input: Annotated[HoldClassInput, strawberry.argument(description="What.")]
    ) -> HoldClassPayload:
        context = info.context
        account_id = local_id(input.account_id, ACCOUNTS, "accountId")
        await actions.hold_class(
            context.db,
            viewer=context.viewer,
            account_id=account_id,
            plan=_plan(input),
            lesson_ids=_lessons(input.lesson_ids),
            now=context.now,
        )
        return HoldClassPayload(classes=_classes(context, account_id))

    @strawberry.field(description="Changes a class: all of it. More places go to those who wait.")
    @refusals(ChangeClassPayload, ChangeClassError)
    async def change_class(
        self, info: Info, input: Annotated[ChangeClassInput, strawberry.argument(description="What.")]
    ) -> ChangeClassPayload:
        context = info.context
        account_id = await actions.change_class(
            context.db,
            viewer=context.viewer,
            class_id=local_id(input.class_id, "Class", "classId"),
            plan=_plan(input),
            lesson_ids=_lessons(input.lesson_ids),
            now=context.now,
        )
        return ChangeClassPayload(classes=_classes(context, account_id))

    @strawberry.field(description="Ends a class for all; its videos stay.")
    @refusals(EndClassPayload, EndClassError)
    async def end_class(
        self, info: Info, input: Annotated[EndClassInput, strawberry.argument(description="Which.")]
    ) -> EndClassPayload:
        context = info.context
        account_id = await actions.end_class(
            context.db, viewer=context.viewer, class_id=local_id(input.class_id, "Class", "classId")
        )
        return EndClassPayload(classes=_classes(context, account_id))
