"""Who follows an account or a campaign, in the order of an index: a page costs the same whatever their number.

A follow's `place` is its time (ms since 1970) times 2^20, and a number below that: follows of one moment, such as those
of an import, have an order too. ADR 0008.
"""

from core.paging import Page, Slice
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.follows.model import Follower
from graph.people.model import City, account_of_row

FOLLOWER_KEY = (int, str)
NEWEST = 2000
_EDITORS = at_least(Role.EDITOR)
_FIRST, _LAST = 2**63 - 1, 0


async def followers(
    db: Database, *, viewer: Viewer | None, subject_ids: list[str], page: Slice
) -> dict[str, Page[Follower]]:
    """Who follows each of these, newest follow first. One round trip for all of them.

    Nobody across a block, and of a private account nobody, save to itself and its followers.
    """
    viewer_id = viewer.person_id if viewer else None
    if page.backward:
        place, last = page.after or (_LAST, "")
        rows = await db.read(
            load(__file__, "followers_back"),
            viewer_id=viewer_id,
            subject_ids=subject_ids,
            after_place=place,
            after_id=last,
            limit=page.limit,
        )
    else:
        place, last = page.after or (_FIRST, "")
        rows = await db.read(
            load(__file__, "followers"),
            viewer_id=viewer_id,
            subject_ids=subject_ids,
            before_place=place,
            before_id=last,
            limit=page.limit,
        )
    found: dict[str, list[Follower]] = {each: [] for each in subject_ids}
    for subject_id, at, place, *columns in rows:
        found[subject_id].append(Follower(at, place, account_of_row(tuple(columns))))
    return {
        subject_id: Page.of(rows, page, lambda follower: (follower.place, follower.account.id))
        for subject_id, rows in found.items()
    }


async def follower_cities(
    db: Database, *, viewer: Viewer | None, organisation_id: str, smallest: int
) -> list[tuple[City, int]]:
    """The cities of an organisation's 2,000 newest followers with how many live there, most first; for its editors.

    Cities of fewer than `smallest` are left out, so that nobody is found by them. Empty for everybody else.
    """
    if viewer is None:
        return []
    rows = await db.read(
        load(__file__, "follower_cities"),
        viewer_id=viewer.person_id,
        organisation_id=organisation_id,
        roles=_EDITORS,
        most=NEWEST,
        smallest=smallest,
    )
    return [(City(*row[:3]), row[3]) for row in rows]
