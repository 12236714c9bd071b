"""Reads of comments: what everybody sees, one's own that wait, and the queue of those who decide.

Whoever reads a list has been let in to the work or post already; `by_ids` says which work or post that is.
"""

from collections.abc import Sequence
from datetime import datetime

from core.clock import millis
from core.paging import Page, Slice
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.comments.model import EVERYBODY, Comment
from graph.cypher import load
from graph.database import Database

COMMENT_KEY = (int, str)
_EDITORS = at_least(Role.EDITOR)


async def comments_on(
    db: Database, *, viewer: Viewer | None, subject_ids: Sequence[str], page: Slice
) -> dict[str, Page[Comment]]:
    """The comments on each of these works and posts, newest first. One round trip for all of them."""
    at, last = page.after or (2**53, "")
    rows = await db.read(
        load(__file__, "comments_on"),
        **_who(viewer),
        thread_ids=list(subject_ids),
        before_at=at,
        before_id=last,
        limit=page.limit,
    )
    return _pages(rows, subject_ids, page)


async def replies_to(
    db: Database, *, viewer: Viewer | None, comment_ids: Sequence[str], page: Slice
) -> dict[str, Page[Comment]]:
    """The replies to each of these comments, oldest first. One round trip for all of them."""
    at, last = page.after or (-1, "")
    rows = await db.read(
        load(__file__, "replies_to"),
        **_who(viewer),
        thread_ids=list(comment_ids),
        after_at=at,
        after_id=last,
        limit=page.limit,
    )
    return _pages(rows, comment_ids, page)


async def comment_counts(db: Database, *, subject_ids: Sequence[str]) -> dict[str, int]:
    """How many comments everybody sees on each work or post, replies not counted: a degree, whatever the number."""
    return {row[0]: row[1] for row in await db.read(load(__file__, "counts"), ids=list(subject_ids))}


async def comments_by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Comment]:
    """Those of the comments that the viewer may see, if they may see what these stand on. One round trip."""
    rows = await db.read(
        load(__file__, "by_ids"), viewer_id=viewer.person_id if viewer else None, editors=_EDITORS, ids=list(ids)
    )
    return {row[0]["id"]: Comment.of(row[0]) for row in rows}


async def comments_since(db: Database, *, viewer: Viewer | None, subject_id: str, since: datetime) -> list[Comment]:
    """What everybody has been able to see since then on a work or post, at most 200, in the order it came."""
    rows = await db.read(
        load(__file__, "arrived"),
        viewer_id=viewer.person_id if viewer else None,
        subject_id=subject_id,
        since=millis(since),
    )
    return [Comment.of(row[0]) for row in rows]


async def held_comments(db: Database, *, viewer: Viewer | None, account_id: str, page: Slice) -> Page[Comment]:
    """What waits for those who write for this account, oldest first; nothing for others. One round trip."""
    if viewer is None:
        return Page([], [], has_next=False)
    at, last = page.after or (-1, "")
    rows = await db.read(
        load(__file__, "held"),
        viewer_id=viewer.person_id,
        account_id=account_id,
        editors=_EDITORS,
        after_at=at,
        after_id=last,
        limit=page.limit,
    )
    return Page.of([Comment.of(row[0]) for row in rows], page, lambda comment: (comment.created_at, comment.id))


def _who(viewer: Viewer | None) -> dict[str, object]:
    viewer_id = viewer.person_id if viewer else None
    return {"viewer_id": viewer_id, "seen_by": [EVERYBODY, viewer_id] if viewer_id else [EVERYBODY]}


def _pages(rows: Sequence[tuple[object, ...]], ids: Sequence[str], page: Slice) -> dict[str, Page[Comment]]:
    found: dict[str, list[Comment]] = {each: [] for each in ids}
    for thread_id, comment in rows:
        found[str(thread_id)].append(Comment.of(comment))  # type: ignore[arg-type]
    return {each: Page.of(found[each], page, lambda one: (one.created_at, one.id)) for each in ids}
