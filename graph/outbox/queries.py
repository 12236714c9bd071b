"""What is owed."""

from datetime import datetime

from core.clock import millis
from graph.cypher import load
from graph.database import Database


async def owed(db: Database, now: datetime) -> list[tuple[str, str]]:
    """(job, outbox id) of every row that is due, oldest first, at most 500."""
    return [(row[0], row[1]) for row in await db.read(load(__file__, "owed"), now=millis(now))]


async def payload(db: Database, outbox_id: str) -> str | None:
    """The payload of a row that is still there."""
    row = await db.one(load(__file__, "payload"), outbox_id=outbox_id)
    return None if row is None else str(row[0])
