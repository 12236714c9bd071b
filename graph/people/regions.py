"""Where accounts live, beside how many people live there: published by city, and never for fewer than k accounts."""

from dataclasses import dataclass
from datetime import datetime

from core.clock import millis
from graph.cypher import load
from graph.database import Database
from graph.people.model import City

MOST = 200


@dataclass(frozen=True, slots=True)
class Region:
    """A city, how many accounts say they live there, and its inhabitants in the geonames list (0: not known)."""

    city: City
    accounts: int
    people: int


@dataclass(frozen=True, slots=True)
class Regions:
    """What was counted when (ms since 1970): all accounts with a city, and those of cities below `smallest`."""

    counted_at: int
    accounts: int
    elsewhere: int
    smallest: int
    cities: list[Region]


async def count_regions(db: Database, *, smallest: int, now: datetime) -> None:
    """Counts anew; for the worker. Cities with fewer accounts than `smallest` are published together only."""
    await db.write(load(__file__, "count_regions"), smallest=smallest, now=millis(now))


async def regions(db: Database, *, limit: int) -> Regions | None:
    """The cities with most accounts, as last counted; None before the first count. One round trip."""
    row = await db.one(load(__file__, "regions"), limit=min(limit, MOST))
    if row is None:
        return None
    counted_at, accounts, elsewhere, smallest, cities = row
    return Regions(counted_at, accounts, elsewhere, smallest, [Region(City(*city[:3]), *city[3:]) for city in cities])
