"""Blocking, muting and taking either back. Doing any of them twice is no error.

A block stands between two people, and works in both directions: neither sees anything of the other, and each looks to
the other like somebody who never was. Organisations act in public and cannot be blocked; they can be muted, and
what they may do to somebody is for that person's ladder to say. A mute is silent: it only quiets one's own lists.
"""

from datetime import datetime

from core.clock import millis
from core.errors import Invalid, NotFound
from graph.access.viewer import Viewer, signed_in
from graph.blocks.model import Blocked
from graph.cypher import load
from graph.database import Database


async def block(db: Database, *, viewer: Viewer | None, person_id: str, now: datetime) -> Blocked:
    """The viewer blocks a person. Follows and requests between the two end in the same statement, both ways.

    Raises NOT_FOUND for nobody, and for somebody who has blocked the viewer: the two look alike.
    """
    who = _other(viewer, person_id, "personId", "block", "屏蔽")
    row = await db.one(load(__file__, "block"), viewer_id=who, person_id=person_id, now=millis(now))
    if row is None:
        raise NotFound("personId", "Whom you want to block", "要屏蔽的人")
    return Blocked(*row)


async def unblock(db: Database, *, viewer: Viewer | None, person_id: str) -> None:
    """The viewer no longer blocks a person. What the block ended does not come back."""
    await db.write(load(__file__, "unblock"), viewer_id=signed_in(viewer).person_id, person_id=person_id)


async def mute(db: Database, *, viewer: Viewer | None, account_id: str, now: datetime) -> None:
    """The viewer mutes a person or an organisation, who does not learn of it."""
    who = _other(viewer, account_id, "accountId", "mute", "静音")
    if not await db.write(load(__file__, "mute"), viewer_id=who, account_id=account_id, now=millis(now)):
        raise NotFound("accountId", "Whom you want to mute", "要静音的账号")


async def unmute(db: Database, *, viewer: Viewer | None, account_id: str) -> None:
    """The viewer no longer mutes it."""
    await db.write(load(__file__, "unmute"), viewer_id=signed_in(viewer).person_id, account_id=account_id)


def _other(viewer: Viewer | None, other: str, field: str, verb: str, verb_zh: str) -> str:
    who = signed_in(viewer).person_id
    if who == other:
        raise Invalid("SELF", f"One cannot {verb} oneself.", f"不能{verb_zh}自己。", field)
    return who
