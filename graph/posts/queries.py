"""Reads of posts: only what the account's rule and the post's own audience let the viewer read."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.clock import millis
from core.paging import Page, Slice
from graph.access.capabilities import Capability
from graph.access.decide import Facts, Verdict, decide
from graph.access.queries import facts_by_id
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.posts.model import Post, audiences_of

POST_KEY = (int, str)


async def posts_by_author(
    db: Database, *, viewer: Viewer | None, author_ids: Sequence[str], page: Slice, now: datetime
) -> dict[str, Page[Post] | Verdict]:
    """The posts of each account that the viewer may read, newest first; else the verdict that says why not.

    Two round trips for all of them.
    """
    facts = await facts_by_id(db, viewer=viewer, ids=author_ids, now=now)
    verdicts = {each: decide(Capability.POSTS, facts.get(each), millis(now)) for each in author_ids}
    allowed = [each for each in author_ids if verdicts[each].allowed]
    found: dict[str, list[Post]] = {each: [] for each in allowed}
    if allowed:
        at, last = page.after or (2**53, "")
        rows = await db.read(
            load(__file__, "posts_by_author"),
            viewer_id=viewer.person_id if viewer else None,
            authors=[{"id": each, "audiences": [a.value for a in audiences_of(facts[each])]} for each in allowed],
            before_at=at,
            before_id=last,
            limit=page.limit,
        )
        for author_id, post in rows:
            found[author_id].append(Post.of(post))
    return {
        each: Page.of(found[each], page, lambda post: (post.created_at, post.id)) if each in found else verdicts[each]
        for each in author_ids
    }


async def posts_by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str], now: datetime) -> dict[str, Post]:
    """Those of the posts that the viewer may read. Two round trips."""
    rows = await db.read(
        load(__file__, "posts_by_ids"), viewer_id=viewer.person_id if viewer else None, ids=list(dict.fromkeys(ids))
    )
    posts = [Post.of(row[0]) for row in rows]
    if not posts:
        return {}
    authors = list(dict.fromkeys(post.author_id for post in posts))
    facts = await facts_by_id(db, viewer=viewer, ids=authors, now=now)
    return {post.id: post for post in posts if may_read(post, facts, now)}


def may_read(post: Post, facts: Mapping[str, Facts], now: datetime) -> bool:
    """Do the account's rule and the post's audience both let the viewer in?"""
    of_author = facts.get(post.author_id)
    return (
        of_author is not None
        and decide(Capability.POSTS, of_author, millis(now)).allowed
        and post.audience in audiences_of(of_author)
    )
