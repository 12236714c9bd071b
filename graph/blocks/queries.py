"""Reads of one's own blocks and mutes: nobody else sees them."""

from core.paging import Page, Slice
from graph.access.viewer import Viewer
from graph.blocks.model import Blocked, Muted
from graph.cypher import load
from graph.database import Database
from graph.people.model import account_of_row

BLOCK_KEY = (int, str)
_FAR = 2**53


async def blocked_by(db: Database, *, viewer: Viewer, page: Slice) -> Page[Blocked]:
    """Whom the viewer has blocked, last first. One round trip."""
    at, last = page.after or (_FAR, "")
    rows = await db.read(
        load(__file__, "blocked_by"), viewer_id=viewer.person_id, before_at=at, before_id=last, limit=page.limit
    )
    return Page.of([Blocked(*row) for row in rows], page, lambda each: (each.at, each.person_id))


async def muted_by(db: Database, *, viewer: Viewer, page: Slice) -> Page[Muted]:
    """Whom the viewer has muted, last first; none between whom and the viewer a block stands. One round trip."""
    at, last = page.after or (_FAR, "")
    rows = await db.read(
        load(__file__, "muted_by"), viewer_id=viewer.person_id, before_at=at, before_id=last, limit=page.limit
    )
    muted = [Muted(account_of_row(tuple(columns)), muted_at) for muted_at, *columns in rows]
    return Page.of(muted, page, lambda each: (each.at, each.account.id))


async def muted_among(db: Database, *, viewer: Viewer | None, ids: list[str]) -> set[str]:
    """Which of these accounts the viewer has muted. One round trip; none for nobody."""
    if viewer is None:
        return set()
    return {str(row[0]) for row in await db.read(load(__file__, "muted_among"), viewer_id=viewer.person_id, ids=ids)}
