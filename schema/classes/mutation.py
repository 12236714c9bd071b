"""Enrolling, leaving and watching."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.classes import actions
from schema import errors
from schema.classes.loaders import ClassesLoaders
from schema.classes.teaching import TeachingMutation
from schema.classes.types import Class
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id


@strawberry.input(description="A class to enrol in.")
class EnrolInput:
    """Input of `enrol`."""

    class_id: strawberry.ID = strawberry.field(description="Which class.")


@strawberry.enum(description="Why nobody was enrolled.")
class EnrolErrorCode(Enum):
    """Codes of `enrol`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    FOLLOW = strawberry.enum_value("FOLLOW", description="The viewer's follow would open it.")
    REQUESTED = strawberry.enum_value("REQUESTED", description="The viewer asked to follow and waits for the answer.")
    FOLLOW_LONGER = strawberry.enum_value(
        "FOLLOW_LONGER", description="It opens by itself once the viewer has followed for long enough."
    )
    FOLLOW_BACK = strawberry.enum_value("FOLLOW_BACK", description="The teacher's follow of the viewer would open it.")
    CLOSED = strawberry.enum_value("CLOSED", description="They let nobody enrol.")
    OWN = strawberry.enum_value("OWN", description="It is the viewer's own class.")
    FULL = strawberry.enum_value("FULL", description="All places and the waiting list are taken.")


@strawberry.type(description="Why nobody was enrolled.")
class EnrolError(UserError):
    """An error of `enrol`."""

    code: EnrolErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The class with the viewer's place, or their wish for one.")
class EnrolPayload:
    """Result of `enrol`."""

    class_: Class | None = strawberry.field(default=None, name="class", description="The class after it.")
    errors: list[EnrolError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A class to leave.")
class LeaveClassInput:
    """Input of `leaveClass`."""

    class_id: strawberry.ID = strawberry.field(description="Which class.")


@strawberry.enum(description="Why a class was not left.")
class LeaveClassErrorCode(Enum):
    """Codes of `leaveClass`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a class was not left.")
class LeaveClassError(UserError):
    """An error of `leaveClass`."""

    code: LeaveClassErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The class without the viewer.")
class LeaveClassPayload:
    """Result of `leaveClass`."""

    class_: Class | None = strawberry.field(default=None, name="class", description="The class after it.")
    errors: list[LeaveClassError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A lesson that was watched.")
class MarkLessonWatchedInput:
    """Input of `markLessonWatched`."""

    class_id: strawberry.ID = strawberry.field(description="Which class.")
    work_id: strawberry.ID = strawberry.field(description="The video of the lesson.")


@strawberry.enum(description="Why a lesson was not marked.")
class MarkLessonWatchedErrorCode(Enum):
    """Codes of `markLessonWatched`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a lesson was not marked.")
class MarkLessonWatchedError(UserError):
    """An error of `markLessonWatched`."""

    code: MarkLessonWatchedErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The class with the viewer's progress.")
class MarkLessonWatchedPayload:
    """Result of `markLessonWatched`."""

    class_: Class | None = strawberry.field(default=None, name="class", description="The class after it.")
    errors: list[MarkLessonWatchedError] = strawberry.field(default_factory=list, description="Empty when it worked.")


async def _class(context: Context, class_id: str) -> Class | None:
    context.forget()
    record = await context.use(ClassesLoaders).class_by_id.load(class_id)
    return None if record is None else Class.of(record)


@strawberry.type
class ClassesMutation(TeachingMutation):
    """Taking part in classes."""

    @strawberry.field(description="The viewer takes a place, or waits for one where all are taken. Twice is no error.")
    @refusals(EnrolPayload, EnrolError)
    async def enrol(
        self, info: Info, input: Annotated[EnrolInput, strawberry.argument(description="Where.")]
    ) -> EnrolPayload:
        context = info.context
        class_id = local_id(input.class_id, "Class", "classId")
        await actions.enrol(context.db, viewer=context.viewer, class_id=class_id, now=context.now)
        return EnrolPayload(class_=await _class(context, class_id))

    @strawberry.field(description="The viewer gives up their place or their wish for one. Twice is no error.")
    @refusals(LeaveClassPayload, LeaveClassError)
    async def leave_class(
        self, info: Info, input: Annotated[LeaveClassInput, strawberry.argument(description="Which.")]
    ) -> LeaveClassPayload:
        context = info.context
        class_id = local_id(input.class_id, "Class", "classId")
        await actions.leave(context.db, viewer=context.viewer, class_id=class_id, now=context.now)
        return LeaveClassPayload(class_=await _class(context, class_id))

    @strawberry.field(description="The viewer, enrolled, has watched a lesson. Twice is no error.")
    @refusals(MarkLessonWatchedPayload, MarkLessonWatchedError)
    async def mark_lesson_watched(
        self, info: Info, input: Annotated[MarkLessonWatchedInput, strawberry.argument(description="Which.")]
    ) -> MarkLessonWatchedPayload:
        context = info.context
        class_id = local_id(input.class_id, "Class", "classId")
        work_id = local_id(input.work_id, "Work", "workId")
        await actions.mark_watched(
            context.db, viewer=context.viewer, class_id=class_id, work_id=work_id, now=context.now
        )
        return MarkLessonWatchedPayload(class_=await _class(context, class_id))
