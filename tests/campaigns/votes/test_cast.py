"""Casting a vote."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from campaigns.votes.actions import cast, late
from campaigns.votes.model import Ballot
from campaigns.votes.queries import votes_by
from core.clock import millis, now
from core.errors import Refusal
from core.ids import new_id
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from storage.ledger import Ledger
from storage.ledger.rows import Position, Row
from storage.ledger.stream import last_position, rows_after
from tests.factories.campaigns import join, somebody
from tests.factories.contests import Contest, change_campaign, contest, entry, pseudonym


@pytest_asyncio.fixture(loop_scope="session")
async def ledger(redis: RedisClient) -> AsyncIterator[Ledger]:
    opened = Ledger(redis)
    yield opened
    await opened.close()


async def rows_of(redis: RedisClient, after: Position, of: Contest) -> list[Row]:
    return [row for row in await rows_after(redis, after, count=10_000) if row.campaign == of.campaign_id]


async def test_it_is_one_row_under_a_pseudonym_and_read_back_at_once(
    db: Database, redis: RedisClient, ledger: Ledger
) -> None:
    of = await contest(db)
    entered, voter = await entry(db, of), await somebody(db)
    start, pressed = await last_position(redis), now() - timedelta(minutes=3)
    before = db.trips

    ballot = await cast(
        db, ledger, viewer=voter.viewer, submission_id=entered.submission_id, cast_at=pressed, now=now()
    )

    assert ballot == Ballot(of.campaign_id, entered.submission_id, late=False, held=entered.submission_id)
    assert db.trips - before == 1
    (row,) = await rows_of(redis, start, of)
    name = await pseudonym(db, voter.id)
    assert (row.actor, row.submission, row.cast_at) == (name, entered.submission_id, millis(pressed))
    assert voter.id not in str(row)
    assert await votes_by(redis, pseudonym=name, campaign_ids=[of.campaign_id, "none"]) == {
        of.campaign_id: entered.submission_id
    }


async def test_a_second_vote_takes_the_place_of_the_first(db: Database, redis: RedisClient, ledger: Ledger) -> None:
    of, voter = await contest(db), await somebody(db)
    one, two = await entry(db, of), await entry(db, of)
    start = await last_position(redis)

    for choice in (one, two, two, one):
        await cast(db, ledger, viewer=voter.viewer, submission_id=choice.submission_id, cast_at=None, now=now())

    rows = await rows_of(redis, start, of)
    assert [(row.submission, row.before) for row in rows] == [
        (one.submission_id, ""),
        (two.submission_id, one.submission_id),
        (one.submission_id, two.submission_id),
    ]


async def test_of_many_votes_of_one_person_at_once_one_stands(db: Database, redis: RedisClient, ledger: Ledger) -> None:
    of, voter = await contest(db), await somebody(db)
    choices = [(await entry(db, of)).submission_id for _ in range(4)]
    start = await last_position(redis)

    await asyncio.gather(
        *(
            cast(db, ledger, viewer=voter.viewer, submission_id=choice, cast_at=None, now=now())
            for choice in choices * 10
        )
    )

    rows = await rows_of(redis, start, of)
    assert [row.before for row in rows] == ["", *(row.submission for row in rows[:-1])]
    held = await votes_by(redis, pseudonym=await pseudonym(db, voter.id), campaign_ids=[of.campaign_id])
    assert held == {of.campaign_id: rows[-1].submission}


async def test_after_closing_it_is_kept_as_late_and_the_vote_before_stands(
    db: Database, redis: RedisClient, ledger: Ledger
) -> None:
    of, voter = await contest(db), await somebody(db)
    one, two = await entry(db, of), await entry(db, of)
    await cast(db, ledger, viewer=voter.viewer, submission_id=one.submission_id, cast_at=None, now=now())
    await change_campaign(db, of.campaign_id, closes_at=millis(now()))
    start = await last_position(redis)

    ballots = [
        await cast(db, ledger, viewer=voter.viewer, submission_id=two.submission_id, cast_at=None, now=now())
        for _ in range(2)
    ]

    assert ballots == [Ballot(of.campaign_id, two.submission_id, late=True, held=one.submission_id)] * 2
    assert [row.late for row in await rows_of(redis, start, of)] == [1]
    assert (late().code, late().field) == ("LATE", "submissionId")


async def test_whether_it_is_late_is_decided_by_the_ledger_not_by_when_it_was_sent(
    db: Database, ledger: Ledger
) -> None:
    """A request that came before closing, by the clock of the API, and reached the ledger after it."""
    of, voter = await contest(db), await somebody(db)
    entered = await entry(db, of)
    closes_at = now()
    await change_campaign(db, of.campaign_id, closes_at=millis(closes_at))

    ballot = await cast(
        db,
        ledger,
        viewer=voter.viewer,
        submission_id=entered.submission_id,
        cast_at=closes_at - timedelta(seconds=5),
        now=closes_at - timedelta(seconds=1),
    )

    assert ballot.late


async def refused(db: Database, redis: RedisClient, ledger: Ledger, of: Contest, **how: object) -> Refusal:
    """The refusal of a vote, which must leave nothing behind."""
    start = await last_position(redis)
    with pytest.raises(Refusal) as caught:
        await cast(db, ledger, **({"cast_at": None, "now": now()} | how))  # type: ignore[arg-type]
    assert await rows_of(redis, start, of) == []
    return caught.value


@pytest.mark.parametrize(
    ("who", "changes", "code", "field"),
    [
        ("nobody", {}, "SIGNED_OUT", None),
        ("machine", {}, "MACHINE", None),
        ("unconfirmed", {}, "UNCONFIRMED", None),
        ("author", {}, "OWN_WORK", "submissionId"),
        ("voter", {"opens_at": 4_000_000_000_000, "closes_at": 4_000_000_000_001}, "NOT_OPEN_YET", "submissionId"),
        ("voter", {"state": "DRAFT"}, "NOT_FOUND", "submissionId"),
        ("voter", {"state": "ARCHIVED", "closes_at": 1}, "CLOSED", "submissionId"),
    ],
)
async def test_a_refusal_says_why_and_writes_nothing(
    db: Database,
    redis: RedisClient,
    ledger: Ledger,
    who: str,
    changes: dict[str, object],
    code: str,
    field: str | None,
) -> None:
    of = await contest(db)
    entered, voter = await entry(db, of), await somebody(db)
    await change_campaign(db, of.campaign_id, **changes)
    viewers = {
        "nobody": None,
        "machine": Viewer(voter.id, machine=True),
        "unconfirmed": (await somebody(db, confirmed=False)).viewer,
        "author": entered.author.viewer,
        "voter": voter.viewer,
    }

    refusal = await refused(db, redis, ledger, of, viewer=viewers[who], submission_id=entered.submission_id)

    assert (refusal.code, refusal.field) == (code, field)
    assert refusal.message
    assert refusal.message_zh


@pytest.mark.parametrize("state", ["ENTERED", "DECLINED", "WITHDRAWN"])
async def test_an_entry_that_is_not_accepted_is_unknown_to_all_but_insiders(
    db: Database, redis: RedisClient, ledger: Ledger, state: str
) -> None:
    of, voter, member = await contest(db), await somebody(db), await somebody(db)
    await join(db, member, of.organisation_id, "VIEWER")
    entered = await entry(db, of, state=state)

    stranger = await refused(db, redis, ledger, of, viewer=voter.viewer, submission_id=entered.submission_id)
    insider = await refused(db, redis, ledger, of, viewer=member.viewer, submission_id=entered.submission_id)
    nowhere = await refused(db, redis, ledger, of, viewer=voter.viewer, submission_id=new_id())

    assert (stranger.code, stranger.message) == (nowhere.code, nowhere.message) == ("NOT_FOUND", stranger.message)
    assert insider.code == "NOT_ACCEPTED"


@pytest.mark.parametrize("away", [timedelta(days=-9000), timedelta(days=2)])
async def test_a_time_at_which_nobody_can_have_voted_is_refused(
    db: Database, redis: RedisClient, ledger: Ledger, away: timedelta
) -> None:
    of, voter = await contest(db), await somebody(db)
    entered = await entry(db, of)

    refusal = await refused(
        db, redis, ledger, of, viewer=voter.viewer, submission_id=entered.submission_id, cast_at=now() + away
    )

    assert (refusal.code, refusal.field) == ("BAD_TIME", "castAt")


async def test_while_the_board_is_frozen_votes_go_on(db: Database, ledger: Ledger) -> None:
    of, voter = await contest(db, state="FROZEN"), await somebody(db)
    entered = await entry(db, of)

    ballot = await cast(db, ledger, viewer=voter.viewer, submission_id=entered.submission_id, cast_at=None, now=now())

    assert not ballot.late
