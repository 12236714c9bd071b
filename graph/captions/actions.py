"""Saving and removing captions. Only who made a work writes them."""

from collections.abc import Sequence
from datetime import datetime

from core.clock import millis
from core.errors import Conflict, Invalid, NotFound
from graph.access.viewer import Viewer, signed_in
from graph.captions.model import LATE_MS, CaptionLanguage, Cue, checked_cues
from graph.cypher import load
from graph.database import Database


async def save_captions(
    db: Database, *, viewer: Viewer | None, work_id: str, language: CaptionLanguage, cues: Sequence[Cue], now: datetime
) -> None:
    """Puts these lines in the place of those that the work had in this language."""
    who = signed_in(viewer)
    lines = checked_cues(cues)
    row = await db.one(
        load(__file__, "save"),
        viewer_id=who.person_id,
        work_id=work_id,
        language=language.value,
        last_ms=lines[-1].end_ms - LATE_MS,
        captions={
            "work_id": work_id,
            "starts": [cue.start_ms for cue in lines],
            "ends": [cue.end_ms for cue in lines],
            "lines": [cue.text for cue in lines],
            "words": "\n".join(cue.text for cue in lines),
            "changed_at": millis(now),
        },
    )
    if row is None:
        raise NotFound("workId", "This work", "作品")
    outcome, duration_ms = row
    if outcome == "NOT_READY":
        raise Conflict("NOT_READY", "The film is not ready yet.", "视频尚未就绪。", "workId")
    if outcome == "AFTER_THE_END":
        late = next(number for number, cue in enumerate(cues) if cue.end_ms > duration_ms + LATE_MS)
        raise Invalid("BAD_TIME", "The film ends before this caption does.", "字幕超出了视频的长度。", f"lines.{late}")


async def remove_captions(db: Database, *, viewer: Viewer | None, work_id: str, language: CaptionLanguage) -> None:
    """Takes the captions of this language away; where there are none, nothing."""
    row = await db.one(
        load(__file__, "remove"),
        viewer_id=signed_in(viewer).person_id,
        work_id=work_id,
        language=language.value,
    )
    if row is None:
        raise NotFound("workId", "This work", "作品")
