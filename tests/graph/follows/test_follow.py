import asyncio

import pytest

from core.clock import now
from core.errors import Denied, Invalid, NotFound
from core.ids import new_id
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow, unfollow
from graph.follows.queries import followed_among, following
from graph.people.queries import accounts_by_id
from tests.factories.people import a_person, an_organisation, cypher


async def test_twice_is_one_follow_that_keeps_its_time(db: Database) -> None:
    viewer, other = Viewer(await a_person(db)), await a_person(db)

    await follow(db, viewer=viewer, subject_id=other, now=now())
    first = await cypher(db, "MATCH (:Person {id: $id})-[f:FOLLOWS]->() RETURN f.at", id=viewer.person_id)
    await follow(db, viewer=viewer, subject_id=other, now=now())
    again = await cypher(db, "MATCH (:Person {id: $id})-[f:FOLLOWS]->() RETURN f.at", id=viewer.person_id)

    assert first == again
    assert (await accounts_by_id(db, viewer=None, ids=[other]))[other].follower_count == 1


async def test_many_at_once_lose_and_double_none(db: Database) -> None:
    followed = await an_organisation(db, await a_person(db))
    fans = [await a_person(db) for _ in range(12)]

    await asyncio.gather(
        *(follow(db, viewer=Viewer(fan), subject_id=followed, now=now()) for fan in fans for _ in range(3))
    )

    assert (await accounts_by_id(db, viewer=None, ids=[followed]))[followed].follower_count == len(fans)


async def test_unfollow_twice_is_no_error(db: Database) -> None:
    viewer, other = Viewer(await a_person(db)), await a_person(db)
    await follow(db, viewer=viewer, subject_id=other, now=now())

    await unfollow(db, viewer=viewer, subject_id=other)
    await unfollow(db, viewer=viewer, subject_id=other)

    assert await followed_among(db, viewer=viewer, ids=[other]) == set()


async def test_what_is_not_there_is_not_found(db: Database) -> None:
    with pytest.raises(NotFound) as refused:
        await follow(db, viewer=Viewer(await a_person(db)), subject_id=new_id(), now=now())

    assert refused.value.field == "subjectId"


async def test_needs_somebody_and_somebody_else(db: Database) -> None:
    person = await a_person(db)

    with pytest.raises(Denied) as signed_out:
        await follow(db, viewer=None, subject_id=person, now=now())
    with pytest.raises(Invalid) as oneself:
        await follow(db, viewer=Viewer(person), subject_id=person, now=now())

    assert (signed_out.value.code, oneself.value.code) == ("SIGNED_OUT", "SELF")


async def test_list_pages_to_its_end_in_one_round_trip_a_page(db: Database) -> None:
    viewer = await a_person(db)
    followed = [await a_person(db) for _ in range(7)]
    for each in followed:
        await follow(db, viewer=Viewer(viewer), subject_id=each, now=now())

    seen: list[str] = []
    page = Slice(3)
    while True:
        before = db.trips
        found = (await following(db, viewer=None, person_ids=[viewer, followed[0]], page=page))[viewer]
        assert db.trips - before == 1
        seen += [row.account.id for row in found.items]
        if not found.has_next:
            break
        page = Slice(3, found.keys[-1])

    assert sorted(seen) == sorted(followed)
    assert len(seen) == len(set(seen))
