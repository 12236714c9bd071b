"""Playing and liking. Each is one read of the graph and one append; it is done when the ledger has it on disk."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from core.clock import millis
from core.errors import Invalid, NotFound, signed_out
from graph.access.viewer import Viewer, in_person
from graph.cypher import load
from graph.database import Database
from graph.interactions.model import WorkCount
from storage.ledger import Ledger, entries

_PLAY_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


async def record_play(
    db: Database,
    ledger: Ledger,
    *,
    viewer: Viewer | None,
    visitor: str,
    work_id: str,
    play_id: str,
    campaign_id: str | None,
    now: datetime,
) -> None:
    """A public work was played, by the viewer or by a visitor (a random name that stays with a browser).

    `play_id` is made by the client for one playing; sent again, it counts once.
    """
    if not _PLAY_ID.fullmatch(play_id):
        raise Invalid(
            "BAD_PLAY_ID",
            "A play id has 8 to 64 letters, digits, hyphens or underscores.",
            "播放编号须为 8 到 64 个字母、数字、连字符或下划线。",
            "playId",
        )
    pseudonym = await _may_touch(db, viewer, work_id)
    await ledger.append(
        entries.play(
            actor=pseudonym or visitor,
            work_id=work_id,
            play_id=play_id,
            campaign_id=campaign_id or "",
            cast_at=millis(now),
        )
    )


async def like(db: Database, ledger: Ledger, *, viewer: Viewer | None, work_id: str, now: datetime) -> None:
    """The viewer likes a public work. Liking twice is no error."""
    pseudonym = await _may_touch(db, in_person(viewer), work_id)
    await ledger.append(entries.like(actor=pseudonym, work_id=work_id, cast_at=millis(now)))


async def unlike(db: Database, ledger: Ledger, *, viewer: Viewer | None, work_id: str, now: datetime) -> None:
    """The viewer likes it no longer. Where there was no like, nothing changes."""
    pseudonym = await _may_touch(db, in_person(viewer), work_id)
    await ledger.append(entries.unlike(actor=pseudonym, work_id=work_id, cast_at=millis(now)))


async def keep_counts(db: Database, *, counts: Sequence[WorkCount], rows: int) -> None:
    """Writes counts of works that were taken after `rows` rows of the ledger; older ones change nothing."""
    await db.write(load(__file__, "keep_counts"), counts=[asdict(each) for each in counts], rows=rows)


async def _may_touch(db: Database, viewer: Viewer | None, work_id: str) -> str:
    """The viewer's pseudonym ('' for nobody), if the work is public."""
    row = await db.one(load(__file__, "public_work"), work_id=work_id, viewer_id=viewer.person_id if viewer else None)
    if row is None:
        raise NotFound("workId", "This work", "作品")
    if viewer is not None and row[1] is None:
        raise signed_out()  # the account is gone, its session not yet
    return row[1] or ""
