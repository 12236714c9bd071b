"""A row goes when what it owed has been done."""

from graph.cypher import load
from graph.database import Database


async def settle(db: Database, *, outbox_id: str) -> None:
    """Removes a row; doing it again changes nothing."""
    await db.write(load(__file__, "settle"), outbox_id=outbox_id)
