"""Which cities are near which: by rings of H3 cells, worked out once for the whole list and kept beside each city.

A cell of resolution 4 is some 45 km across. Ring 1 is a city's own cell and those around it, rings 2 and 3 what lies
around these: some 70, 110 and 150 km away. Nobody's own place enters it, only that of the city's centre.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import h3

RESOLUTION = 4
RINGS = 3
MOST = 60
"""Cities kept of a ring, those with most people."""


def near_each(cities: Sequence[dict[str, Any]]) -> dict[str, list[list[str]]]:
    """For each city the ids of those in ring 1, 2 and 3, largest first."""
    in_cell: dict[str, list[dict[str, Any]]] = defaultdict(list)
    cell_of = {city["id"]: h3.latlng_to_cell(city["latitude"], city["longitude"], RESOLUTION) for city in cities}
    for city in sorted(cities, key=lambda each: (-each["people"], each["id"])):
        in_cell[cell_of[city["id"]]].append(city)
    around = {cell: [_around(cell, ring, in_cell) for ring in range(1, RINGS + 1)] for cell in in_cell}
    return {
        city["id"]: [[other for other in ring if other != city["id"]][:MOST] for ring in around[cell_of[city["id"]]]]
        for city in cities
    }


def _around(cell: str, ring: int, in_cell: dict[str, list[dict[str, Any]]]) -> list[str]:
    cells = [*h3.grid_ring(cell, ring), *([cell] if ring == 1 else [])]
    found = [city for each in cells for city in in_cell.get(each, ())]
    found.sort(key=lambda each: (-each["people"], each["id"]))
    return [city["id"] for city in found[: MOST + 1]]
