"""Finding a city."""

from graph.cypher import load
from graph.database import Database
from graph.people.model import City


async def cities(db: Database, *, search: str, limit: int) -> list[City]:
    """Cities whose Chinese or English name begins with the text, largest first."""
    text = search.strip()
    if not text:
        return []
    rows = await db.read(load(__file__, "search"), zh=text, key=text.casefold(), limit=limit)
    return [City(*row) for row in rows]
