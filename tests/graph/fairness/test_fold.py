"""The fold counts each row once, goes on after a restart, and tells the graph and the page."""

import asyncio
from datetime import timedelta
from fractions import Fraction

import orjson
import pytest

from core.clock import from_millis, millis, now
from core.ids import new_id
from core.redis import RedisClient
from graph.database import Database
from graph.fairness import counts
from graph.fairness.archive import archive_folded, scan_again
from graph.fairness.control import Controller, Policy
from graph.fairness.fold import Fold, how_far
from graph.fairness.measures import measure
from graph.fairness.publish import keep_impressions, publish
from graph.fairness.queries import fairness, fairness_of_campaigns
from graph.fairness.recount import kept, recount
from storage.exposures.days import archived_day, open_day
from storage.exposures.stream import STREAM, Shown, Surface, record
from storage.ledger.rows import Row
from storage.store import Store
from tests.factories.ledger import Sheet, Shelf, write_rows
from tests.factories.people import a_person, cypher
from tests.factories.works import a_work

POLICY = Policy(every=10, floor=3)
AT = millis(now()) - 3_600_000


async def skip_published(redis: RedisClient) -> None:
    """The works of other tests are not this one's: the fold begins behind them."""
    state = {"price": 0.0, "impressions": 0, "played": 0, "last_sum": 0, "last_plays": 0}
    coefficient = {"price": 0.0, "line": 1, "share": 0.0, "plays": 0, "rate": 0.5}
    at = {
        "version": "0",
        "exposures": "0-0",
        "ledger": "0-0",
        "published": f"{millis(now())} z",
        "state": orjson.dumps(state),
        "coefficient": orjson.dumps(coefficient),
    }
    await redis.hset(counts.AT, mapping=at)


async def made(db: Database, many: int) -> list[tuple[str, str]]:
    """Works, each with what the ledger calls who made it."""
    found = []
    for _ in range(many):
        person = await a_person(db)
        work = await a_work(db, person)
        rows = await cypher(db, "MATCH (p:Person {id: $id}) RETURN p.ledger_id", id=person)
        found.append((work, str(rows[0][0])))
    return found


async def shown(redis: RedisClient, *items: Shown, surface: Surface = Surface.DISCOVER, viewer: str = "") -> None:
    await record(redis, viewer=viewer or new_id(), batch_id=new_id(), surface=surface, campaign_id="", items=items)


async def held(redis: RedisClient, key: str) -> dict[str, int]:
    return {name.decode(): int(value) for name, value in (await redis.hgetall(key)).items()}


async def test_counts_plays_and_impressions_once_however_often_it_runs(
    db: Database, store: Store, aside: RedisClient
) -> None:
    await skip_published(aside)
    (one, by_one), (two, by_two) = await made(db, 2)
    sheet = Sheet()
    for n in range(3):
        sheet.play(AT + n, one, f"viewer-{n}")
    sheet.play(AT + 9, two, by_two)  # one's own
    await write_rows(aside, sheet.rows)
    for _ in range(4):
        await shown(aside, Shown(one, by_one, 1_000, True), Shown(two, by_two, 500))

    folds = [Fold(db, store, aside, POLICY) for _ in range(3)]
    await asyncio.gather(*(each.catch_up(now()) for each in folds))
    await Fold(db, store, aside, POLICY).catch_up(now())

    assert await held(aside, counts.IMPRESSIONS) == {one: 4, two: 4}
    assert await held(aside, counts.plays_key(counts.ALL)) == {by_one: 3, by_two: 0}
    assert await held(aside, counts.plays_key("DISCOVER")) == {by_one: 4}
    assert await held(aside, counts.TOTALS) == {"DISCOVER|i": 8, "DISCOVER|p": 4, "DISCOVER|d": 6_000}
    assert (await how_far(aside)).coefficient.rate == 0.5


async def test_goes_on_after_a_restart_as_if_it_had_not_stopped(db: Database, store: Store, aside: RedisClient) -> None:
    await skip_published(aside)
    works = await made(db, 6)
    sheet = Sheet()
    rows: list[Row] = sheet.rows
    for n in range(240):
        work, _ = works[0 if n % 3 else n // 3 % 6]
        sheet.play(AT + n, work, f"viewer-{n}")

    policy = Policy(every=10, top=Fraction(1, 2))
    uncut = Controller(policy)
    for _, creator in works:
        uncut.head.join(creator)

    for start in range(0, 240, 40):
        await write_rows(aside, rows[start : start + 40])
        await Fold(db, store, aside, policy).catch_up(now())  # a new process each time

    uncut.record([dict(works)[row.work] for row in rows], 0, 0)
    at = await how_far(aside)
    assert at.state == uncut.state
    assert at.coefficient == uncut.coefficient
    assert at.coefficient.price > 0


async def test_creators_whom_nobody_plays_are_counted_too(db: Database, store: Store, aside: RedisClient) -> None:
    await skip_published(aside)
    works = await made(db, 4)
    await aside.hset(counts.AT, "published", f"{millis(now()) - 60_000} ")

    fold = Fold(db, store, aside, POLICY)
    await fold.catch_up(now() + timedelta(seconds=20))
    sheet = Sheet()
    for n in range(8):
        sheet.play(AT + n, works[0][0], f"viewer-{n}")
    await write_rows(aside, sheet.rows)
    await fold.catch_up(now())
    await publish(aside, now_ms=AT)

    held_ = await held(aside, counts.plays_key(counts.ALL))
    found = await fairness(aside, surface=None)
    assert {creator: held_[creator] for _, creator in works} == {works[0][1]: 8, **{c: 0 for _, c in works[1:]}}
    assert found is not None
    assert found.gini == float(measure(held_.values()).gini) > 0.7
    assert (found.plays, found.counted_at) == (8, AT)
    assert found.since is not None
    assert found.head + found.tail == pytest.approx(1)
    assert (found.curve[0], found.curve[-1]) == ((0, 0), (1, 1))
    assert {work for work, _ in works} <= {each.decode() for each in await aside.zrange(counts.BELOW, 0, -1)}


async def test_figures_of_a_campaign_are_those_of_its_entries(db: Database, store: Store, aside: RedisClient) -> None:
    await skip_published(aside)
    works = await made(db, 3)
    campaign, sheet = new_id(), Sheet()
    for n, (work, creator) in enumerate(works):
        sheet.entry(AT + n, campaign, new_id(), creator, "", work)
    sheet.play(AT + 10, works[0][0], "viewer", campaign)
    sheet.play(AT + 11, works[1][0], "viewer")
    await write_rows(aside, sheet.rows)

    await Fold(db, store, aside, POLICY).catch_up(now())
    await publish(aside, now_ms=AT)

    found, unknown = await fairness_of_campaigns(aside, ids=[campaign, new_id()])
    assert found is not None
    assert (found.creators, found.plays) == (3, 1)
    assert unknown is None


async def test_what_was_folded_leaves_the_stream_once_its_day_is_in_the_store(
    db: Database, store: Store, aside: RedisClient, shelf: Shelf
) -> None:
    await skip_published(aside)
    ((work, creator),) = await made(db, 1)
    await shown(aside, Shown(work, creator, 900))
    day = now().date().isoformat()
    later = now() + timedelta(days=2)

    unfolded = await archive_folded(aside, shelf, now=later)
    kept = await aside.xlen(STREAM)
    await Fold(db, store, aside, POLICY).catch_up(now())
    sums = await open_day(aside, day)
    moved = await archive_folded(aside, shelf, now=later)

    assert (unfolded, kept) == ([], 1)
    assert moved == [day]
    assert await archived_day(shelf, day) == sums
    assert [(each.work, each.impressions, each.dwell_ms) for each in sums] == [(work, 1, 900)]
    assert await aside.xlen(STREAM) == 0
    assert await held(aside, counts.IMPRESSIONS) == {work: 1}


async def test_tells_the_graph_how_often_works_were_shown_in_one_write(
    db: Database, store: Store, aside: RedisClient
) -> None:
    await skip_published(aside)
    works = await made(db, 5)
    for _ in range(2):
        await shown(aside, *(Shown(work, creator, 800) for work, creator in works))
    await Fold(db, store, aside, POLICY).catch_up(now())
    before = db.trips

    done = await keep_impressions(db, aside)

    assert (done, db.trips - before) == (5, 1)
    rows = await cypher(
        db, "UNWIND $ids AS id MATCH (w:Work {id: id}) RETURN w.impression_count", ids=[work for work, _ in works]
    )
    assert [row[0] for row in rows] == [2] * 5
    assert await keep_impressions(db, aside) == 0


async def test_a_second_reading_of_publications_owes_nothing_twice(
    db: Database, store: Store, aside: RedisClient
) -> None:
    await skip_published(aside)
    ((work, creator),) = await made(db, 1)
    for _ in range(POLICY.floor):
        await shown(aside, Shown(work, creator, 800))
    await Fold(db, store, aside, POLICY).catch_up(now())

    await scan_again(aside)
    await aside.hset(counts.AT, "published", f"{millis(now()) - 60_000} ")
    await Fold(db, store, aside, POLICY).catch_up(from_millis(millis(now()) + 20_000))

    assert await aside.zscore(counts.NEWEST, work) is not None
    assert await aside.zscore(counts.BELOW, work) is None


async def test_counting_anew_from_what_is_kept_for_ever_gives_the_same(
    db: Database, store: Store, aside: RedisClient, shelf: Shelf
) -> None:
    await skip_published(aside)
    works = await made(db, 3)
    sheet = Sheet()
    for n in range(30):
        sheet.play(AT + n, works[n % 2][0], works[0][1] if n % 5 == 0 else f"viewer-{n}")
    await write_rows(aside, sheet.rows)
    await shown(aside, *(Shown(work, creator, 800) for work, creator in works))
    await Fold(db, store, aside, POLICY).catch_up(now())
    in_redis = await recount(db, shelf, aside)
    await archive_folded(aside, shelf, now=now() + timedelta(days=2))

    before, in_store = await kept(aside), await recount(db, shelf, aside)

    assert before == in_redis == in_store
    assert (sum(before.plays.values()), sum(before.impressions.values())) == (30 - 3, 3)
