"""Reads of points: one's own only."""

from core.paging import Page, Slice
from graph.cypher import load
from graph.database import Database
from graph.tips.model import Entry, Kind

ENTRY_KEY = (int,)


async def balance_of(db: Database, *, account_id: str) -> int:
    """The points of an account; 0 where it never had any."""
    row = await db.one(load(__file__, "balance"), account_id=account_id)
    return 0 if row is None else int(row[0])


async def history_of(db: Database, *, account_id: str, page: Slice) -> Page[Entry]:
    """What came to and went from an account, newest first. One round trip."""
    (before,) = page.after or (2**53,)
    rows = await db.read(load(__file__, "history"), account_id=account_id, before=before, limit=page.limit)
    found = [Entry(row[0], row[1], Kind(row[2]), row[3], row[4], row[5], row[6]) for row in rows]
    return Page.of(found, page, lambda entry: (entry.number,))
