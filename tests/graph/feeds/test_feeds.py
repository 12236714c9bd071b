"""Three feeds: what each shows, what none may show, and what a page costs."""

from datetime import date

import pytest
from neo4j import AsyncDriver

from core.clock import millis, now
from core.errors import Denied
from core.ids import new_id
from core.paging import Slice
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.fairness import counts
from graph.fairness.ranking import Reason
from graph.feeds import queries
from graph.feeds.pool import make_pool
from graph.feeds.queries import Feed, city_feed, discover_feed, following_feed
from storage.exposures.stream import Shown, Surface, record
from tests.factories.people import a_person, cypher
from tests.factories.works import a_work

FOLLOW = "MATCH (a:Person {id: $a}) MATCH (b:Person {id: $b}) CREATE (a)-[:FOLLOWS {at: $at}]->(b)"


async def follow(db: Database, viewer: str, *authors: str) -> None:
    for each in authors:
        await cypher(db, FOLLOW, a=viewer, b=each, at=millis(now()))


async def edge(db: Database, a: str, kind: str, b: str) -> None:
    await cypher(
        db, f"MATCH (a:Person {{id: $a}}) MATCH (b:Person {{id: $b}}) CREATE (a)-[:{kind} {{at: 1}}]->(b)", a=a, b=b
    )


async def pooled(db: Database, redis: RedisClient, *works: str) -> None:
    """As if the fold had met these publications, and the worker had made the pool of them."""
    at = millis(now())
    for number, work in enumerate(works):
        await redis.zadd(counts.NEWEST, {work: at + number})
        await redis.zadd(counts.BELOW, {work: at + number})
    await make_pool(db, redis, now=now())


async def saw(redis: RedisClient, viewer: str, *works: str) -> None:
    items = [Shown(work, "c", 900) for work in works]
    await record(redis, viewer=viewer, batch_id=new_id(), surface=Surface.DISCOVER, campaign_id="", items=items)


async def discover(
    db: Database,
    redis: RedisClient,
    viewer: str | None = None,
    first: int = 20,
    after: tuple[object, ...] | None = None,
) -> Feed:
    who = Viewer(viewer) if viewer else None
    page = Slice(first, after)  # type: ignore[arg-type]
    return await discover_feed(db, redis, viewer=who, visitor="browser", page=page, now=now())


def ids(feed: Feed) -> list[str]:
    return [item.work.id for item in feed.page.items]


async def following(db: Database, viewer: str, first: int = 20, after: tuple[int, str] | None = None) -> Feed:
    return await following_feed(db, viewer=Viewer(viewer), page=Slice(first, after), now=now())


async def test_following_shows_the_newest_first_in_pages_that_stay(db: Database) -> None:
    viewer, one, two, other = [await a_person(db) for _ in range(4)]
    await follow(db, viewer, one, two)
    at = millis(now())
    works = [await a_work(db, (one, two)[n % 2], published_at=at + n) for n in range(5)]
    await a_work(db, other)

    first = await following(db, viewer, 2)
    newer = await a_work(db, one, published_at=at + 99)
    second = await following(db, viewer, 2, first.page.keys[-1])  # type: ignore[arg-type]
    third = await following(db, viewer, 2, second.page.keys[-1])  # type: ignore[arg-type]

    assert ids(first) + ids(second) + ids(third) == works[::-1]
    assert [feed.page.has_next for feed in (first, second, third)] == [True, True, False]
    assert first.page.items[0].why.reason is Reason.FOLLOWED
    assert ids(await following(db, viewer, 1)) == [newer]


async def test_following_is_of_the_signed_in(db: Database) -> None:
    with pytest.raises(Denied):
        await following_feed(db, viewer=None, page=Slice(), now=now())


async def test_following_costs_two_round_trips_whatever_there_is(db: Database) -> None:
    trips = []
    for many in (1, 6):
        viewer = await a_person(db)
        for _ in range(many):
            author = await a_person(db)
            await follow(db, viewer, author)
            for _ in range(many):
                await a_work(db, author)
        before = db.trips
        await following(db, viewer)
        trips.append(db.trips - before)

    assert trips == [2, 2]


async def hits(db: Database, viewer: str) -> int:
    """Database hits of the following feed's statement for a first page."""
    driver: AsyncDriver = db._driver
    params = {"viewer_id": viewer, "adult_born_by": "2008-11-24", "before_at": 2**53, "before_id": "", "limit": 21}
    text = load(queries.__file__, "following").text
    _, summary, _ = await driver.execute_query(f"PROFILE {text}", params)

    def total(plan: dict) -> int:  # type: ignore[type-arg]
        return int(plan.get("dbHits", 0)) + sum(total(child) for child in plan.get("children", []))

    assert summary.profile is not None
    return total(summary.profile)


async def test_an_author_with_thousands_of_works_costs_no_more_than_one_with_a_page_of_them(db: Database) -> None:
    costs = []
    for many in (40, 4_000):
        viewer, author = await a_person(db), await a_person(db)
        await follow(db, viewer, author)
        at = millis(now())
        await cypher(
            db,
            "MATCH (p:Person {id: $id}) UNWIND $rows AS row CREATE (p)-[:MADE {at: 1}]->(w:Work) SET w = row",
            id=author,
            rows=[
                {
                    "id": new_id(),
                    "upload_id": new_id(),
                    "author_id": author,
                    "title": "x",
                    "state": "READY",
                    "created_at": at + n,
                    "published_at": at + n,
                }
                for n in range(many)
            ],
        )
        costs.append(await hits(db, viewer))

    assert costs[1] <= costs[0] * 1.1, costs


async def test_discover_shows_what_was_not_seen_and_says_why(db: Database, aside: RedisClient) -> None:
    authors = [await a_person(db) for _ in range(6)]
    works = [await a_work(db, each) for each in authors]
    viewer = await a_person(db)
    await follow(db, viewer, authors[0])
    await pooled(db, aside, *works)

    before = await discover(db, aside, viewer)
    await saw(aside, viewer, *works[1:4])
    after = await discover(db, aside, viewer)

    assert set(ids(before)) == set(works)
    assert set(ids(after)) == {works[0], works[4], works[5]}
    reasons = {item.work.id: item.why.reason for item in before.page.items}
    assert set(reasons.values()) >= {Reason.FLOOR, Reason.FOLLOWED} or reasons[works[0]] is Reason.FLOOR
    assert all(item.why.zh and item.why.en for item in before.page.items)
    assert [item.follows for item in before.page.items if item.work.id == works[0]] == [True]


async def test_discover_works_signed_out(db: Database, aside: RedisClient) -> None:
    works = [await a_work(db, await a_person(db)) for _ in range(3)]
    await pooled(db, aside, *works)

    assert set(ids(await discover(db, aside))) == set(works)


async def test_pages_of_discover_stay_while_new_works_arrive(db: Database, aside: RedisClient) -> None:
    works = [await a_work(db, await a_person(db)) for _ in range(7)]
    await pooled(db, aside, *works)

    first = await discover(db, aside, first=3)
    await pooled(db, aside, *[await a_work(db, await a_person(db)) for _ in range(3)])
    await saw(aside, "browser", *ids(first))
    second = await discover(db, aside, first=3, after=first.page.keys[-1])
    third = await discover(db, aside, first=3, after=second.page.keys[-1])

    assert sorted(ids(first) + ids(second) + ids(third)) == sorted(works)
    assert [feed.page.has_next for feed in (first, second, third)] == [True, True, False]


async def test_discover_goes_on_with_what_was_not_seen_when_its_list_is_gone(db: Database, aside: RedisClient) -> None:
    works = [await a_work(db, await a_person(db)) for _ in range(5)]
    await pooled(db, aside, *works)
    first = await discover(db, aside, first=3)
    await saw(aside, "browser", *ids(first))

    rest = await discover(db, aside, first=3, after=("gone", 3))

    assert sorted(ids(first) + ids(rest)) == sorted(works)


async def test_no_feed_shows_what_it_may_not(db: Database, aside: RedisClient) -> None:
    city = await a_city(db)
    viewer, blocked, blocking, muted, secret, fine, hidden = [await a_person(db, city_id=city) for _ in range(7)]
    minor = await a_person(db, born=date(now().year - 12, 1, 1), city_id=city)
    await edge(db, viewer, "BLOCKS", blocked)
    await edge(db, blocking, "BLOCKS", viewer)
    await edge(db, viewer, "MUTES", muted)
    await cypher(db, "MATCH (a:Person {id: $id}) SET a.is_private = true", id=secret)
    await follow(db, viewer, blocked, blocking, muted, minor, fine, hidden)
    works = [await a_work(db, each, city_id=city) for each in (blocked, blocking, muted, minor, secret, viewer)]
    works.append(await a_work(db, hidden, city_id=city, public=False))
    shown = await a_work(db, fine, city_id=city)
    await pooled(db, aside, *works, shown)

    everything = [
        await discover(db, aside, viewer),
        await following(db, viewer),
        await city_feed(db, aside, viewer=Viewer(viewer), visitor="", city_id=city, page=Slice(), now=now()),
    ]

    assert [ids(feed) for feed in everything] == [[shown]] * 3


async def test_a_block_holds_on_a_later_page_too(db: Database, aside: RedisClient) -> None:
    viewer = await a_person(db)
    authors = {await a_work(db, author): author for author in [await a_person(db) for _ in range(4)]}
    await pooled(db, aside, *authors)
    first = await discover(db, aside, viewer, first=2)
    left = [work for work in authors if work not in ids(first)]
    await edge(db, viewer, "BLOCKS", authors[left[0]])

    second = await discover(db, aside, viewer, first=2, after=first.page.keys[-1])

    assert ids(second) == [left[1]]


async def test_first_pages_cost_two_round_trips(db: Database, aside: RedisClient) -> None:
    city = await a_city(db)
    viewer = await a_person(db)
    works = [await a_work(db, await a_person(db, city_id=city), city_id=city) for _ in range(8)]
    await pooled(db, aside, *works)

    trips = []
    for read in (
        discover(db, aside, viewer),
        city_feed(db, aside, viewer=Viewer(viewer), visitor="", city_id=city, page=Slice(), now=now()),
    ):
        before = db.trips
        assert len(ids(await read)) == 8
        trips.append(db.trips - before)

    assert trips == [2, 2]


async def a_city(db: Database, *, near: list[str] | None = None) -> str:
    city = new_id()
    await cypher(
        db,
        "CREATE (:City {id: $id, name_zh: '某市', name_en: 'Somewhere', people: 9, near_1: [], near_2: $near})",
        id=city,
        near=near or [],
    )
    return city


async def test_a_city_where_few_live_is_widened_and_one_where_enough_live_is_not(
    db: Database, aside: RedisClient
) -> None:
    large = await a_city(db)
    small = await a_city(db, near=[large])
    alone = await a_city(db)
    in_large = [await a_work(db, await a_person(db, city_id=large), city_id=large) for _ in range(6)]
    in_small = [await a_work(db, await a_person(db, city_id=small), city_id=small) for _ in range(2)]
    await a_work(db, await a_person(db, city_id=alone), city_id=alone)

    async def shown(city: str) -> Feed:
        return await city_feed(db, aside, viewer=None, visitor="browser", city_id=city, page=Slice(), now=now())

    wide = await shown(small)
    assert set(ids(wide)) == {*in_large, *in_small}
    assert set(ids(await shown(large))) == set(in_large)
    assert ids(await shown(alone)) == []
    assert ids(await shown(new_id())) == []
    near = {item.why.en for item in wide.page.items if item.why.reason is Reason.NEAR}
    assert near <= {"From Somewhere, nearby.", "From Somewhere."}


async def test_a_home_town_shows_those_who_come_from_there_and_live_elsewhere(db: Database, aside: RedisClient) -> None:
    home, away = await a_city(db), await a_city(db)
    people = [await a_person(db, city_id=away) for _ in range(5)] + [await a_person(db, city_id=home)]
    for each in people:
        await cypher(
            db, "MATCH (p:Person {id: $id}) MATCH (c:City {id: $c}) CREATE (p)-[:COMES_FROM]->(c)", id=each, c=home
        )
    works = [await a_work(db, each, home_id=home) for each in people]

    async def shown(city: str) -> list[str]:
        feed = await city_feed(db, aside, viewer=None, visitor="b", city_id=city, page=Slice(), now=now(), of_home=True)
        return ids(feed)

    assert set(await shown(home)) == set(works[:5])
    assert await shown(away) == []


async def test_what_somebody_made_leaves_the_feed_of_the_city_they_left(db: Database, aside: RedisClient) -> None:
    city = await a_city(db)
    people = [await a_person(db, city_id=city) for _ in range(6)]
    works = [await a_work(db, each, city_id=city) for each in people]
    await cypher(db, "MATCH (:Person {id: $id})-[l:LIVES_IN]->() DELETE l", id=people[0])

    feed = await city_feed(db, aside, viewer=None, visitor="b", city_id=city, page=Slice(), now=now())

    assert set(ids(feed)) == set(works[1:])


async def test_the_pool_drops_what_is_gone_and_owes_nothing_that_was_paid(db: Database, aside: RedisClient) -> None:
    gone, paid, owed = [await a_work(db, await a_person(db)) for _ in range(3)]
    await aside.hset(counts.IMPRESSIONS, paid, 1_000)
    await pooled(db, aside, gone, paid, owed)
    await cypher(db, "MATCH (w:Work {id: $id}) SET w.published_at = null", id=gone)

    pool = await make_pool(db, aside, now=now())
    same = await make_pool(db, aside, now=now())

    assert {each.work_id for each in pool.works} == {paid, owed}
    assert {each.decode() for each in await aside.zrange(counts.BELOW, 0, -1)} == {owed}
    assert pool.version == same.version
