from core.clock import millis, now
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from graph.follows.followers import follower_cities
from graph.people.regions import count_regions, regions
from tests.factories import campaigns as make
from tests.factories.people import a_person, an_organisation, cypher


async def a_city(db: Database, people: int, accounts: int) -> tuple[str, list[str]]:
    """A city with so many inhabitants and accounts."""
    city = new_id()
    await cypher(
        db, "CREATE (:City {id: $id, name_zh: '城', name_en: 'Town', people: $people})", id=city, people=people
    )
    living = [await a_person(db) for _ in range(accounts)]
    await cypher(
        db,
        "MATCH (c:City {id: $city}) MATCH (p:Person) WHERE p.id IN $ids CREATE (p)-[:LIVES_IN]->(c)",
        city=city,
        ids=living,
    )
    return city, living


async def test_a_city_is_shown_from_k_accounts_on_beside_its_people(db: Database) -> None:
    large, _ = await a_city(db, 1_000_000, 3)
    small, living = await a_city(db, 5000, 2)
    moment = now()

    await count_regions(db, smallest=3, now=moment)
    first = await regions(db, limit=200)
    await cypher(db, "MATCH (:Person {id: $id})-[l:LIVES_IN]->() DELETE l", id=living[0])
    await count_regions(db, smallest=1, now=moment)
    second = await regions(db, limit=200)

    assert first is not None
    assert second is not None
    assert first.counted_at == millis(moment)
    shown = {each.city.id: (each.accounts, each.people) for each in first.cities}
    assert shown[large] == (3, 1_000_000)
    assert small not in shown
    assert first.elsewhere >= 2
    assert {each.city.id: each.accounts for each in second.cities}[small] == 1


async def test_editors_see_where_followers_live_in_groups_of_k(db: Database) -> None:
    owner = await a_person(db)
    organisation = await an_organisation(db, owner)
    looker = await make.member(db, organisation, "VIEWER")
    (large, three), (_, two) = await a_city(db, 1, 3), await a_city(db, 1, 2)
    for fan in (*three, *two):
        await follow(db, viewer=Viewer(fan), subject_id=organisation, now=now())

    async def seen(viewer: Viewer | None) -> list[tuple[str, int]]:
        found = await follower_cities(db, viewer=viewer, organisation_id=organisation, smallest=3)
        return [(city.id, count) for city, count in found]

    assert await seen(Viewer(owner)) == [(large, 3)]
    assert await seen(looker.viewer) == []
    assert await seen(Viewer(three[0])) == []
    assert await seen(None) == []
