"""Reads of captions. They are asked for works that the viewer was shown, and for no others."""

from collections.abc import Sequence

from graph.captions.model import Captions
from graph.cypher import load
from graph.database import Database


async def captions_by_work(db: Database, *, work_ids: Sequence[str]) -> dict[str, list[Captions]]:
    """The captions of each work, Chinese last as the alphabet has it. One round trip."""
    found: dict[str, list[Captions]] = {each: [] for each in work_ids}
    for row in await db.read(load(__file__, "by_work"), work_ids=list(work_ids)):
        found[row[0]["work_id"]].append(Captions.of(row[0]))
    return found
