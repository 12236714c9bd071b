"""Reads of classes."""

from graph.access.viewer import Viewer
from graph.classes.model import Class
from graph.cypher import load
from graph.database import Database


async def classes_of(db: Database, *, viewer: Viewer | None, account_id: str) -> list[Class]:
    """All classes of an account, newest first, at most 50, none across a block. One round trip."""
    rows = await db.read(
        load(__file__, "classes_of"), account_id=account_id, viewer_id=viewer.person_id if viewer else None
    )
    return [Class.of(row[0]) for row in rows]


async def classes_by_ids(db: Database, *, viewer: Viewer | None, ids: list[str]) -> dict[str, Class]:
    """These classes, at most 1,000, none across a block. One round trip."""
    rows = await db.read(load(__file__, "classes_by_ids"), ids=ids, viewer_id=viewer.person_id if viewer else None)
    return {row[0]["id"]: Class.of(row[0]) for row in rows}
