"""Starter packs: following many at once."""

from dataclasses import dataclass
from datetime import datetime

from core.clock import millis
from core.errors import NotFound
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database


@dataclass(frozen=True, slots=True)
class Pack:
    """What became of a pack: followed now, asked because they are private, and followed before."""

    followed: int
    asked: int
    there: int


async def follow_partners(db: Database, *, viewer: Viewer | None, campaign_id: str, now: datetime) -> Pack:
    """The viewer follows every verified member organisation of a campaign, at most 1,000. One statement; twice is no
    error. NOT_FOUND for a campaign that they may not see."""
    who = signed_in(viewer)
    row = await db.one(
        load(__file__, "follow_partners"), viewer_id=who.person_id, campaign_id=campaign_id, now=millis(now)
    )
    if row is None:
        raise NotFound("campaignId", "That campaign", "活动")
    return Pack(*row)
