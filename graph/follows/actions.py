"""Following, unfollowing, and answering those who ask. Doing any twice is no error: the present state comes back.

    nothing ──follow──► FOLLOWS                        of an open account or a campaign
    nothing ──follow──► ASKS_TO_FOLLOW ──accept──► FOLLOWS        of a private account
                              └──────decline, unfollow──► nothing

Turning private off answers nobody: who asked before waits for the answer, or follows anew and is in at once.
"""

from datetime import datetime

from core.clock import millis
from core.errors import Invalid, NotFound
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from graph.follows.model import Followed
from graph.people.model import account_of_row


async def follow(db: Database, *, viewer: Viewer | None, subject_id: str, now: datetime) -> Followed:
    """The viewer follows an account or a campaign; of a private account they ask to.

    A draft they may not see is not found, nor is an account with a block between the two. One round trip.
    """
    who = signed_in(viewer)
    if subject_id == who.person_id:
        raise Invalid("SELF", "One cannot follow oneself.", "不能关注自己。", "subjectId")
    row = await db.one(load(__file__, "follow"), viewer_id=who.person_id, subject_id=subject_id, now=millis(now))
    if row is None:
        raise NotFound("subjectId", "What you want to follow", "关注对象")
    is_account, asked, *columns = row
    return Followed(account_of_row(tuple(columns)) if is_account else None, asked)


async def unfollow(db: Database, *, viewer: Viewer | None, subject_id: str) -> None:
    """The viewer no longer follows it, nor asks to."""
    await db.write(load(__file__, "unfollow"), viewer_id=signed_in(viewer).person_id, subject_id=subject_id)


async def remove_follower(db: Database, *, viewer: Viewer | None, person_id: str) -> None:
    """A person no longer follows the viewer, nor asks to. They are not told, and may follow or ask again."""
    await db.write(load(__file__, "remove_follower"), viewer_id=signed_in(viewer).person_id, person_id=person_id)


async def accept_request(db: Database, *, viewer: Viewer | None, person_id: str, now: datetime) -> None:
    """A person who asked follows the viewer from now on. NOT_FOUND where they neither ask nor follow (any more)."""
    who = signed_in(viewer).person_id
    if not await db.write(load(__file__, "accept_request"), viewer_id=who, person_id=person_id, now=millis(now)):
        raise NotFound("personId", "This request", "请求")


async def decline_request(db: Database, *, viewer: Viewer | None, person_id: str) -> None:
    """A person no longer asks to follow the viewer. They are not told, and may ask again."""
    await db.write(load(__file__, "decline_request"), viewer_id=signed_in(viewer).person_id, person_id=person_id)
