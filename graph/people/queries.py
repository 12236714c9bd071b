"""Reads of accounts as others see them."""

import unicodedata

from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database, Row
from graph.people.model import Account, account_of_row

_REVIEWERS = at_least(Role.REVIEWER)


async def accounts_by_id(db: Database, *, viewer: Viewer | None, ids: list[str]) -> dict[str, Account]:
    """Those of these accounts, at most 1,000, that are there for the viewer: none across a block. One round trip."""
    viewer_id = viewer.person_id if viewer else None
    rows = await db.read(load(__file__, "accounts_by_id"), viewer_id=viewer_id, ids=list(dict.fromkeys(ids)))
    return {str(row[0]): account_of_row(row) for row in rows}


async def account_by_handle(db: Database, *, viewer: Viewer | None, handle: str) -> Account | None:
    """The account with this handle, whatever its case or width; None across a block."""
    viewer_id = viewer.person_id if viewer else None
    row = await db.one(load(__file__, "account_by_handle"), viewer_id=viewer_id, handle_key=_key(handle))
    return None if row is None else account_of_row(row)


async def profile_page(
    db: Database, *, viewer: Viewer | None, handle: str, following: int, followers: int, works: int
) -> Row | None:
    """The page of the account with this handle, with so many it follows, followers and works, in one row."""
    return await db.one(
        load(__file__, "profile_page"),
        handle_key=_key(handle),
        viewer_id=viewer.person_id if viewer else None,
        reviewers=_REVIEWERS,
        following=following,
        followers=followers,
        works=works,
    )


def _key(handle: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", handle.strip().lstrip("@")).casefold())
