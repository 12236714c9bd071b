from typing import Any

import pytest

from core.clock import now
from core.errors import Denied, NotFound, Several
from graph.access.viewer import Viewer
from graph.database import Database
from graph.people.profiles import Profile, Written, edit_profile, profiles_by_id, set_verified
from tests.factories import campaigns as make
from tests.factories.people import a_person, an_organisation, cypher


async def shown(db: Database, account: str) -> tuple[Any, ...]:
    (row,) = await cypher(
        db,
        "MATCH (a:Account {id: $id}) OPTIONAL MATCH (a)-[:LIVES_IN]->(c:City) "
        "RETURN coalesce(a.name, a.name_zh), a.handle, a.bio_zh, a.bio_en, a.picture_key, c.id",
        id=account,
    )
    return row


async def a_city(db: Database) -> str:
    city = (await a_person(db))[::-1]
    await cypher(db, "CREATE (:City {id: $id, name_zh: '城', name_en: 'Town'})", id=city)
    return city


async def profile(db: Database, account: str) -> Profile:
    return (await profiles_by_id(db, ids=[account]))[account]


async def wrong(db: Database, person: str, **written: Any) -> dict[str | None, str]:
    with pytest.raises(Several) as refused:
        await edit_profile(db, viewer=Viewer(person), account_id=person, written=Written(**written))
    return {each.field: each.code for each in refused.value.refusals}


async def test_what_was_typed_is_shown_and_the_rest_stays(db: Database) -> None:
    person, city, home = await a_person(db), await a_city(db), await a_city(db)
    viewer = Viewer(person)
    asked = Written(name="  Mei  Lin ", bio_zh="你好", sets=frozenset({"city", "home"}), city_id=city, home_id=home)

    await edit_profile(db, viewer=viewer, account_id=person, written=asked)
    await edit_profile(db, viewer=viewer, account_id=person, written=Written(bio_en="Hello"))

    name, handle, zh, en, _, lives_in = await shown(db, person)
    assert (name, zh, en, lives_in) == ("Mei Lin", "你好", "Hello", city)
    assert handle.startswith("p")
    found = (await profile(db, person)).home_town
    assert found is not None
    assert found.id == home


async def test_a_city_can_be_left_and_another_taken(db: Database) -> None:
    person, city, other = await a_person(db), await a_city(db), await a_city(db)
    for wanted in (city, other, None):
        written = Written(sets=frozenset({"city"}), city_id=wanted)
        await edit_profile(db, viewer=Viewer(person), account_id=person, written=written)
        assert (await shown(db, person))[5] == wanted


async def test_pictures_are_the_persons_own_and_checked(db: Database) -> None:
    owner, other = await make.somebody(db), await a_person(db)
    good, unchecked = await make.picture(db, owner), await make.picture(db, owner, state="CHECKING")
    sets = frozenset({"picture", "cover"})

    await edit_profile(
        db, viewer=owner.viewer, account_id=owner.id, written=Written(sets=sets, picture_id=good, cover_id=good)
    )

    cover = await profile(db, owner.id)
    assert (await shown(db, owner.id))[4] == cover.cover_key is not None
    assert cover.cover_width > 0
    assert await wrong(db, owner.id, sets=sets, picture_id=unchecked) == {"pictureUploadId": "BAD_PICTURE"}
    assert await wrong(db, other, sets=sets, cover_id=good) == {"coverUploadId": "BAD_PICTURE"}


async def test_every_field_that_breaks_a_rule_is_named_and_nothing_changes(db: Database) -> None:
    person, taken = await a_person(db), await a_person(db)
    handle = (await shown(db, taken))[1]
    before = await shown(db, person)

    first = await wrong(db, person, name=" ", handle="-", bio_zh="长" * 2001)
    second = await wrong(db, person, handle=handle.upper(), name="Fine", sets=frozenset({"city"}), city_id="nowhere")

    assert first == {"name": "EMPTY", "handle": "BAD_HANDLE", "bio.zh": "TOO_LONG"}
    assert second == {"handle": "HANDLE_TAKEN", "cityId": "BAD_CITY"}
    assert await shown(db, person) == before


@pytest.mark.parametrize("change", ["name", "handle"])
async def test_the_verified_mark_goes_with_the_name_or_handle(db: Database, change: str) -> None:
    person = await a_person(db)
    name, handle, *_ = await shown(db, person)
    await set_verified(db, account_id=person, verified=True, now=now())
    same = Written(name=name, handle=handle.upper(), bio_en="New words")

    await edit_profile(db, viewer=Viewer(person), account_id=person, written=same)
    kept = (await profile(db, person)).verified_at
    written = Written(name="Other") if change == "name" else Written(handle=f"x{handle}")
    await edit_profile(db, viewer=Viewer(person), account_id=person, written=written)

    assert kept is not None
    assert (await profile(db, person)).verified_at is None


async def test_editors_change_an_organisation_and_others_do_not(db: Database) -> None:
    owner = await a_person(db)
    organisation = await an_organisation(db, owner)
    looker = await make.member(db, organisation, "VIEWER")
    written = Written(name_zh="新名", name_en="New name")

    with pytest.raises(Denied) as member:
        await edit_profile(db, viewer=looker.viewer, account_id=organisation, written=written)
    with pytest.raises(NotFound):
        await edit_profile(db, viewer=Viewer(await a_person(db)), account_id=organisation, written=written)
    await edit_profile(db, viewer=Viewer(owner), account_id=organisation, written=written)

    assert member.value.code == "NOT_EDITOR"
    assert (await shown(db, organisation))[0] == "新名"


async def test_nobody_and_an_unknown_account_are_refused(db: Database) -> None:
    person = await a_person(db)

    with pytest.raises(Denied):
        await edit_profile(db, viewer=None, account_id=person, written=Written(bio_en="x"))
    with pytest.raises(NotFound):
        await edit_profile(db, viewer=Viewer(person), account_id="0" * 26, written=Written(bio_en="x"))
    with pytest.raises(NotFound):
        await set_verified(db, account_id="0" * 26, verified=True, now=now())
