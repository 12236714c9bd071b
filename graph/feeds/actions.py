"""Reporting what was shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import Denied, Invalid
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from storage.exposures.stream import Shown, Surface, record

QUALIFIED_MS = 500
"""An impression counts when the work was in view for so long."""
LONGEST_MS = 600_000
MOST_ITEMS = 50
_BATCH_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(frozen=True, slots=True)
class Exposure:
    """A work that was in view for so long (ms), and whether it was played meanwhile."""

    work_id: str
    dwell_ms: int
    played: bool


async def record_exposures(
    db: Database,
    redis: RedisClient,
    *,
    viewer: Viewer | None,
    visitor: str,
    batch_id: str,
    surface: Surface,
    campaign_id: str | None,
    exposures: Sequence[Exposure],
) -> int:
    """Records what one browser had in view; how many count. The same batch again changes nothing.

    Left out are works that are not public, one's own, and those in view for less than half a second. `visitor` is a
    random name that stays with a browser that nobody is signed in at.
    """
    if viewer is not None and viewer.machine:
        raise Denied("MACHINE", "A machine token may not do this.", "机器令牌不能执行此操作。")
    if not _BATCH_ID.fullmatch(batch_id):
        raise Invalid(
            "BAD_BATCH_ID",
            "A batch id has 8 to 64 letters, digits, hyphens or underscores.",
            "批次编号须为 8 到 64 个字母、数字、连字符或下划线。",
            "batchId",
        )
    if not 1 <= len(exposures) <= MOST_ITEMS:
        raise Invalid("BAD_COUNT", f"A batch has 1 to {MOST_ITEMS} items.", f"一批有 1 到 {MOST_ITEMS} 项。", "items")
    seen = {each.work_id: each for each in exposures if each.dwell_ms >= QUALIFIED_MS}
    if not seen:
        return 0
    who = viewer.person_id if viewer else None
    rows = await db.read(load(__file__, "shown_works"), ids=sorted(seen), viewer_id=who)
    items = [Shown(work, creator, min(seen[work].dwell_ms, LONGEST_MS), seen[work].played) for work, creator in rows]
    if not items:
        return 0
    return await record(
        redis, viewer=who or visitor, batch_id=batch_id, surface=surface, campaign_id=campaign_id or "", items=items
    )
