from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from core.clock import millis, now
from core.ids import new_id
from core.paging import Key, Slice
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.follows import followers as module
from graph.follows.actions import follow
from graph.follows.followers import followers
from tests.factories.people import a_person, an_organisation, cypher

ROOT = Path(__file__).parents[3]
STEP = 1 << 20


async def ids_of(db: Database, subject: str, page: Slice, viewer: Viewer | None = None) -> list[str]:
    found = (await followers(db, viewer=viewer, subject_ids=[subject], page=page))[subject]
    return [row.account.id for row in found.items]


async def many_followers(db: Database, subject: str, count: int) -> list[str]:
    """So many people, without credentials, who follow it, newest last; three share each moment."""
    ids = sorted(new_id() for _ in range(count))
    await cypher(
        db,
        "MATCH (s:Account {id: $subject}) UNWIND range(0, size($ids) - 1) AS n "
        "CREATE (p:Account:Person {id: $ids[n], handle: $ids[n], handle_key: $ids[n], name: 'Many', created_at: $at}) "
        "CREATE (p)-[:FOLLOWS {at: $at + n / 3, subject_id: $subject, place: ($at + n / 3) * $step}]->(s)",
        subject=subject,
        ids=ids,
        at=millis(now()) - count,
        step=STEP,
    )
    return ids


async def test_newest_come_first_in_one_round_trip_for_several(db: Database) -> None:
    one, other, moment = await a_person(db), await a_person(db), now()
    fans = [await a_person(db) for _ in range(3)]
    for n, fan in enumerate(fans):
        await follow(db, viewer=Viewer(fan), subject_id=one, now=moment + timedelta(seconds=n))
    before = db.trips

    found = await followers(db, viewer=None, subject_ids=[one, other], page=Slice(20))

    assert db.trips - before == 1
    assert [row.account.id for row in found[one].items] == fans[::-1]
    assert found[other].items == []


@pytest.mark.parametrize("size", [1, 4, 5])
async def test_both_ways_show_the_same_list(db: Database, size: int) -> None:
    subject = await a_person(db)
    expected = sorted(await many_followers(db, subject, 11), reverse=True)

    forward: list[str] = []
    key: Key | None = None
    while True:
        page = (await followers(db, viewer=None, subject_ids=[subject], page=Slice(size, key)))[subject]
        forward += [row.account.id for row in page.items]
        if not page.has_next:
            break
        key = page.keys[-1]
    backward: list[str] = []
    key = None
    while True:
        page = (await followers(db, viewer=None, subject_ids=[subject], page=Slice(size, key, True)))[subject]
        backward = [row.account.id for row in page.items] + backward
        if not page.has_previous:
            break
        key = page.keys[0]

    assert forward == expected
    assert backward == expected


@pytest.mark.parametrize("name", ["followers", "followers_back"])
async def test_a_page_costs_the_same_whatever_their_number(db: Database, name: str) -> None:
    few, many = await a_person(db), await a_person(db)
    await many_followers(db, few, 30)
    await many_followers(db, many, 3000)

    async def cost(subject: str) -> int:
        _, summary, _ = await db._driver.execute_query(
            "PROFILE " + load(module.__file__, name).text,
            viewer_id=few,
            subject_ids=[subject],
            before_place=2**63 - 1,
            before_id="",
            after_place=0,
            after_id="",
            limit=21,
        )
        return hits(summary.profile)

    assert await cost(many) <= await cost(few) * 1.25


def hits(plan: Any) -> int:
    return int(plan.get("dbHits", 0)) + sum(hits(child) for child in plan.get("children", []))


async def test_nobody_is_shown_across_a_block(db: Database) -> None:
    viewer, subject, fan = [await a_person(db) for _ in range(3)]
    await follow(db, viewer=Viewer(fan), subject_id=subject, now=now())
    await cypher(
        db,
        "MATCH (f:Person {id: $fan}), (v:Person {id: $viewer}) CREATE (f)-[:BLOCKS {at: 1}]->(v)",
        fan=fan,
        viewer=viewer,
    )

    assert await ids_of(db, subject, Slice(5), Viewer(viewer)) == []
    assert await ids_of(db, subject, Slice(5)) == [fan]
    assert await ids_of(db, fan, Slice(5), Viewer(viewer)) == []


async def test_who_follows_a_private_account_only_its_followers_see(db: Database) -> None:
    subject, fan, stranger = [await a_person(db) for _ in range(3)]
    await follow(db, viewer=Viewer(fan), subject_id=subject, now=now())
    await cypher(db, "MATCH (p:Person {id: $id}) SET p.is_private = true", id=subject)

    assert await ids_of(db, subject, Slice(5), Viewer(stranger)) == []
    assert await ids_of(db, subject, Slice(5)) == []
    assert await ids_of(db, subject, Slice(5), Viewer(fan)) == [fan]
    assert await ids_of(db, subject, Slice(5), Viewer(subject)) == [fan]


async def test_an_organisation_has_followers_too(db: Database) -> None:
    fan = await a_person(db)
    organisation = await an_organisation(db, fan)
    await follow(db, viewer=Viewer(fan), subject_id=organisation, now=now())

    assert await ids_of(db, organisation, Slice(5, None, True)) == [fan]


def test_every_statement_that_makes_a_follow_gives_it_its_place() -> None:
    made = [
        path
        for floor in ("graph", "campaigns")
        for path in (ROOT / floor).rglob("cypher/*.cypher")
        if any(
            "FOLLOWS" in line and line.lstrip().startswith(("CREATE", "MERGE")) for line in path.read_text().split("\n")
        )
    ]

    assert len(made) >= 3
    for path in made:
        text = path.read_text(encoding="utf-8")
        missing = [word for word in ("subject_id", "1048576") if word not in text]
        assert missing == [], f"{path.relative_to(ROOT)}: see docs/adr/0008"
