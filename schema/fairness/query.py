"""`fairness`."""

from typing import Annotated

import strawberry

from graph.fairness import queries
from schema.context import Info
from schema.fairness.types import Fairness
from schema.feeds.types import Surface
from storage.exposures.stream import Surface as Kept


@strawberry.type
class FairnessQuery:
    """`fairness`."""

    @strawberry.field(description="How evenly plays fall on creators; null before the first count.")
    async def fairness(
        self,
        info: Info,
        surface: Annotated[
            Surface | None, strawberry.argument(description="Plays on one surface; all plays when not given.")
        ] = None,
    ) -> Fairness | None:
        found = await queries.fairness(info.context.redis, surface=Kept[surface.name] if surface else None)
        return None if found is None else Fairness.of(found)
