from datetime import date

import pytest

from core.clock import now
from core.errors import Denied, NotFound
from core.paging import Slice
from graph.access.actions import set_private
from graph.access.queries import facts_by_id
from graph.access.viewer import Viewer
from graph.blocks.actions import block
from graph.database import Database
from graph.follows.actions import accept_request, decline_request, follow, remove_follower, unfollow
from graph.follows.queries import request_count, requests_to
from tests.factories.people import a_person


async def stands(db: Database, viewer: Viewer, subject: str) -> tuple[bool, bool]:
    """(asks, follows)"""
    facts = (await facts_by_id(db, viewer=viewer, ids=[subject], now=now()))[subject]
    return facts.requested, facts.follows_since is not None


async def a_private_person(db: Database) -> Viewer:
    owner = Viewer(await a_person(db))
    await set_private(db, viewer=owner, private=True, now=now())
    return owner


async def test_a_private_account_is_asked_and_says_yes(db: Database) -> None:
    owner, fan = await a_private_person(db), Viewer(await a_person(db))

    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())
    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())
    asked = await stands(db, fan, owner.person_id)
    count = await request_count(db, viewer=owner)
    await accept_request(db, viewer=owner, person_id=fan.person_id, now=now())
    await accept_request(db, viewer=owner, person_id=fan.person_id, now=now())
    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())

    assert (asked, count) == ((True, False), 1)
    assert await stands(db, fan, owner.person_id) == (False, True)
    assert await request_count(db, viewer=owner) == 0


async def test_a_request_declined_or_taken_back_is_gone(db: Database) -> None:
    owner, fan = await a_private_person(db), Viewer(await a_person(db))

    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())
    await decline_request(db, viewer=owner, person_id=fan.person_id)
    await decline_request(db, viewer=owner, person_id=fan.person_id)
    with pytest.raises(NotFound) as refused:
        await accept_request(db, viewer=owner, person_id=fan.person_id, now=now())
    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())
    await unfollow(db, viewer=fan, subject_id=owner.person_id)

    assert refused.value.field == "personId"
    assert await stands(db, fan, owner.person_id) == (False, False)


async def test_nobody_answers_for_another_nor_accepts_across_a_block(db: Database) -> None:
    owner, fan, stranger = await a_private_person(db), Viewer(await a_person(db)), Viewer(await a_person(db))
    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())

    with pytest.raises(NotFound):
        await accept_request(db, viewer=stranger, person_id=fan.person_id, now=now())
    await decline_request(db, viewer=stranger, person_id=fan.person_id)
    assert await stands(db, fan, owner.person_id) == (True, False)
    await block(db, viewer=fan, person_id=owner.person_id, now=now())
    with pytest.raises(NotFound):
        await accept_request(db, viewer=owner, person_id=fan.person_id, now=now())


async def test_opening_the_account_answers_nobody(db: Database) -> None:
    owner, early, late = await a_private_person(db), Viewer(await a_person(db)), Viewer(await a_person(db))
    await follow(db, viewer=early, subject_id=owner.person_id, now=now())

    await set_private(db, viewer=owner, private=False, now=now())
    await follow(db, viewer=late, subject_id=owner.person_id, now=now())

    assert await stands(db, early, owner.person_id) == (True, False)
    assert await stands(db, late, owner.person_id) == (False, True)
    await follow(db, viewer=early, subject_id=owner.person_id, now=now())
    assert await stands(db, early, owner.person_id) == (False, True)
    assert await request_count(db, viewer=owner) == 0


async def test_a_minor_is_always_asked(db: Database) -> None:
    minor, fan = Viewer(await a_person(db, born=date(now().year - 12, 1, 1))), Viewer(await a_person(db))

    with pytest.raises(Denied) as refused:
        await set_private(db, viewer=minor, private=False, now=now())
    await set_private(db, viewer=minor, private=True, now=now())
    await follow(db, viewer=fan, subject_id=minor.person_id, now=now())

    assert (refused.value.code, refused.value.field) == ("MINOR", "isPrivate")
    assert await stands(db, fan, minor.person_id) == (True, False)


async def test_a_follower_removed_is_gone_and_may_come_again(db: Database) -> None:
    owner, fan = Viewer(await a_person(db)), Viewer(await a_person(db))
    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())

    await remove_follower(db, viewer=owner, person_id=fan.person_id)
    await remove_follower(db, viewer=owner, person_id=fan.person_id)
    gone = await stands(db, fan, owner.person_id)
    await follow(db, viewer=fan, subject_id=owner.person_id, now=now())

    assert gone == (False, False)
    assert await stands(db, fan, owner.person_id) == (False, True)


async def test_the_list_is_the_owners_last_first_in_one_round_trip_a_page(db: Database) -> None:
    owner = await a_private_person(db)
    fans = [Viewer(await a_person(db)) for _ in range(5)]
    for fan in fans:
        await follow(db, viewer=fan, subject_id=owner.person_id, now=now())

    seen: list[str] = []
    page = Slice(2)
    while True:
        before = db.trips
        found = await requests_to(db, viewer=owner, page=page)
        assert db.trips - before == 1
        seen += [each.person_id for each in found.items]
        if not found.has_next:
            break
        page = Slice(2, found.keys[-1])

    assert seen == [fan.person_id for fan in fans[::-1]]
    assert not (await requests_to(db, viewer=fans[0], page=Slice())).items
