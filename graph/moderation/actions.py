"""Reporting, settling a report, and choosing the words that hold a comment."""

from collections.abc import Sequence
from datetime import datetime

from core.clock import millis
from core.errors import NotFound
from core.ids import new_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.cypher import load
from graph.database import Database
from graph.moderation.model import Reason, checked_text
from graph.moderation.words import checked_words

_EDITORS = at_least(Role.EDITOR)


async def report(
    db: Database, *, viewer: Viewer | None, kind: str, subject_id: str, reason: Reason, words: str, now: datetime
) -> str:
    """The id of the viewer's report about something; reporting it again renews the reason and the words.

    Also across a block: who was harassed and then blocked may still say so. Nothing is told of the subject.
    """
    row = await db.one(
        load(__file__, "report"),
        viewer_id=in_person(viewer).person_id,
        kind=kind,
        subject_id=subject_id,
        report_id=new_id(millis(now)),
        reason=reason.value,
        text=checked_text(words),
        now=millis(now),
    )
    if row is None:
        raise NotFound("subjectId", "What you want to report", "举报对象")
    return str(row[0])


async def settle_report(db: Database, *, report_id: str, now: datetime) -> None:
    """An operator has looked at it and done what was to do. Doing it twice is no error."""
    if await db.one(load(__file__, "settle_report"), report_id=report_id, now=millis(now)) is None:
        raise NotFound("reportId", "This report", "举报")


async def set_hold_words(db: Database, *, viewer: Viewer | None, account_id: str, words: Sequence[str]) -> list[str]:
    """The words that hold a comment from now on, on what the account made; comments already there stay as they are."""
    row = await db.one(
        load(__file__, "set_hold_words"),
        viewer_id=signed_in(viewer).person_id,
        account_id=account_id,
        editors=_EDITORS,
        words=checked_words(words),
    )
    if row is None:
        raise NotFound("accountId", "This account", "账号")
    return list(row[0])
