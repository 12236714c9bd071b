from datetime import date, timedelta

import orjson
import pytest

from core.clock import now
from core.errors import Invalid, Several
from graph.access.viewer import Viewer
from graph.accounts.actions import confirm_email, create_machine_token, resend_confirmation
from graph.accounts.queries import own_account, person_of_token
from graph.database import Database
from tests.factories.people import a_person, cypher


async def link_to(db: Database, address: str, kind: str = "confirm_email") -> str:
    rows = await cypher(db, "MATCH (o:Outbox) WHERE o.payload CONTAINS $to RETURN o.payload", to=address)
    found = [orjson.loads(row[0]) for row in rows]
    links = [mail["params"]["link"] for mail in found if mail["to"] == address and mail["kind"] == kind]
    assert len(links) == 1
    return str(links[0]).rpartition("/")[2]


async def test_owes_one_mail_whose_link_confirms(db: Database) -> None:
    person_id = await a_person(db, confirmed=False, email="first@sign-up.test")
    token = await link_to(db, "first@sign-up.test")

    assert await confirm_email(db, token=token, now=now()) == person_id
    assert await confirm_email(db, token=token, now=now() + timedelta(days=9)) == person_id
    own = await own_account(db, person_id=person_id)

    assert own is not None
    assert own.confirmed_at is not None


async def test_link_expires_and_says_so(db: Database) -> None:
    person_id = await a_person(db, confirmed=False, email="late@sign-up.test")
    token = await link_to(db, "late@sign-up.test")

    with pytest.raises(Invalid) as refused:
        await confirm_email(db, token=token, now=now() + timedelta(days=4))

    assert (refused.value.code, refused.value.field) == ("EXPIRED", "token")
    assert await resend_confirmation(db, viewer=Viewer(person_id), public_url="http://x", now=now())


async def test_unknown_link_is_refused(db: Database) -> None:
    with pytest.raises(Invalid) as refused:
        await confirm_email(db, token="no-such-link", now=now())

    assert refused.value.code == "BAD_LINK"


@pytest.mark.parametrize("handle", ["takenhandle", "TAKENHANDLE", "\uff34akenHandle"])
async def test_handle_in_another_case_or_width_is_taken(db: Database, handle: str) -> None:
    if not await cypher(db, "MATCH (a:Account {handle_key: 'takenhandle'}) RETURN a.id"):
        await a_person(db, handle="TakenHandle")
    before = await cypher(db, "MATCH (n) RETURN count(n)")

    with pytest.raises(Several) as refused:
        await a_person(db, handle=handle)

    assert [(r.code, r.field) for r in refused.value.refusals] == [("HANDLE_TAKEN", "handle")]
    assert await cypher(db, "MATCH (n) RETURN count(n)") == before


async def test_address_is_taken_whatever_its_case(db: Database) -> None:
    await a_person(db, email="Taken@sign-up.test")

    with pytest.raises(Several) as refused:
        await a_person(db, email="taken@SIGN-UP.test")

    assert [(r.code, r.field) for r in refused.value.refusals] == [("EMAIL_TAKEN", "email")]


async def test_names_every_field_that_is_wrong_at_once(db: Database) -> None:
    with pytest.raises(Several) as refused:
        await a_person(db, email="x", handle="", name="", password="short", born=date(2035, 1, 1))

    assert [(r.code, r.field) for r in refused.value.refusals] == [
        ("BAD_EMAIL", "email"),
        ("BAD_HANDLE", "handle"),
        ("EMPTY", "name"),
        ("BAD_PASSWORD", "password"),
        ("BAD_BIRTH_DATE", "birthDate"),
    ]


@pytest.mark.parametrize(
    ("guardian", "code"),
    [(None, "GUARDIAN_NEEDED"), ("Child@sign-up.test", "GUARDIAN_IS_SELF"), ("no address", "BAD_EMAIL")],
)
async def test_minor_needs_a_guardian_of_another_address(db: Database, guardian: str | None, code: str) -> None:
    born = now().date().replace(year=now().year - 12, day=1)

    with pytest.raises(Several) as refused:
        await a_person(db, email="child@sign-up.test", born=born, guardian_email=guardian)

    assert [(r.code, r.field) for r in refused.value.refusals] == [(code, "guardianEmail")]


async def test_machine_token_acts_for_its_person_and_makes_no_other(db: Database) -> None:
    person_id = await a_person(db)
    token, _ = await create_machine_token(db, viewer=Viewer(person_id), name="export", now=now())

    assert await person_of_token(db, token=token) == person_id
    assert await person_of_token(db, token=token + "x") is None
