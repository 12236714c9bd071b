from datetime import date, timedelta

import pytest

from core.clock import now
from core.errors import Invalid
from graph.consent.actions import answer_guardian_request
from graph.consent.queries import guardian_request
from graph.database import Database
from tests.factories.people import a_person, cypher
from tests.graph.accounts.test_sign_up import link_to

BORN = date(now().year - 12, 1, 1)


async def test_answer_comes_by_the_mailed_link_and_can_be_changed(db: Database) -> None:
    child = await a_person(db, born=BORN, guardian_email="mother@guardian.test", name="Xiao 小")
    token = await link_to(db, "mother@guardian.test", "guardian")

    asked = await guardian_request(db, token=token)
    await answer_guardian_request(db, token=token, accept=True, now=now())
    given = await guardian_request(db, token=token)
    await answer_guardian_request(db, token=token, accept=False, now=now() + timedelta(days=400))
    refused = await guardian_request(db, token=token)

    assert [r and (r.child_name, r.state) for r in (asked, given, refused)] == [
        ("Xiao 小", "ASKED"),
        ("Xiao 小", "GIVEN"),
        ("Xiao 小", "REFUSED"),
    ]
    rows = await cypher(
        db, "MATCH (:Person {id: $id})<-[:OF]-(c:Consent) RETURN c.given, c.purpose ORDER BY c.at", id=child
    )
    assert rows == [(True, "PUBLISH"), (False, "PUBLISH")]


async def test_link_that_nobody_answered_expires(db: Database) -> None:
    child = await a_person(db, born=BORN, guardian_email="late@guardian.test")
    token = await link_to(db, "late@guardian.test", "guardian")

    with pytest.raises(Invalid) as refused:
        await answer_guardian_request(db, token=token, accept=True, now=now() + timedelta(days=31))

    assert (refused.value.code, refused.value.field) == ("EXPIRED", "token")
    assert await cypher(db, "MATCH (p:Person {id: $id}) RETURN p.guardian", id=child) == [("ASKED",)]


async def test_unknown_link_is_refused(db: Database) -> None:
    with pytest.raises(Invalid) as refused:
        await answer_guardian_request(db, token="nothing", accept=True, now=now())

    assert refused.value.code == "BAD_LINK"
