"""Reads for those who moderate."""

from core.paging import Page, Slice
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.moderation.model import Reason, Report, State

REPORT_KEY = (int, str)
_EDITORS = at_least(Role.EDITOR)


async def reports(db: Database, *, state: State, page: Slice) -> Page[Report]:
    """Reports in a state, oldest first, for operators. One round trip."""
    at, last = page.after or (-1, "")
    rows = await db.read(load(__file__, "reports"), state=state.value, after_at=at, after_id=last, limit=page.limit)
    found = [Report(row[0], row[1], row[2], row[3], Reason(row[4]), row[5], State(row[6]), row[7]) for row in rows]
    return Page.of(found, page, lambda report: (report.created_at, report.id))


async def hold_words(db: Database, *, viewer: Viewer | None, account_id: str) -> list[str] | None:
    """The words that hold a comment for review on what this account made; None for all but those who write for it."""
    if viewer is None:
        return None
    row = await db.one(
        load(__file__, "hold_words"), viewer_id=viewer.person_id, account_id=account_id, editors=_EDITORS
    )
    return None if row is None else list(row[0])
