"""`discoverFeed`, `followingFeed`, `cityFeed` and `recordExposures` over GraphQL."""

from typing import Any

import pytest

from core.clock import millis, now
from core.ids import new_id
from core.redis import RedisClient
from graph.database import Database
from graph.fairness import counts
from graph.feeds.pool import make_pool
from schema.nodes import global_id, split_id
from storage.exposures.stream import Batch, batches_after
from storage.ledger.rows import START
from tests.factories.people import a_person, cypher
from tests.factories.works import a_work
from tests.schema.conftest import Api, Client

FEED = """
  nodes {
    reason why { zh en }
    work { id title poster { url } video { url } viewerHasLiked author { id name handle viewerIsFollowing } }
  }
  pageInfo { hasNextPage endCursor }
"""
DISCOVER = f"query ($first: Int, $after: String) {{ discoverFeed(first: $first, after: $after) {{ {FEED} }} }}"
FOLLOWING = f"query {{ followingFeed {{ {FEED} }} }}"
CITY = f"query ($city: ID!) {{ cityFeed(cityId: $city) {{ {FEED} }} }}"
RECORD = """
mutation ($input: RecordExposuresInput!) { recordExposures(input: $input) { recorded errors { code field } } }
"""


async def pooled(db: Database, redis: RedisClient, works: list[str]) -> None:
    for work in works:
        await redis.zadd(counts.NEWEST, {work: millis(now())})
    await make_pool(db, redis, now=now())


async def recorded(client: Client, **given: Any) -> dict[str, Any]:
    asked = {"batchId": new_id(), "surface": "DISCOVER", **given}
    answer: dict[str, Any] = (await client.ask(RECORD, input=asked))["recordExposures"]
    return answer


def ids(feed: dict[str, Any]) -> list[str]:
    return [split_id(node["work"]["id"])[1] for node in feed["nodes"]]


async def mine(redis: RedisClient, work: str) -> list[Batch]:
    return [batch for batch in await all_batches(redis) if any(item.work == work for item in batch.items)]


async def all_batches(redis: RedisClient) -> list[Batch]:
    found: list[Batch] = []
    while some := await batches_after(redis, found[-1].position if found else START, count=500):
        found += some
    return found


async def test_what_was_seen_is_not_discovered_again_and_each_item_says_why(
    api: Api, db: Database, redis: RedisClient
) -> None:
    works = [await a_work(db, await a_person(db)) for _ in range(4)]
    await pooled(db, redis, works)
    client = api.client()
    await client.ask("{ now }")  # gets the cookie that stays with the browser

    before = (await client.ask(DISCOVER, first=100))["discoverFeed"]
    mine_ = [work for work in ids(before) if work in works]
    done = await recorded(client, items=[{"workId": global_id("Work", work), "dwellMs": 900} for work in works[:3]])
    after = (await client.ask(DISCOVER, first=100))["discoverFeed"]

    assert set(mine_) == set(works)
    assert all(node["reason"] and node["why"]["zh"] and node["why"]["en"] for node in before["nodes"])
    assert done == {"recorded": 3, "errors": []}
    assert [work for work in ids(after) if work in works] == [works[3]]


async def test_following_shows_what_was_followed_and_nothing_to_nobody(api: Api, db: Database) -> None:
    viewer, author = await a_person(db), await a_person(db)
    work = await a_work(db, author)
    client = await api.signed_in(viewer)

    empty = (await client.ask(FOLLOWING))["followingFeed"]
    await client.ask(
        "mutation ($id: ID!) { follow(input: {subjectId: $id}) { errors { code } } }", id=global_id("Person", author)
    )
    full = (await client.ask(FOLLOWING))["followingFeed"]

    assert empty["nodes"] == []
    assert ids(full) == [work]
    assert full["nodes"][0]["reason"] == "FOLLOWED"
    assert full["nodes"][0]["work"]["author"]["viewerIsFollowing"] is True
    assert (await api.client().ask(FOLLOWING))["followingFeed"] is None


async def test_first_pages_cost_three_round_trips(api: Api, db: Database, redis: RedisClient) -> None:
    city = new_id()
    await cypher(db, "CREATE (:City {id: $id, name_zh: '某市', name_en: 'Here', people: 9})", id=city)
    authors = [await a_person(db, city_id=city) for _ in range(6)]
    works = [await a_work(db, each, city_id=city) for each in authors]
    await pooled(db, redis, works)
    viewer = await a_person(db)
    for each in authors:
        await cypher(
            db,
            "MATCH (a:Person {id: $a}) MATCH (b:Person {id: $b}) CREATE (a)-[:FOLLOWS {at: 1}]->(b)",
            a=viewer,
            b=each,
        )
    client = await api.signed_in(viewer)

    trips = {}
    for document, variables in ((DISCOVER, {}), (FOLLOWING, {}), (CITY, {"city": global_id("City", city)})):
        data = await client.ask(document, **variables)
        ((name, feed),) = data.items()
        assert feed["nodes"]
        trips[name] = client.trips

    assert trips == {"discoverFeed": 3, "followingFeed": 3, "cityFeed": 3}


async def test_a_batch_counts_once_and_only_what_qualifies(api: Api, db: Database, redis: RedisClient) -> None:
    viewer = await a_person(db)
    shown, short, hidden, own = (
        await a_work(db, await a_person(db)),
        await a_work(db, await a_person(db)),
        await a_work(db, await a_person(db), public=False),
        await a_work(db, viewer),
    )
    client = await api.signed_in(viewer)
    given = {
        "batchId": new_id(),
        "surface": "CITY",
        "items": [
            {"workId": global_id("Work", shown), "dwellMs": 10_000_000, "played": True},
            {"workId": global_id("Work", short), "dwellMs": 499},
            {"workId": global_id("Work", hidden), "dwellMs": 900},
            {"workId": global_id("Work", own), "dwellMs": 900},
        ],
    }

    answers = [await recorded(client, **given) for _ in range(2)]

    (batch,) = await mine(redis, shown)
    assert answers == [{"recorded": 1, "errors": []}] * 2
    assert batch.surface == "CITY"
    assert [(item.work, item.dwell_ms, item.played) for item in batch.items] == [(shown, 600_000, 1)]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"batchId": "no"}, "BAD_BATCH_ID", "batchId"),
        ({"items": []}, "BAD_COUNT", "items"),
        ({"items": [{"workId": "rubbish", "dwellMs": 900}]}, "BAD_ID", "items.0.workId"),
        ({"campaignId": "rubbish"}, "BAD_ID", "campaignId"),
    ],
)
async def test_a_batch_that_cannot_be_is_refused(api: Api, given: dict[str, Any], code: str, field: str) -> None:
    items = [{"workId": global_id("Work", new_id()), "dwellMs": 900}]

    answer = await recorded(api.client(), **({"items": items} | given))

    assert answer == {"recorded": 0, "errors": [{"code": code, "field": field}]}
