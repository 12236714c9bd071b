"""Jobs on exposures and feeds: each may run twice; together they take a work from its publication to its figures."""

from typing import Any

import pytest_asyncio

from core.clock import millis, now
from core.ids import new_id
from core.redis import RedisClient
from core.settings import Settings
from graph.database import Database
from graph.fairness import counts
from graph.fairness.queries import fairness
from graph.feeds.pool import pool_of
from storage.exposures.stream import Shown, Surface, record
from storage.store import Store
from tests.factories.ledger import redis_aside
from tests.factories.people import a_person, cypher
from tests.factories.works import a_work
from tests.graph.fairness.test_fold import skip_published
from workers import fairness as jobs
from workers import feeds


@pytest_asyncio.fixture(loop_scope="session")
async def ctx(settings: Settings, db: Database, store: Store) -> Any:
    """What a worker gives its jobs, over streams that no other worker folds."""
    async with redis_aside(settings, 13) as client:
        yield {"db": db, "store": store, "redis_client": client}


async def test_a_publication_is_offered_shown_and_counted(ctx: dict[str, Any], db: Database) -> None:
    redis: RedisClient = ctx["redis_client"]
    await skip_published(redis)
    at = millis(now()) - 20_000
    work = await a_work(db, await a_person(db), published_at=at)
    await redis.hset(counts.AT, "published", f"{at - 1} ")
    creator = str((await cypher(db, "MATCH (w:Work {id: $id})<-[:MADE]-(p) RETURN p.ledger_id", id=work))[0][0])

    for _ in range(2):
        await jobs.fold_exposures(ctx)
        await feeds.make_feed_pool(ctx)
    offered = {each.work_id for each in (await pool_of(redis)).works}
    await record(
        redis,
        viewer=new_id(),
        batch_id=new_id(),
        surface=Surface.CITY,
        campaign_id="",
        items=[Shown(work, creator, 900, True)],
    )
    for _ in range(2):
        await jobs.fold_exposures(ctx)
        await jobs.publish_fairness(ctx)
        await jobs.archive_exposures(ctx)

    found = await fairness(redis, surface=Surface.CITY)
    rows = await cypher(db, "MATCH (w:Work {id: $id}) RETURN w.impression_count", id=work)
    assert work in offered
    assert found is not None
    assert (found.plays, found.impressions) == (1, 1)
    assert rows[0][0] == 1
