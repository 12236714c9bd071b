"""Reads of the three feeds. Each page is a fixed number of round trips, whoever follows whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.clock import millis
from core.paging import Page, Slice
from core.redis import RedisClient
from graph.access.age import adult_born_by
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from graph.fairness.fold import POLICY, how_far
from graph.fairness.ranking import Candidate, Reason
from graph.feeds.lists import Listed, keep, kept, ranked, relevance, token_of
from graph.feeds.model import FLOOR_OF_PEOPLE, Item, Place, why
from graph.feeds.pool import Pooled, counted, pool_of
from graph.interactions.model import Actor
from graph.works.queries import works_by_ids
from storage.exposures.stream import seen_among

FOLLOWING_KEY = (int, str)
RANKED_KEY = (str, int)
_EACH_CITY = 60
_PER_CITY_FEED = 300


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed, and the viewer as the ledger knows them, where the reads said so."""

    page: Page[Item]
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class _Standing:
    city_id: str | None = None
    actor: Actor | None = None
    followed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


async def following_feed(db: Database, *, viewer: Viewer | None, page: Slice, now: datetime) -> Feed:
    """What those whom the viewer follows have published, newest first; seen or not. Two round trips.

    Pulled when it is read: a publication writes nothing for its author's followers.
    """
    at, last = page.after or (2**53, "")
    rows = await db.read(
        load(__file__, "following"),
        viewer_id=signed_in(viewer).person_id,
        adult_born_by=adult_born_by(now),
        before_at=at,
        before_id=last,
        limit=page.limit,
    )
    shown = rows[: page.first]
    works = await works_by_ids(db, viewer=viewer, ids=[row[0] for row in shown], now=now) if shown else {}
    rows_shown = [row for row in shown if row[0] in works]
    items = [Item(works[row[0]], why(Reason.FOLLOWED), True) for row in rows_shown]
    keys = [(row[1], row[0]) for row in rows_shown]
    return Feed(Page(items, keys, len(rows) > page.first), _actor(rows[0][2], rows[0][3]) if rows else None)


async def discover_feed(
    db: Database, redis: RedisClient, *, viewer: Viewer | None, visitor: str, page: Slice, now: datetime
) -> Feed:
    """Works that the viewer has not seen, as the ranker orders them. At most two round trips to the graph."""
    pool = await pool_of(redis)
    token, start = page.after or ("", 0)
    listed = await kept(redis, str(token)) if token else None
    if listed is not None:
        return await _rest(db, str(token), listed, int(start), viewer=viewer, page=page, now=now)
    who = viewer.person_id if viewer else None
    seen = await seen_among(redis, viewer=who or visitor, work_ids=[each.work_id for each in pool.works])
    left = [each for each in pool.works if each.work_id not in seen and each.author_id != who]
    standing = await _standing(db, viewer, sorted({each.author_id for each in left}))
    token = token_of("discover", who, pool.version, sorted(seen), sorted(standing.followed), sorted(standing.hidden))
    listed = await kept(redis, token)
    if listed is None:
        left = [each for each in left if each.author_id not in standing.hidden]
        candidates = [_candidate(each, standing, standing.city_id, pool.made_at) for each in left]
        authors = {each.work_id: each.author_id for each in left}
        order = ranked(candidates, coefficient=pool.coefficient, policy=POLICY, seed=token)
        listed = [Listed(work, authors[work], reason.value) for work, reason in order]
        await keep(redis, token, listed)
    return await _page(db, token, listed, 0, standing, viewer=viewer, page=page, now=now)


async def city_feed(
    db: Database,
    redis: RedisClient,
    *,
    viewer: Viewer | None,
    visitor: str,
    city_id: str,
    page: Slice,
    now: datetime,
    of_home: bool = False,
) -> Feed:
    """As `discover_feed`, of those who live in a city or, where too few do, near it. Two round trips to the graph.

    With `of_home`, of those who come from there and live elsewhere.
    """
    token, start = page.after or ("", 0)
    listed = await kept(redis, str(token)) if token else None
    if listed is not None:
        return await _rest(db, str(token), listed, int(start), viewer=viewer, page=page, now=now)
    who = viewer.person_id if viewer else None
    rows = await db.read(
        load(__file__, "home_town") if of_home else load(__file__, "city"),
        city_id=city_id,
        viewer_id=who,
        adult_born_by=adult_born_by(now),
        floor=FLOOR_OF_PEOPLE,
        each=_EACH_CITY,
        limit=_PER_CITY_FEED,
    )
    seen = await seen_among(redis, viewer=who or visitor, work_ids=[row[0] for row in rows])
    rows = [row for row in rows if row[0] not in seen]
    standing = _Standing(
        actor=_actor(rows[0][9], rows[0][10]) if rows and rows[0][9] else None,
        followed=frozenset(row[1] for row in rows if row[8]),
    )
    works = await counted(redis, [(row[0], row[1], row[2], row[3], row[4]) for row in rows])
    token = token_of("city", of_home, city_id, who, works)
    listed = await kept(redis, token)
    if listed is None:
        coefficient = (await how_far(redis)).coefficient
        candidates = [_candidate(each, _Standing(), each.city_id, millis(now)) for each in works]
        order = ranked(candidates, coefficient=coefficient, policy=POLICY, seed=token)
        of = {row[0]: row for row in rows}
        listed = [
            Listed(work, of[work][1], reason.value, (of[work][5], of[work][6], of[work][7] > 0))
            for work, reason in order
        ]
        await keep(redis, token, listed)
    return await _page(db, token, listed, 0, standing, viewer=viewer, page=page, now=now)


async def _rest(
    db: Database,
    token: str,
    listed: list[Listed],
    start: int,
    *,
    viewer: Viewer | None,
    page: Slice,
    now: datetime,
) -> Feed:
    """A later page: the list as it was, but for what has been hidden since."""
    authors = sorted({each.author_id for each in listed[start : start + page.first]})
    standing = await _standing(db, viewer, authors)
    return await _page(db, token, listed, start, standing, viewer=viewer, page=page, now=now)


async def _page(
    db: Database,
    token: str,
    listed: Sequence[Listed],
    start: int,
    standing: _Standing,
    *,
    viewer: Viewer | None,
    page: Slice,
    now: datetime,
) -> Feed:
    part = listed[max(0, start) : max(0, start) + page.first]
    works = await works_by_ids(db, viewer=viewer, ids=[each.work_id for each in part], now=now) if part else {}
    items, keys = [], []
    for number, each in enumerate(part, start=start + 1):
        work = works.get(each.work_id)
        if work is None or work.published_at is None or each.author_id in standing.hidden:
            continue
        place = Place(*each.place) if each.place else None
        items.append(Item(work, why(Reason(each.reason), place), each.author_id in standing.followed))
        keys.append((token, number))
    return Feed(Page(items, keys, start + page.first < len(listed)), standing.actor)


async def _standing(db: Database, viewer: Viewer | None, author_ids: Sequence[str]) -> _Standing:
    if viewer is None:
        return _Standing()
    row = await db.one(load(__file__, "standing"), viewer_id=viewer.person_id, author_ids=list(author_ids))
    if row is None:
        return _Standing()
    return _Standing(row[0], _actor(row[1], row[2]), frozenset(row[3]), frozenset(row[4]))


def _actor(pseudonym: str | None, confirmed: bool) -> Actor | None:
    return Actor(pseudonym, confirmed) if pseudonym else None


def _candidate(work: Pooled, standing: _Standing, city_id: str | None, at_ms: int) -> Candidate:
    followed = work.author_id in standing.followed
    near = city_id is not None and work.city_id == city_id
    age_s = max(0.0, (at_ms - work.published_at) / 1000)
    return Candidate(
        work_id=work.work_id,
        creator_id=work.creator,
        relevance=relevance(followed=followed, near=near, age_s=age_s, patience_s=POLICY.patience),
        plays=work.plays,
        impressions=work.impressions,
        creator_plays=work.creator_plays,
        age=age_s,
        followed=followed,
        near=near,
    )
