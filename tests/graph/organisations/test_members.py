from datetime import timedelta

import orjson
import pytest

from core.clock import now
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal
from core.paging import Slice
from graph.access.roles import Role
from graph.access.viewer import Viewer
from graph.database import Database
from graph.organisations import actions, queries
from tests.factories.people import a_person, an_organisation, cypher


async def invited(db: Database, owner: str, organisation: str, address: str, role: Role = Role.EDITOR) -> str:
    await actions.invite_member(
        db,
        viewer=Viewer(owner),
        organisation_id=organisation,
        email=address,
        role=role,
        public_url="http://kindred.test",
        now=now(),
    )
    rows = await cypher(
        db, "MATCH (o:Outbox) WHERE o.payload CONTAINS $to RETURN o.payload ORDER BY o.id DESC LIMIT 1", to=address
    )
    return str(orjson.loads(rows[0][0])["params"]["link"]).rpartition("/")[2]


async def test_link_gives_the_role_once(db: Database) -> None:
    owner, lan, other = await a_person(db), await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    token = await invited(db, owner, organisation, "lan@members.test")

    assert await actions.accept_member_invitation(db, viewer=Viewer(lan), token=token, now=now()) == organisation
    assert await actions.accept_member_invitation(db, viewer=Viewer(lan), token=token, now=now()) == organisation
    with pytest.raises(Invalid) as refused:
        await actions.accept_member_invitation(db, viewer=Viewer(other), token=token, now=now())

    assert (refused.value.code, refused.value.field) == ("USED", "token")
    roles = await queries.roles_of(db, viewer=Viewer(lan), organisation_ids=[organisation])
    assert roles == {organisation: Role.EDITOR}


async def test_link_expires(db: Database) -> None:
    owner, lan = await a_person(db), await a_person(db)
    token = await invited(db, owner, await an_organisation(db, owner), "late@members.test")

    with pytest.raises(Invalid) as refused:
        await actions.accept_member_invitation(db, viewer=Viewer(lan), token=token, now=now() + timedelta(days=15))

    assert refused.value.code == "EXPIRED"


async def test_inviting_again_replaces_the_link(db: Database) -> None:
    owner, lan = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    old = await invited(db, owner, organisation, "twice@members.test")
    new = await invited(db, owner, organisation, "Twice@members.test")

    with pytest.raises(Invalid) as refused:
        await actions.accept_member_invitation(db, viewer=Viewer(lan), token=old, now=now())
    await actions.accept_member_invitation(db, viewer=Viewer(lan), token=new, now=now())

    assert refused.value.code == "EXPIRED"


async def test_only_an_owner_invites(db: Database) -> None:
    owner, editor, stranger = await a_person(db), await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    token = await invited(db, owner, organisation, "editor@members.test")
    await actions.accept_member_invitation(db, viewer=Viewer(editor), token=token, now=now())

    refusals: list[Refusal] = []
    for who in (editor, stranger):
        with pytest.raises(Refusal) as refused:
            await invited(db, who, organisation, "nobody@members.test")
        refusals.append(refused.value)

    assert isinstance(refusals[0], Denied)
    assert isinstance(refusals[1], NotFound)
    assert not await cypher(db, "MATCH (i:MemberInvitation {email_key: 'nobody@members.test'}) RETURN i.id")


async def test_the_last_owner_stays(db: Database) -> None:
    owner, lan = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    token = await invited(db, owner, organisation, "next@members.test", Role.VIEWER)
    await actions.accept_member_invitation(db, viewer=Viewer(lan), token=token, now=now())

    async def change(person: str, role: Role, by: str = owner) -> None:
        await actions.change_member_role(
            db, viewer=Viewer(by), organisation_id=organisation, person_id=person, role=role, now=now()
        )

    with pytest.raises(Conflict) as refused:
        await change(owner, Role.EDITOR)
    await change(lan, Role.OWNER)
    await change(owner, Role.EDITOR)

    assert refused.value.code == "LAST_OWNER"
    found = await queries.members_of(db, viewer=Viewer(lan), organisation_id=organisation, page=Slice())
    assert found is not None
    assert {m.person_id: m.role for m in found.items} == {owner: "EDITOR", lan: "OWNER"}


async def test_members_are_for_members_only(db: Database) -> None:
    owner = await a_person(db)
    organisation = await an_organisation(db, owner)

    assert await queries.members_of(db, viewer=None, organisation_id=organisation, page=Slice()) is None
    stranger = Viewer(await a_person(db))
    assert await queries.members_of(db, viewer=stranger, organisation_id=organisation, page=Slice()) is None


async def test_an_unconfirmed_person_makes_none(db: Database) -> None:
    with pytest.raises(Denied) as refused:
        await an_organisation(db, await a_person(db, confirmed=False))

    assert refused.value.code == "UNCONFIRMED"
