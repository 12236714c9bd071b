"""Writing, liking, and for the owner of a work or post: letting through, hiding and deleting comments."""

import contextlib
from dataclasses import dataclass
from datetime import datetime

from redis.exceptions import RedisError

from core.clock import millis
from core.errors import Denied, NotFound
from core.ids import new_id
from core.rates import spend
from core.redis import RedisClient
from graph.access.capabilities import Capability
from graph.access.decide import Facts, decide
from graph.access.queries import facts_by_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.comments.model import EVERYBODY, RATES, Cause, State, channel, checked_text
from graph.comments.queries import comments_by_ids
from graph.cypher import load
from graph.database import Database
from graph.moderation.words import PLATFORM_WORDS, holds
from graph.posts.model import Audience, audiences_of

_EDITORS = at_least(Role.EDITOR)


@dataclass(frozen=True, slots=True)
class _Subject:
    kind: str
    owner_id: str
    words: list[str]
    audience: str | None
    viewer_confirmed: bool
    parent_ok: bool


async def write_comment(
    db: Database,
    redis: RedisClient,
    *,
    viewer: Viewer | None,
    subject_id: str,
    parent_id: str | None,
    words: str,
    now: datetime,
) -> str:
    """The id of a new comment on a work or post, or of a reply to a top comment there; it may be HELD.

    Three round trips. At most 10 a minute and 300 a day for each person.
    """
    who = in_person(viewer)
    said = checked_text(words)
    subject, facts = await _open_to(db, who, subject_id, parent_id, now)
    await spend(redis, "comment", who.person_id, RATES, now)
    cause = _held_for(said, subject, facts)
    at, comment_id = millis(now), new_id(millis(now))
    row = await db.one(
        load(__file__, "write"),
        viewer_id=who.person_id,
        subject_id=subject_id,
        parent_id=parent_id,
        owner_id=subject.owner_id,
        comment={
            "id": comment_id,
            "subject_kind": subject.kind,
            "subject_id": subject_id,
            "thread_id": parent_id or subject_id,
            "writer_id": who.person_id,
            "owner_id": subject.owner_id,
            "text": said,
            "state": (State.HELD if cause else State.VISIBLE).value,
            "cause": cause.value if cause else None,
            "seen_by": who.person_id if cause else EVERYBODY,
            "held_for": subject.owner_id if cause else None,
            "created_at": at,
            "shown_at": None if cause else at,
        },
    )
    if row is None:
        raise _no_subject()
    await _tell(redis, subject_id)
    return comment_id


async def approve_comment(
    db: Database, redis: RedisClient, *, viewer: Viewer | None, comment_id: str, now: datetime
) -> None:
    """Everybody sees it from now on; open pages get it at once. Doing it twice is no error."""
    row = await db.one(
        load(__file__, "approve"),
        viewer_id=signed_in(viewer).person_id,
        comment_id=comment_id,
        editors=_EDITORS,
        now=millis(now),
    )
    if row is None:
        raise _not_found()
    await _tell(redis, row[1])


async def hide_comment(db: Database, *, viewer: Viewer | None, comment_id: str, now: datetime) -> None:
    """Only its writer sees it from now on. Doing it twice is no error."""
    row = await db.one(
        load(__file__, "hide"),
        viewer_id=signed_in(viewer).person_id,
        comment_id=comment_id,
        editors=_EDITORS,
        now=millis(now),
    )
    if row is None:
        raise _not_found()


async def delete_comment(db: Database, *, viewer: Viewer | None, comment_id: str) -> str:
    """Deletes a comment with its replies, by its writer or the owner; the id of the work or post it stood on."""
    row = await db.one(
        load(__file__, "delete"), viewer_id=signed_in(viewer).person_id, comment_id=comment_id, editors=_EDITORS
    )
    if row is None:
        raise _not_found()
    return str(row[0])


async def like_comment(db: Database, *, viewer: Viewer | None, comment_id: str, now: datetime) -> None:
    """The viewer likes a comment that they see. Doing it twice is no error."""
    who = in_person(viewer)
    await _readable(db, who, comment_id, now)
    await db.write(load(__file__, "like"), viewer_id=who.person_id, comment_id=comment_id, now=millis(now))


async def unlike_comment(db: Database, *, viewer: Viewer | None, comment_id: str, now: datetime) -> None:
    """The viewer likes it no longer."""
    who = in_person(viewer)
    await _readable(db, who, comment_id, now)
    await db.write(load(__file__, "unlike"), viewer_id=who.person_id, comment_id=comment_id)


async def _readable(db: Database, viewer: Viewer, comment_id: str, now: datetime) -> None:
    found = (await comments_by_ids(db, viewer=viewer, ids=[comment_id])).get(comment_id)
    if found is None:
        raise _not_found()
    try:
        await _open_to(db, viewer, found.subject_id, None, now)
    except NotFound as gone:
        raise _not_found() from gone


async def _open_to(
    db: Database, viewer: Viewer, subject_id: str, parent_id: str | None, now: datetime
) -> tuple[_Subject, Facts]:
    """What the viewer may comment on, and how they stand to its owner; two round trips."""
    row = await db.one(
        load(__file__, "subject"), viewer_id=viewer.person_id, subject_id=subject_id, parent_id=parent_id
    )
    if row is None:
        raise _no_subject()
    subject = _Subject(*row)
    facts = (await facts_by_id(db, viewer=viewer, ids=[subject.owner_id], now=now)).get(subject.owner_id)
    if facts is None or facts.is_blocked or not _reads(subject, facts, now):
        raise _no_subject()
    if not subject.parent_ok:
        raise NotFound("parentId", "The comment to reply to", "要回复的评论")
    if not subject.viewer_confirmed:
        raise Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认邮箱。")
    return subject, facts


def _reads(subject: _Subject, facts: Facts, now: datetime) -> bool:
    return subject.audience is None or (
        decide(Capability.POSTS, facts, millis(now)).allowed and Audience(subject.audience) in audiences_of(facts)
    )


def _held_for(words: str, subject: _Subject, facts: Facts) -> Cause | None:
    """Why a comment is to be looked at first; never the owner's own."""
    if facts.is_self:
        return None
    if holds(words, PLATFORM_WORDS) or holds(words, subject.words):
        return Cause.WORDS
    return Cause.MINOR if facts.is_minor and not facts.followed_back else None


async def _tell(redis: RedisClient, subject_id: str) -> None:
    with contextlib.suppress(RedisError):  # open pages look again by themselves, too
        await redis.publish(channel(subject_id), b"{}")


def _no_subject() -> NotFound:
    return NotFound("subjectId", "What you want to comment on", "要评论的内容")


def _not_found() -> NotFound:
    return NotFound("commentId", "This comment", "评论")
