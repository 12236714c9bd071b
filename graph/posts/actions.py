"""Writing, changing, deleting and liking posts. Doing the last two twice is no error."""

from datetime import datetime

from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal
from core.ids import new_id
from core.jobs import Jobs
from graph.access.queries import facts_by_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.cypher import load
from graph.database import Database
from graph.posts.model import EDITABLE_FOR, MOST_PICTURES, Audience, NewPost, checked_text, is_looser, widest
from graph.posts.queries import posts_by_ids
from storage import keys

_EDITORS = at_least(Role.EDITOR)


async def write_post(
    db: Database, *, viewer: Viewer | None, author_id: str | None, post: NewPost, now: datetime
) -> str:
    """The id of a new post, of the viewer or on behalf of an organisation (`author_id`) that they write for."""
    who = signed_in(viewer)
    account_id = author_id or who.person_id
    facts = (await facts_by_id(db, viewer=who, ids=[account_id], now=now)).get(account_id)
    if facts is None or not facts.is_self:
        raise NotFound("onBehalfOf", "This organisation", "机构")
    most = widest(facts)
    if post.audience is not None and is_looser(post.audience, most):
        raise _too_loose(most)
    post_id = new_id(millis(now))
    row = await db.one(
        load(__file__, "write"),
        viewer_id=who.person_id,
        author_id=account_id,
        editors=_EDITORS,
        post={
            "id": post_id,
            "author_id": account_id,
            "text": post.text,
            "audience": (post.audience or most).value,
            "created_at": millis(now),
        },
        pictures=[{"upload_id": each.upload_id, "alt": each.alt} for each in post.pictures],
    )
    outcome = row[0] if row else "NOT_FOUND"
    if outcome != "OK":
        raise _refusal(outcome)
    return post_id


async def edit_post(db: Database, *, viewer: Viewer | None, post_id: str, words: str, now: datetime) -> None:
    """Changes the text within 15 minutes; the post says from then on that it was edited."""
    row = await db.one(
        load(__file__, "edit"),
        viewer_id=signed_in(viewer).person_id,
        post_id=post_id,
        editors=_EDITORS,
        text=checked_text(words, required=False),
        since=millis(now - EDITABLE_FOR),
        now=millis(now),
    )
    if row is None:
        raise _not_found()
    if row[0] != "OK":
        raise _refusal(row[0])


async def delete_post(db: Database, jobs: Jobs, *, viewer: Viewer | None, post_id: str, now: datetime) -> None:
    """Deletes a post with its comments and pictures; the files are removed as soon as the worker comes to it."""
    purge_ids = [new_id(millis(now)) for _ in range(2 * MOST_PICTURES)]
    row = await db.one(
        load(__file__, "delete"),
        viewer_id=signed_in(viewer).person_id,
        post_id=post_id,
        editors=_EDITORS,
        purge_ids=purge_ids,
        uploads=keys.UPLOADS,
        pictures=keys.PICTURES,
        now=millis(now),
    )
    if row is None:
        raise _not_found()
    for each in purge_ids[: row[0]]:
        await jobs.enqueue("purge_objects", each)


async def like_post(db: Database, *, viewer: Viewer | None, post_id: str, now: datetime) -> None:
    """The viewer likes a post that they may read."""
    await _readable(db, in_person(viewer), post_id, now)
    await db.write(load(__file__, "like"), viewer_id=in_person(viewer).person_id, post_id=post_id, now=millis(now))


async def unlike_post(db: Database, *, viewer: Viewer | None, post_id: str, now: datetime) -> None:
    """The viewer likes it no longer."""
    await _readable(db, in_person(viewer), post_id, now)
    await db.write(load(__file__, "unlike"), viewer_id=in_person(viewer).person_id, post_id=post_id)


async def _readable(db: Database, viewer: Viewer, post_id: str, now: datetime) -> None:
    if post_id not in await posts_by_ids(db, viewer=viewer, ids=[post_id], now=now):
        raise _not_found()


def _not_found() -> NotFound:
    return NotFound("postId", "This post", "动态")


def _too_loose(most: Audience) -> Invalid:
    shown = {Audience.FOLLOWERS: ("followers", "关注者"), Audience.MUTUALS: ("mutual followers", "互相关注的人")}
    en, zh = shown[most]
    return Invalid(
        "AUDIENCE_TOO_LOOSE",
        f"The account's settings open its posts to {en} at most.",
        f"该账号的设置最多向{zh}开放动态。",
        "audience",
    )


def _refusal(outcome: str) -> Refusal:
    if outcome == "UNCONFIRMED":
        return Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认邮箱。")
    if outcome == "NO_PICTURE":
        return Invalid(
            "NO_PICTURE",
            "A picture is not there, not yours, or not checked yet.",
            "有图片不存在、不属于您,或尚未检查完。",
            "pictures",
        )
    if outcome == "TOO_LATE":
        return Conflict(
            "TOO_LATE",
            "A post can be changed for 15 minutes; it can still be deleted.",
            "动态发布 15 分钟内可以修改,之后仍可删除。",
        )
    if outcome == "EMPTY":
        return Invalid("EMPTY", "Please fill this in.", "请填写此项。", "text")
    return NotFound("onBehalfOf", "This organisation", "机构")
