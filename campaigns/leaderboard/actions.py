"""Telling the ledger of entries and rules, and taking boards out of time: freezing and closing.

Each of these is owed by the state of the graph and may run twice.
"""

from datetime import datetime

from campaigns.leaderboard.courses import course as course_of
from campaigns.leaderboard.fold import fold_past
from campaigns.leaderboard.model import BoardState, Course
from campaigns.leaderboard.snapshot import CONTENT_TYPE, bytes_of, digest_of, object_key, pin
from campaigns.pages import actions as pages
from core.clock import millis
from core.ids import new_id
from core.redis import RedisClient
from graph.cypher import load
from graph.database import Database
from storage.ledger import Entry, Ledger, entries
from storage.ledger.rows import Position
from storage.ledger.stream import last_position
from storage.store import Store


class TooEarlyError(Exception):
    """The clock of the ledger has not reached the closing time yet; the job is owed again soon."""


async def settle_submission(db: Database, ledger: Ledger, *, submission_id: str, now: datetime) -> None:
    """Tells the ledger whether a submission counts: from when it was accepted until it no longer is."""
    row = await db.one(load(__file__, "submission_for_ledger"), submission_id=submission_id, fresh=new_id())
    if row is None:
        return
    campaign_id, state, changed_at, author, organisation, work_id, *declared = row
    at = millis(now)
    if state == "ACCEPTED" and author and work_id:
        entered = entries.entry(
            campaign_id=campaign_id,
            submission_id=submission_id,
            author=author,
            organisation=organisation or "",
            work_id=work_id,
            at=at,
        )
        await ledger.append_all([_rule(campaign_id, at, *declared), entered])
    else:
        await ledger.append(entries.entry_out(campaign_id=campaign_id, submission_id=submission_id, at=at))
    await db.write(
        load(__file__, "submission_settled"), submission_id=submission_id, state=state, changed_at=changed_at
    )


async def declare_campaign(db: Database, ledger: Ledger, *, campaign_id: str, now: datetime) -> None:
    """Tells the ledger a campaign's weights and closing time."""
    course = await course_of(db, campaign_id=campaign_id)
    if course is None:
        return
    await ledger.append(_rule_of(course, millis(now)))
    await db.write(load(__file__, "campaign_declared"), campaign_id=campaign_id, closes_at=course.closes_at)


async def freeze(db: Database, store: Store, redis: RedisClient, *, campaign_id: str) -> str | None:
    """Takes the snapshot that a frozen campaign shows, unless there is one; returns its digest.

    All that was acknowledged before is counted in it. None when the campaign is not frozen (any more).
    """
    course = await course_of(db, campaign_id=campaign_id)
    if course is None or course.board_state is not BoardState.FROZEN:
        return None
    if course.frozen_digest is not None:
        return course.frozen_digest
    await fold_past(redis, store, await last_position(redis))
    data, _ = await bytes_of(redis, campaign_id, rule=course.rule)
    digest = digest_of(data)
    await store.put(object_key(campaign_id, digest), data, CONTENT_TYPE)
    row = await db.one(
        load(__file__, "board_frozen"), campaign_id=campaign_id, frozen_at=course.frozen_at, digest=digest
    )
    held = None if row is None else str(row[0])
    if held == digest:
        await pin(redis, data)
    return held


async def close(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger, *, campaign_id: str, now: datetime
) -> None:
    """Closes a campaign whose time has come and keeps its final boards.

    The closing is a row of the ledger: what comes after it moves no board of the campaign, so that however late the
    final boards are read, by whom and how often, they are the same bytes.
    """
    course = await course_of(db, campaign_id=campaign_id)
    if course is None or course.state not in ("OPEN", "FROZEN") or course.closes_at > millis(now):
        return
    for row in await db.read(load(__file__, "owed_in_campaign"), campaign_id=campaign_id):
        await settle_submission(db, ledger, submission_id=row[0], now=now)
    at = millis(now)
    closing = entries.close(campaign_id=campaign_id, closes_at=course.closes_at, at=at)
    _, closed = await ledger.append_all([_rule_of(course, at), closing])
    if not closed.kept:
        raise TooEarlyError(campaign_id)
    await fold_past(redis, store, Position.read(closed.kept))
    data, _ = await bytes_of(redis, campaign_id, rule=course.rule)
    digest = digest_of(data)
    await store.put(object_key(campaign_id, digest), data, CONTENT_TYPE)
    await pages.close(db, campaign_id=campaign_id, now=now, board_digest=digest)
    await pin(redis, data)


def _rule_of(course: Course, at: int) -> Entry:
    rule = course.rule
    return _rule(course.campaign_id, at, rule.version, rule.votes, rule.likes, rule.plays, course.closes_at)


def _rule(campaign_id: str, at: int, version: int, votes: int, likes: int, plays: int, closes_at: int) -> Entry:
    return entries.rule(
        campaign_id=campaign_id,
        version=version,
        votes=votes,
        likes=likes,
        plays=plays,
        closes_at=closes_at,
        at=at,
    )
