"""A publication costs the same writes whether ten or five thousand follow who made it."""

from neo4j import AsyncDriver

from core.clock import from_millis, millis, now
from core.redis import RedisClient
from graph.cypher import load
from graph.database import Database
from graph.fairness import counts
from graph.fairness.fold import Fold
from graph.feeds.pool import make_pool
from graph.works import processing
from storage.store import Store
from tests.factories.people import a_person, cypher
from tests.factories.works import a_work
from tests.graph.fairness.test_fold import skip_published


async def followed_by(db: Database, many: int) -> str:
    """A person with so many followers."""
    author = await a_person(db)
    await cypher(
        db,
        "MATCH (a:Person {id: $id}) UNWIND range(1, $many) AS n "
        "CREATE (:Account:Person {id: $id + '-' + n, handle_key: $id + '-' + n})-[:FOLLOWS {at: n}]->(a)",
        id=author,
        many=many,
    )
    return author


async def published(db: Database, store: Store, redis: RedisClient, author: str) -> dict[str, int]:
    """What it costs that a work of the author becomes public and reaches the feeds."""
    work = await a_work(db, author, public=False, state="PROCESSING")
    at = millis(now())
    await skip_published(redis)
    await redis.hset(counts.AT, "published", f"{at} ")
    driver: AsyncDriver = db._driver
    params = {"work_id": work, "video": {"video_key": "v"}, "adult_born_by": "2008-11-24", "now": at}
    _, summary, _ = await driver.execute_query(f"PROFILE {load(processing.__file__, 'ready').text}", params)
    changed = summary.counters
    trips, keys = db.trips, await redis.dbsize()

    await Fold(db, store, redis).step(from_millis(at + 20_000))
    await make_pool(db, redis, now=from_millis(at + 20_000))

    assert await redis.zscore(counts.NEWEST, work) is not None
    assert summary.profile is not None
    return {
        "properties": changed.properties_set,
        "relationships": changed.relationships_created,
        "nodes": changed.nodes_created,
        "hits": hits(summary.profile),
        "trips": db.trips - trips,
        "keys": await redis.dbsize() - keys,
    }


def hits(plan: dict) -> int:  # type: ignore[type-arg]
    return int(plan.get("dbHits", 0)) + sum(hits(child) for child in plan.get("children", []))


async def test_publishing_writes_nothing_for_followers(db: Database, store: Store, aside: RedisClient) -> None:
    few = await published(db, store, aside, await followed_by(db, 10))
    await aside.flushdb()
    many = await published(db, store, aside, await followed_by(db, 5_000))

    assert few == many
