"""Answering those who ask to follow, and removing followers."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.follows import actions, model
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.people.loaders import PeopleLoaders
from schema.people.types import Person
from schema.scalars import DateTime, moment


@strawberry.type(description="Somebody who asks to follow the viewer.")
class FollowRequest:
    """A request."""

    asker_id: strawberry.Private[str]
    at: DateTime = strawberry.field(description="Since when.")

    @classmethod
    def of(cls, record: model.Request) -> "FollowRequest":
        """The request of a record."""
        return cls(asker_id=record.person_id, at=moment(record.at))

    @strawberry.field(description="Who asks; null when they are gone.")
    async def person(self, info: Info) -> Person | None:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.asker_id)
        return None if found is None else Person.of(found)


@strawberry.input(description="A request to follow the viewer.")
class AcceptFollowRequestInput:
    """Input of `acceptFollowRequest`."""

    person_id: strawberry.ID = strawberry.field(description="Who asked.")


@strawberry.enum(description="Why a request was not accepted.")
class AcceptFollowRequestErrorCode(Enum):
    """Codes of `acceptFollowRequest`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a request was not accepted.")
class AcceptFollowRequestError(UserError):
    """An error of `acceptFollowRequest`."""

    code: AcceptFollowRequestErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Who follows the viewer now.")
class AcceptFollowRequestPayload:
    """Result of `acceptFollowRequest`."""

    person: Person | None = strawberry.field(default=None, description="Who asked, as they are now.")
    errors: list[AcceptFollowRequestError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A request to follow the viewer.")
class DeclineFollowRequestInput:
    """Input of `declineFollowRequest`."""

    person_id: strawberry.ID = strawberry.field(description="Who asked.")


@strawberry.enum(description="Why a request was not declined.")
class DeclineFollowRequestErrorCode(Enum):
    """Codes of `declineFollowRequest`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a request was not declined.")
class DeclineFollowRequestError(UserError):
    """An error of `declineFollowRequest`."""

    code: DeclineFollowRequestErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Who asks no longer.")
class DeclineFollowRequestPayload:
    """Result of `declineFollowRequest`."""

    person: Person | None = strawberry.field(default=None, description="Who asked, as they are now.")
    errors: list[DeclineFollowRequestError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.input(description="A follower of the viewer.")
class RemoveFollowerInput:
    """Input of `removeFollower`."""

    person_id: strawberry.ID = strawberry.field(description="Who follows the viewer.")


@strawberry.enum(description="Why a follower was not removed.")
class RemoveFollowerErrorCode(Enum):
    """Codes of `removeFollower`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a follower was not removed.")
class RemoveFollowerError(UserError):
    """An error of `removeFollower`."""

    code: RemoveFollowerErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Who follows the viewer no longer.")
class RemoveFollowerPayload:
    """Result of `removeFollower`."""

    person: Person | None = strawberry.field(default=None, description="Who asked, as they are now.")
    errors: list[RemoveFollowerError] = strawberry.field(default_factory=list, description="Empty when it worked.")


async def _person(context: Context, person_id: str) -> Person | None:
    context.forget()
    found = await context.use(PeopleLoaders).account_by_id.load(person_id)
    return None if found is None else Person.of(found)


@strawberry.type
class FollowRequestsMutation:
    """Deciding who follows the viewer."""

    @strawberry.field(description="Lets somebody follow the viewer who asked to. Accepting twice is no error.")
    @refusals(AcceptFollowRequestPayload, AcceptFollowRequestError)
    async def accept_follow_request(
        self, info: Info, input: Annotated[AcceptFollowRequestInput, strawberry.argument(description="Whose.")]
    ) -> AcceptFollowRequestPayload:
        context = info.context
        person_id = local_id(input.person_id, "Person", "personId")
        await actions.accept_request(context.db, viewer=context.viewer, person_id=person_id, now=context.now)
        return AcceptFollowRequestPayload(person=await _person(context, person_id))

    @strawberry.field(description="Declines a request to follow the viewer. They are not told, and may ask again.")
    @refusals(DeclineFollowRequestPayload, DeclineFollowRequestError)
    async def decline_follow_request(
        self, info: Info, input: Annotated[DeclineFollowRequestInput, strawberry.argument(description="Whose.")]
    ) -> DeclineFollowRequestPayload:
        context = info.context
        person_id = local_id(input.person_id, "Person", "personId")
        await actions.decline_request(context.db, viewer=context.viewer, person_id=person_id)
        return DeclineFollowRequestPayload(person=await _person(context, person_id))

    @strawberry.field(description="Somebody no longer follows the viewer, nor asks to. They are not told.")
    @refusals(RemoveFollowerPayload, RemoveFollowerError)
    async def remove_follower(
        self, info: Info, input: Annotated[RemoveFollowerInput, strawberry.argument(description="Whom.")]
    ) -> RemoveFollowerPayload:
        context = info.context
        person_id = local_id(input.person_id, "Person", "personId")
        await actions.remove_follower(context.db, viewer=context.viewer, person_id=person_id)
        return RemoveFollowerPayload(person=await _person(context, person_id))
