"""Reads of follows."""

from core.paging import Page, Slice
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.follows.model import Follow, Request
from graph.people.model import account_of_row

FOLLOW_KEY = (int, str)
REQUEST_KEY = (int, str)


async def followed_among(db: Database, *, viewer: Viewer | None, ids: list[str]) -> set[str]:
    """Which of these accounts and campaigns the viewer follows. One round trip; none for nobody."""
    if viewer is None:
        return set()
    rows = await db.read(load(__file__, "followed_among"), viewer_id=viewer.person_id, ids=ids)
    return {str(row[0]) for row in rows}


async def follower_counts(db: Database, *, ids: list[str]) -> dict[str, int]:
    """How many follow each of these campaigns: read from the degree store, whatever the number."""
    return {str(row[0]): int(row[1]) for row in await db.read(load(__file__, "follower_counts"), ids=ids)}


async def following(
    db: Database, *, viewer: Viewer | None, person_ids: list[str], page: Slice
) -> dict[str, Page[Follow]]:
    """The accounts that each person follows, newest follow first. One round trip for all of them.

    Nobody across a block, and of a private person nobody, save to themselves and their followers.
    """
    viewer_id = viewer.person_id if viewer else None
    if page.backward:
        at, last = page.after or (0, "")
        rows = await db.read(
            load(__file__, "following_back"),
            viewer_id=viewer_id,
            person_ids=person_ids,
            after_at=at,
            after_id=last,
            limit=page.limit,
        )
    else:
        at, last = page.after or (2**53, "")
        rows = await db.read(
            load(__file__, "following"),
            viewer_id=viewer_id,
            person_ids=person_ids,
            before_at=at,
            before_id=last,
            limit=page.limit,
        )
    found: dict[str, list[Follow]] = {each: [] for each in person_ids}
    for person_id, followed_at, *columns in rows:
        found[person_id].append(Follow(followed_at, account_of_row(tuple(columns))))
    return {
        person_id: Page.of(follows, page, lambda follow: (follow.at, follow.account.id))
        for person_id, follows in found.items()
    }


async def requests_to(db: Database, *, viewer: Viewer, page: Slice) -> Page[Request]:
    """Who asks to follow the viewer, last first. One round trip, read in the order of an index."""
    at, last = page.after or (2**53, "")
    rows = await db.read(
        load(__file__, "requests_to"), viewer_id=viewer.person_id, before_at=at, before_id=last, limit=page.limit
    )
    return Page.of([Request(*row) for row in rows], page, lambda request: (request.at, request.person_id))


async def request_count(db: Database, *, viewer: Viewer) -> int:
    """How many ask to follow the viewer: read from the degree store, whatever the number."""
    row = await db.one(load(__file__, "request_count"), viewer_id=viewer.person_id)
    return 0 if row is None else int(row[0])
