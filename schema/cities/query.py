"""Finding a city."""

from typing import Annotated

import strawberry

from core.paging import slice_of
from graph.cities import queries
from schema.connections import FIRST
from schema.context import Info
from schema.people.types import City


@strawberry.type
class CitiesQuery:
    """`cities`."""

    @strawberry.field(description="Cities whose Chinese or English name begins with the text, largest first.")
    async def cities(
        self,
        info: Info,
        search: Annotated[str, strawberry.argument(description="The beginning of a name in either language.")],
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
    ) -> list[City]:
        limit = slice_of(first, None, ()).first
        return [City.of(city) for city in await queries.cities(info.context.db, search=search, limit=limit)]
