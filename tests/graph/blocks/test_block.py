import pytest

from core.clock import now
from core.errors import Denied, Invalid, NotFound
from core.ids import new_id
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.blocks.actions import block, mute, unblock, unmute
from graph.blocks.queries import blocked_by, muted_among, muted_by
from graph.database import Database
from graph.follows.actions import follow
from graph.follows.queries import followed_among
from tests.factories.people import a_person, an_organisation, cypher


async def edges(db: Database, one: str, other: str) -> list[str]:
    rows = await cypher(
        db,
        "MATCH (:Person {id: $one})-[r]-(:Account {id: $other}) RETURN type(r) ORDER BY type(r)",
        one=one,
        other=other,
    )
    return [row[0] for row in rows]


async def test_ends_follows_and_requests_both_ways_in_one_statement(db: Database) -> None:
    viewer, other = Viewer(await a_person(db)), Viewer(await a_person(db))
    await cypher(db, "MATCH (p:Person {id: $id}) SET p.is_private = true", id=other.person_id)
    await follow(db, viewer=viewer, subject_id=other.person_id, now=now())
    await follow(db, viewer=other, subject_id=viewer.person_id, now=now())
    assert await edges(db, viewer.person_id, other.person_id) == ["ASKS_TO_FOLLOW", "FOLLOWS"]

    before = db.trips
    await block(db, viewer=viewer, person_id=other.person_id, now=now())

    assert db.trips - before == 1
    assert await edges(db, viewer.person_id, other.person_id) == ["BLOCKS"]


async def test_twice_is_one_block_that_keeps_its_time(db: Database) -> None:
    viewer, other = Viewer(await a_person(db)), await a_person(db)

    first = await block(db, viewer=viewer, person_id=other, now=now())
    again = await block(db, viewer=viewer, person_id=other, now=now())

    assert first == again
    assert await edges(db, viewer.person_id, other) == ["BLOCKS"]


async def test_stands_against_a_follow_in_both_directions(db: Database) -> None:
    viewer, other = Viewer(await a_person(db)), Viewer(await a_person(db))
    await block(db, viewer=viewer, person_id=other.person_id, now=now())

    for who, whom in ((viewer, other), (other, viewer)):
        with pytest.raises(NotFound):
            await follow(db, viewer=who, subject_id=whom.person_id, now=now())
        with pytest.raises(NotFound):
            await mute(db, viewer=who, account_id=whom.person_id, now=now())


async def test_of_somebody_who_blocked_first_is_as_of_nobody(db: Database) -> None:
    viewer, other = Viewer(await a_person(db)), Viewer(await a_person(db))
    await block(db, viewer=other, person_id=viewer.person_id, now=now())

    with pytest.raises(NotFound) as one:
        await block(db, viewer=viewer, person_id=other.person_id, now=now())
    with pytest.raises(NotFound) as nobody:
        await block(db, viewer=viewer, person_id=new_id(), now=now())

    assert (one.value.message, one.value.field) == (nobody.value.message, nobody.value.field)


async def test_taken_back_twice_lets_them_follow_anew(db: Database) -> None:
    viewer, other = Viewer(await a_person(db)), await a_person(db)
    await follow(db, viewer=viewer, subject_id=other, now=now())
    await block(db, viewer=viewer, person_id=other, now=now())

    await unblock(db, viewer=viewer, person_id=other)
    await unblock(db, viewer=viewer, person_id=other)

    assert await followed_among(db, viewer=viewer, ids=[other]) == set()
    await follow(db, viewer=viewer, subject_id=other, now=now())


async def test_needs_somebody_and_somebody_else(db: Database) -> None:
    person = await a_person(db)

    with pytest.raises(Denied):
        await block(db, viewer=None, person_id=person, now=now())
    with pytest.raises(Invalid) as oneself:
        await block(db, viewer=Viewer(person), person_id=person, now=now())

    assert oneself.value.field == "personId"


async def test_an_organisation_can_be_muted_but_not_blocked(db: Database) -> None:
    viewer = Viewer(await a_person(db))
    organisation = await an_organisation(db, await a_person(db))

    with pytest.raises(NotFound):
        await block(db, viewer=viewer, person_id=organisation, now=now())
    await mute(db, viewer=viewer, account_id=organisation, now=now())
    await mute(db, viewer=viewer, account_id=organisation, now=now())

    assert await muted_among(db, viewer=viewer, ids=[organisation]) == {organisation}
    assert [each.account.id for each in (await muted_by(db, viewer=viewer, page=Slice())).items] == [organisation]
    await unmute(db, viewer=viewer, account_id=organisation)
    await unmute(db, viewer=viewer, account_id=organisation)
    assert await muted_among(db, viewer=viewer, ids=[organisation]) == set()


async def test_lists_page_to_their_end_in_one_round_trip_a_page(db: Database) -> None:
    viewer = Viewer(await a_person(db))
    others = [await a_person(db) for _ in range(5)]
    for each in others:
        await mute(db, viewer=viewer, account_id=each, now=now())
    muted = await muted_by(db, viewer=viewer, page=Slice(3))
    rest = await muted_by(db, viewer=viewer, page=Slice(3, muted.keys[-1]))
    assert [each.account.id for each in (*muted.items, *rest.items)] == others[::-1]
    for each in others:
        await block(db, viewer=viewer, person_id=each, now=now())

    seen: list[str] = []
    page = Slice(2)
    while True:
        before = db.trips
        found = await blocked_by(db, viewer=viewer, page=page)
        assert db.trips - before == 1
        seen += [each.person_id for each in found.items]
        if not found.has_next:
            break
        page = Slice(2, found.keys[-1])

    assert seen == others[::-1]
    assert not (await muted_by(db, viewer=viewer, page=Slice())).items
