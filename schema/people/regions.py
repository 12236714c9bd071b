"""`accountsByRegion`."""

from typing import Annotated

import strawberry

from core.paging import MAX_FIRST, slice_of
from graph.people.regions import regions
from schema.context import Info
from schema.people.types import City
from schema.scalars import DateTime, moment


@strawberry.type(description="How many accounts say they live in a city, beside how many people live there.")
class AccountsInCity:
    """A city of the table."""

    city: City = strawberry.field(description="Which.")
    accounts: int = strawberry.field(description="Accounts that say they live or work there.")
    people: int = strawberry.field(description="Its inhabitants by the geonames list; 0 when it does not say.")


@strawberry.type(description="Where accounts are, by city; counted every ten minutes.")
class AccountsByRegion:
    """The table."""

    counted_at: DateTime = strawberry.field(description="When it was counted.")
    accounts: int = strawberry.field(description="All accounts that name a city.")
    elsewhere: int = strawberry.field(description="Those of cities with fewer accounts than `smallestGroup`, together.")
    smallest_group: int = strawberry.field(description="A city with fewer accounts is not shown by itself.")
    cities: list[AccountsInCity] = strawberry.field(description="The cities with most accounts, most first.")


@strawberry.type
class RegionsQuery:
    """`accountsByRegion`."""

    @strawberry.field(description="Where accounts are, beside where people live; null before the first count. Public.")
    async def accounts_by_region(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many cities, from 1 to 100.")] = MAX_FIRST,
    ) -> AccountsByRegion | None:
        found = await regions(info.context.db, limit=slice_of(first, None, (str,)).first)
        if found is None:
            return None
        return AccountsByRegion(
            counted_at=moment(found.counted_at),
            accounts=found.accounts,
            elsewhere=found.elsewhere,
            smallest_group=found.smallest,
            cities=[
                AccountsInCity(city=City.of(each.city), accounts=each.accounts, people=each.people)
                for each in found.cities
            ],
        )
