"""What boards know of campaigns."""

from collections.abc import Sequence

from campaigns.leaderboard.model import Course, Rule
from graph.cypher import load
from graph.database import Database


async def courses(db: Database, *, ids: Sequence[str]) -> dict[str, Course]:
    """By campaign id; unknown ones are left out. One round trip."""
    rows = await db.read(load(__file__, "courses"), ids=list(dict.fromkeys(ids)))
    return {row[0]: Course(row[0], row[1], Rule(*row[2:6]), *row[6:]) for row in rows}


async def course(db: Database, *, campaign_id: str) -> Course | None:
    """Of one campaign."""
    return (await courses(db, ids=[campaign_id])).get(campaign_id)
