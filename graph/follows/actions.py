"""Following and unfollowing. Doing either twice is no error: the present state comes back."""

from datetime import datetime

from core.clock import millis
from core.errors import Invalid, NotFound
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from graph.people.model import Account, account_of_row


async def follow(db: Database, *, viewer: Viewer | None, subject_id: str, now: datetime) -> Account | None:
    """The viewer follows an account or a campaign; a draft they may not see is not found.

    Returns the account as it is with this follow, or None for a campaign. One round trip.
    """
    who = signed_in(viewer)
    if subject_id == who.person_id:
        raise Invalid("SELF", "One cannot follow oneself.", "不能关注自己。", "subjectId")
    row = await db.one(load(__file__, "follow"), viewer_id=who.person_id, subject_id=subject_id, now=millis(now))
    if row is None:
        raise NotFound("subjectId", "What you want to follow", "关注对象")
    return account_of_row(row[1:]) if row[0] else None


async def unfollow(db: Database, *, viewer: Viewer | None, subject_id: str) -> None:
    """The viewer no longer follows it."""
    await db.write(load(__file__, "unfollow"), viewer_id=signed_in(viewer).person_id, subject_id=subject_id)
