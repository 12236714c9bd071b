"""People and organisations for tests: real rows, unlike names."""

from datetime import date
from typing import Any

from core.clock import millis, now
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.accounts.actions import checked_sign_up, sign_up
from graph.cypher import Query
from graph.database import Database, Row
from graph.organisations.actions import create_organisation
from graph.organisations.model import checked_organisation

PASSWORD = "a long enough password"


async def cypher(db: Database, text: str, **params: Any) -> list[Row]:
    """One statement of a test."""
    writes = any(word in text for word in ("CREATE", "MERGE", "SET", "DELETE"))
    query = Query("test", writes, text)
    return await (db.write if writes else db.read)(query, **params)


async def a_person(db: Database, *, confirmed: bool = True, born: date = date(1990, 5, 12), **changes: Any) -> str:
    """A person who signed up; returns the id. `handle` and `email` are random unless given."""
    token = new_id()[-12:]
    asked: dict[str, Any] = {
        "email": f"p{token}@example.org",
        "password": PASSWORD,
        "name": f"Person {token}",
        "handle": f"p{token}",
        "birth_date": born,
        "language": "EN",
        "guardian_email": f"g{token}@example.org",
        "city_id": None,
        **changes,
    }
    person = checked_sign_up(**asked, now=now())
    person_id = await sign_up(db, person=person, public_url="http://kindred.test", now=now())
    if confirmed:
        await cypher(db, "MATCH (p:Person {id: $id}) SET p.confirmed_at = $now", id=person_id, now=millis(now()))
    return person_id


async def an_organisation(db: Database, owner_id: str, *, kind: str = "MEMBER", **changes: Any) -> str:
    """An organisation that a person owns; returns the id."""
    token = new_id()[-12:]
    asked: dict[str, Any] = {
        "handle": f"o{token}",
        "name_zh": f"机构 {token}",
        "name_en": f"Organisation {token}",
        "city_id": None,
        **changes,
    }
    return await create_organisation(
        db, viewer=Viewer(owner_id), kind=kind, organisation=checked_organisation(**asked), now=now()
    )
