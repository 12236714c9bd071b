"""Exposures are recorded once, name no viewer, and go into the store day by day."""

import gzip
from collections.abc import AsyncIterator

import pytest_asyncio

from core.clock import DAY_MS
from core.ids import new_id
from core.redis import RedisClient
from core.settings import Settings
from storage.exposures.days import DAYS, Sum, archive, archived_day, key_of, open_day, sums_key
from storage.exposures.stream import MOST_SEEN, Shown, Surface, batches_after, record, seen_among, seen_key
from storage.ledger.rows import START
from tests.factories.ledger import Shelf, redis_aside, shelf_of


@pytest_asyncio.fixture(loop_scope="session")
async def aside(settings: Settings) -> AsyncIterator[RedisClient]:
    """Redis with no exposures, which no worker folds."""
    async with redis_aside(settings, 10) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session")
async def shelf(settings: Settings) -> AsyncIterator[Shelf]:
    async with shelf_of(settings) as opened:
        yield opened


async def sent(redis: RedisClient, viewer: str, batch: str, *items: Shown, surface: Surface = Surface.DISCOVER) -> int:
    return await record(redis, viewer=viewer, batch_id=batch, surface=surface, campaign_id="", items=items)


async def test_a_batch_that_is_sent_again_is_recorded_once(aside: RedisClient) -> None:
    items = [Shown("w1", "c1", 900), Shown("w2", "c2", 1_200, True)]

    answers = [await sent(aside, "v1", "batch-1", *items) for _ in range(3)]

    (batch,) = await batches_after(aside, START, count=10)
    assert answers == [2, 2, 2]
    assert [tuple(item) for item in batch.items] == [("w1", "c1", 900, 1, 0), ("w2", "c2", 1_200, 1, 1)]
    assert batch.surface is Surface.DISCOVER


async def test_the_same_batch_id_of_another_viewer_is_another_batch(aside: RedisClient) -> None:
    for viewer in ("v1", "v2"):
        await sent(aside, viewer, "batch-1", Shown("w1", "c1", 900))

    assert len(await batches_after(aside, START, count=10)) == 2


async def test_a_work_counts_once_a_day_for_a_viewer_however_often_it_is_sent(aside: RedisClient) -> None:
    await sent(aside, "v1", "batch-1", Shown("w1", "c1", 900))
    await sent(aside, "v1", "batch-2", Shown("w1", "c1", 700, True))
    await sent(aside, "v1", "batch-3", Shown("w1", "c1", 500, True))
    await aside.zincrby(seen_key("v1"), -DAY_MS, "w1")  # as if it had been yesterday
    await sent(aside, "v1", "batch-4", Shown("w1", "c1", 600))

    items = [batch.items[0] for batch in await batches_after(aside, START, count=10)]
    assert [(item.seen, item.played) for item in items] == [(1, 0), (0, 1), (0, 0), (1, 0)]
    assert [item.dwell_ms for item in items] == [900, 700, 500, 600]


async def test_a_row_names_no_viewer(aside: RedisClient) -> None:
    viewer = new_id()
    await sent(aside, viewer, "batch-1", Shown("w1", "c1", 900))

    rows = await aside.execute_command("XRANGE", "kindred:exposures", "-", "+")

    assert viewer.encode() not in repr(rows).encode()


async def test_what_a_viewer_has_seen_is_bounded_and_expires(aside: RedisClient) -> None:
    await aside.zadd(seen_key("v1"), {f"old-{n}": n for n in range(MOST_SEEN)})

    await sent(aside, "v1", "batch-1", Shown("w1", "c1", 900), Shown("w2", "c1", 900))

    assert await aside.zcard(seen_key("v1")) == MOST_SEEN
    assert await aside.ttl(seen_key("v1")) > 0
    asked = ["w1", "w2", "w3", "old-0", "old-2"]
    assert await seen_among(aside, viewer="v1", work_ids=asked) == {"w1", "w2", "old-2"}
    assert await seen_among(aside, viewer="v2", work_ids=asked) == set()


async def test_a_day_that_is_over_goes_into_the_store_and_stays_as_it_was(aside: RedisClient, shelf: Shelf) -> None:
    for day, seen in (("2026-11-22", 3), ("2026-11-23", 5)):
        await aside.sadd(DAYS, day)
        await aside.hset(sums_key(day), mapping={"CITY||w1|i": seen, "CITY||w1|d": 900, "CITY|c9|w1|p": 1})

    moved = await archive(aside, shelf, before="2026-11-23")
    again = await archive(aside, shelf, before="2026-11-23")

    assert (moved, again) == (["2026-11-22"], [])
    assert await archived_day(shelf, "2026-11-22") == [
        Sum("CITY", "", "w1", 3, 0, 900),
        Sum("CITY", "c9", "w1", 0, 1, 0),
    ]
    assert await open_day(aside, "2026-11-22") == []
    assert (await open_day(aside, "2026-11-23"))[0].impressions == 5
    assert gzip.decompress(await shelf.read(key_of("2026-11-22")) or b"").count(b"\n") == 1
