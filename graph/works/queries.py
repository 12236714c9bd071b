"""Reads of works: only those that the viewer may see.

Public ones; one's own; and, for those who review them, the ones entered for their organisation or in its campaign.
"""

from collections.abc import Sequence
from datetime import datetime

from core.clock import millis
from core.paging import Page, Slice
from graph.access.age import adult_born_by
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.works.model import Work

WORK_KEY = (int, str)
_REVIEWERS = at_least(Role.REVIEWER)


async def works_by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str], now: datetime) -> dict[str, Work]:
    """Those of the works that the viewer may see. One round trip."""
    rows = await db.read(
        load(__file__, "works_by_ids"),
        viewer_id=viewer.person_id if viewer else None,
        ids=list(ids),
        reviewers=_REVIEWERS,
        adult_born_by=adult_born_by(now),
    )
    return {row[0]["id"]: Work.of(row[0]) for row in rows}


async def works_by_author(
    db: Database, *, viewer: Viewer | None, author_ids: Sequence[str], page: Slice, now: datetime
) -> dict[str, Page[Work]]:
    """What the viewer may see of each author's works, newest first. One round trip for all of them."""
    at, last = page.after or (2**53, "")
    rows = await db.read(
        load(__file__, "works_by_author"),
        viewer_id=viewer.person_id if viewer else None,
        author_ids=list(author_ids),
        reviewers=_REVIEWERS,
        adult_born_by=adult_born_by(now),
        before_at=at,
        before_id=last,
        limit=page.limit,
    )
    found: dict[str, list[Work]] = {each: [] for each in author_ids}
    for author_id, work in rows:
        found[author_id].append(Work.of(work))
    return {
        author_id: Page.of(works, page, lambda work: (work.created_at, work.id)) for author_id, works in found.items()
    }


async def own_work_of_file(db: Database, *, viewer: Viewer | None, sha256: str) -> str | None:
    """The id of the work that the viewer made of a file with this checksum; None for another's."""
    if viewer is None:
        return None
    row = await db.one(load(__file__, "own_of_file"), viewer_id=viewer.person_id, sha256=sha256.lower())
    return None if row is None else str(row[0])


async def owed(db: Database, now: datetime) -> list[tuple[str, str]]:
    """(job, key): `process_work`, `make_ladder` and `settle_work` by work, `purge_objects` by purge."""
    return [(row[0], row[1]) for row in await db.read(load(__file__, "owed"), now=millis(now))]
