"""`choosePoster`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.works.posters import choose_poster
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.works.types import Work, works_by_global_id


@strawberry.input(description="Which still is to stand for a work.")
class ChoosePosterInput:
    """Input of `choosePoster`."""

    work_id: strawberry.ID = strawberry.field(description="The viewer's own work.")
    number: int = strawberry.field(description="The place of the still in `stills`, from 1.")


@strawberry.enum(description="Why the poster stayed as it was.")
class ChoosePosterErrorCode(Enum):
    """Codes of `choosePoster`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_READY = strawberry.enum_value("NOT_READY", description="The stills have not been made.")
    NO_SUCH_STILL = strawberry.enum_value("NO_SUCH_STILL", description="There is no still of that number.")


@strawberry.type(description="Why the poster stayed as it was.")
class ChoosePosterError(UserError):
    """An error of `choosePoster`."""

    code: ChoosePosterErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The work with its new poster.")
class ChoosePosterPayload:
    """Result of `choosePoster`."""

    work: Work | None = strawberry.field(default=None, description="The work; null when there are errors.")
    errors: list[ChoosePosterError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class PosterMutation:
    """Choosing what stands for a work."""

    @strawberry.field(description="Lets one of its stills stand for the viewer's own work.")
    @refusals(ChoosePosterPayload, ChoosePosterError)
    async def choose_poster(
        self, info: Info, input: Annotated[ChoosePosterInput, strawberry.argument(description="Which.")]
    ) -> ChoosePosterPayload:
        context = info.context
        work_id = local_id(input.work_id, "Work", "workId")
        await choose_poster(context.db, context.store, viewer=context.viewer, work_id=work_id, number=input.number)
        return ChoosePosterPayload(work=(await works_by_global_id(context, [work_id]))[0])
