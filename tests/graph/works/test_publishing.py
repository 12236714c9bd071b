"""A minor's work is public exactly while a guardian and a reviewer both say yes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import age_on, millis, now
from graph.access.age import adult_born_by
from graph.database import Database
from graph.works import queries
from graph.works.model import Wait
from graph.works.publishing import settle_person, settle_waiting, settle_work
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.works import a_submission, a_work, seen

CHILD = date(now().year - 12, 1, 1)


@given(st.dates(date(1950, 1, 1), date(2035, 12, 31)), st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
def test_latest_birth_date_of_an_adult_agrees_with_age(born: date, at: datetime) -> None:
    assert (born.isoformat() <= adult_born_by(at.replace(tzinfo=UTC))) == (age_on(born, at.date()) >= 18)


async def guardian_says(db: Database, person_id: str, answer: str) -> None:
    await cypher(db, "MATCH (p:Person {id: $id}) SET p.guardian = $answer", id=person_id, answer=answer)


async def reviewer_says(db: Database, submission_id: str, answer: str) -> None:
    await cypher(db, "MATCH (s:Submission {id: $id}) SET s.state = $answer", id=submission_id, answer=answer)


async def an_entered_work(db: Database, *, state: str = "READY", born: date = CHILD) -> tuple[str, str, str]:
    """(author, work, submission) of a minor's private work that was entered somewhere."""
    author, owner = await a_person(db, born=born), await a_person(db)
    organisation = await an_organisation(db, owner)
    work_id = await a_work(db, author, public=False, by_minor=True, state=state)
    submission = await a_submission(db, work_id, organisation_id=organisation, host_id=organisation)
    return author, work_id, submission


@pytest.mark.parametrize(
    ("guardian", "reviewer", "state", "public", "waits"),
    [
        ("ASKED", "ENTERED", "READY", False, (Wait.GUARDIAN, Wait.REVIEWER)),
        ("GIVEN", "ENTERED", "READY", False, (Wait.REVIEWER,)),
        ("ASKED", "ACCEPTED", "READY", False, (Wait.GUARDIAN,)),
        ("REFUSED", "ACCEPTED", "READY", False, (Wait.GUARDIAN,)),
        ("GIVEN", "DECLINED", "READY", False, (Wait.REVIEWER,)),
        ("GIVEN", "WITHDRAWN", "READY", False, (Wait.REVIEWER,)),
        ("GIVEN", "ACCEPTED", "PROCESSING", False, ()),
        ("GIVEN", "ACCEPTED", "READY", True, ()),
    ],
)
async def test_both_yeses_are_needed(
    guardian: str, reviewer: str, state: str, public: bool, waits: Any, db: Database
) -> None:
    author, work_id, submission = await an_entered_work(db, state=state)
    await guardian_says(db, author, guardian)
    await reviewer_says(db, submission, reviewer)

    assert await settle_work(db, work_id=work_id, now=now()) is public
    await settle_person(db, person_id=author, now=now())

    own = await seen(db, work_id, author)
    assert own is not None
    assert (own.published_at is not None, own.waits_for) == (public, waits)
    assert (await seen(db, work_id, None) is not None) is public


async def test_taking_a_yes_back_makes_it_private_again(db: Database) -> None:
    author, work_id, submission = await an_entered_work(db)
    await guardian_says(db, author, "GIVEN")
    await reviewer_says(db, submission, "ACCEPTED")
    await settle_person(db, person_id=author, now=now())
    assert await seen(db, work_id, None) is not None

    await guardian_says(db, author, "REFUSED")
    await settle_person(db, person_id=author, now=now())
    assert await seen(db, work_id, None) is None

    await guardian_says(db, author, "GIVEN")
    await settle_person(db, person_id=author, now=now())
    assert await seen(db, work_id, None) is not None

    await reviewer_says(db, submission, "WITHDRAWN")
    await settle_work(db, work_id=work_id, now=now())
    assert await seen(db, work_id, None) is None


async def test_settling_again_keeps_the_first_moment(db: Database) -> None:
    author, work_id, submission = await an_entered_work(db)
    await guardian_says(db, author, "GIVEN")
    await reviewer_says(db, submission, "ACCEPTED")

    await settle_work(db, work_id=work_id, now=now())
    first = await seen(db, work_id, None)
    await settle_work(db, work_id=work_id, now=now() + timedelta(hours=1))

    assert await seen(db, work_id, None) == first


async def test_adults_work_stays_public_whatever_a_reviewer_says(db: Database) -> None:
    author, owner = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    work_id = await a_work(db, author)
    await a_submission(db, work_id, state="DECLINED", organisation_id=organisation, host_id=organisation)

    await settle_person(db, person_id=author, now=now())

    assert await settle_work(db, work_id=work_id, now=now()) is True


async def test_author_come_of_age_needs_no_guardian_but_still_a_reviewer(db: Database) -> None:
    _, work_id, submission = await an_entered_work(db)
    later = now() + timedelta(days=366 * 7)

    assert await settle_work(db, work_id=work_id, now=later) is False
    await reviewer_says(db, submission, "ACCEPTED")
    await settle_waiting(db, now=now())
    assert await seen(db, work_id, None) is None
    await settle_waiting(db, now=later)

    assert await seen(db, work_id, None) is not None


async def test_fact_written_before_a_crash_is_owed_a_settling(db: Database) -> None:
    author, work_id, submission = await an_entered_work(db)
    await guardian_says(db, author, "GIVEN")
    await cypher(
        db,
        "MATCH (s:Submission {id: $id})-[:OF]->(w) SET s.state = 'ACCEPTED', w.settle_at = $now",
        id=submission,
        now=millis(now()),
    )

    assert ("settle_work", work_id) in await queries.owed(db, now())
    await settle_work(db, work_id=work_id, now=now())

    assert ("settle_work", work_id) not in await queries.owed(db, now())
    assert await seen(db, work_id, None) is not None
