"""The people that everything is measured with, loaded once into a stack of the benchmarks' own.

At scale 1: 100,000 people, 1,000,000 follows (one person has 100,000 followers), 200,000 works, and a campaign with
10,000 accepted entries. All of it follows from numbers, so that two machines measure the same thing.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase, Session

from benchmarks import statements
from campaigns.leaderboard.fold import catch_up
from core.clock import now
from core.redis import open_redis
from core.settings import Settings
from graph.cities.actions import load_cities
from graph.database import Database
from graph.imports.bulk import Edge, load_follows
from graph.migrations import migrate
from storage.ledger import Entry, Ledger, entries
from storage.store import Store

VERSION = 4
START = 1_760_000_000_000
FAR = 4_000_000_000_000
PEOPLE, WORKS_EACH, FOLLOWS_EACH, ENTRIES, ORGANISATIONS, VOTES = 100_000, 2, 9, 10_000, 40, 20_000
PROFILE, STAR, FIRST_VIEWER, VIEWERS = 0, 1, 100, 64
_BATCH = 10_000


def key(kind: str, number: int) -> str:
    """The id of a thing."""
    return f"01{kind}{number:023d}"


CAMPAIGN = key("c", 1)
HOST = key("h", 0)


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it."""

    scale: int = 1

    @property
    def people(self) -> int:
        return PEOPLE * self.scale

    @property
    def entries(self) -> int:
        return ENTRIES * self.scale


def people(size: Size, cities: list[str]) -> Iterator[dict[str, Any]]:
    for n in range(size.people):
        yield {
            "city": cities[n * 7919 % len(cities)],
            "person": {
                "id": key("p", n),
                "ledger_id": key("x", n),
                "handle": f"Person{n}",
                "handle_key": f"person{n}",
                "name": f"人 {n}",
                "birth_date": "1990-05-12",
                "language": "ZH" if n % 2 else "EN",
                "guardian": "NOT_NEEDED",
                "created_at": START + n,
                "confirmed_at": START + n,
                "bio_zh": f"我是第 {n} 个人。",
                "bio_en": f"I am person {n}.",
                "picture_key": f"pictures/{key('u', n)}/1600.webp" if n % 3 == 0 else None,
            },
        }


def works(size: Size) -> Iterator[dict[str, Any]]:
    """Two of each person; the one whose profile is read has twenty."""
    for n in range(size.people):
        for each in range(20 if n == PROFILE else WORKS_EACH):
            number = n * 32 + each
            at = START + number
            yield {
                "author": key("p", n),
                "work": {
                    "id": key("w", number),
                    "author_id": key("p", n),
                    "upload_id": key("u", number),
                    "kind": "VIDEO",
                    "title": f"Film {number} 片",
                    "caption": f"What person {n} saw, part {each}.",
                    "language": "ZH" if n % 2 else "EN",
                    "state": "READY",
                    "step": "DONE",
                    "created_at": at,
                    "ready_at": at + 1000,
                    "published_at": at + 1000,
                    "by_minor": False,
                    "video_key": f"works/{key('w', number)}/video.mp4",
                    "video_width": 1280,
                    "video_height": 720,
                    "video_bytes": 1_000_000 + number,
                    "duration_ms": 15_000,
                    "poster_key": f"works/{key('w', number)}/poster.jpg",
                    "poster_width": 1280,
                    "poster_height": 720,
                    "play_count": number % 1000,
                    "like_count": number % 100,
                },
            }


def follows(size: Size) -> Iterator[Edge]:
    """Everybody follows the star; the profile follows twenty."""
    count = size.people
    for n in range(count):
        chosen = {STAR} | {(n * (7 + each) + 31 * each + 1) % count for each in range(FOLLOWS_EACH)}
        if n == PROFILE:
            chosen = {1000 + 13 * each for each in range(20)}
        for each in sorted(chosen - {n}):
            yield key("p", n), key("p", each), START + n * 16 + each % 13


def submissions(size: Size) -> Iterator[dict[str, Any]]:
    for n in range(size.entries):
        author = 1 + n
        yield {
            "author": key("p", author),
            "work": key("w", author * 32),
            "organisation": key("o", n % ORGANISATIONS),
            "submission": {
                "id": key("s", n),
                "pair": f"{key('w', author * 32)} {CAMPAIGN}",
                "state": "ACCEPTED",
                "entered_at": START + n * 10,
                "decided_at": START + n * 10 + 5,
                "changed_at": START + n * 10 + 5,
                "campaign_id": CAMPAIGN,
                "work_id": key("w", author * 32),
                "organisation_id": key("o", n % ORGANISATIONS),
                "author_id": key("p", author),
            },
        }


_CAMPAIGN = {
    "id": CAMPAIGN,
    "handle": "Blue-Action",
    "handle_key": "blue-action",
    "title_zh": "蓝色行动",
    "title_en": "Blue Action",
    "text_zh": "让心智障碍者融入社区。" * 40,
    "text_en": "People with learning disabilities belong. " * 20,
    "rules_zh": "一人一票。" * 20,
    "rules_en": "One person, one vote. " * 10,
    "topic": "blue",
    "hue": 240,
    "state": "OPEN",
    "time_zone": "Asia/Shanghai",
    "opens_local": "2025-01-01T00:00",
    "closes_local": "2096-10-02T15:06",
    "opens_at": START,
    "closes_at": FAR,
    "created_at": START,
    "published_at": START,
    "rule_version": 1,
    "rule_votes": 10,
    "rule_likes": 3,
    "rule_plays": 1,
    "partner_count": ORGANISATIONS,
    "revision": 1,
}


async def load(settings: Settings, size: Size, folder: Path, say: Callable[[str], None]) -> None:
    """Loads everything that a marker in the folder does not say is there."""
    marker = folder / f"population-{VERSION}-{size.scale}"
    if marker.exists():
        _forget_measured(settings)
        return
    db, redis = Database.open(replace(settings, answers=False)), open_redis(settings)
    await migrate(db)
    await load_cities(db)
    auth = (settings.neo4j_user, settings.neo4j_password)
    with GraphDatabase.driver(settings.neo4j_url, auth=auth) as driver, driver.session() as session:
        session.run(
            "MATCH (n) WHERE n:Account OR n:Work OR n:Submission OR n:Campaign OR n:FollowImport "
            "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()
        _graph(session, size, say)
    began = time.perf_counter()
    made = await load_follows(db, name="benchmarks", edges=follows(size), now=now())
    say(f"follows: {made:,}, {made / (time.perf_counter() - began):,.0f} a second by the bulk path")
    await db.close()
    await redis.flushdb()
    store, ledger = await Store.open(settings), Ledger(redis)
    say("ledger: entries and votes")
    await _ledger(ledger, size)
    await catch_up(redis, store)
    await store.close()
    await redis.aclose()
    marker.touch()


def _forget_measured(settings: Settings) -> None:
    """Removes the follows that earlier runs made."""
    auth = (settings.neo4j_user, settings.neo4j_password)
    viewers = [key("p", FIRST_VIEWER + n) for n in range(VIEWERS)]
    with GraphDatabase.driver(settings.neo4j_url, auth=auth) as driver, driver.session() as session:
        session.run(
            "UNWIND $ids AS id MATCH (:Person {id: id})-[f:FOLLOWS]->() WHERE f.at > $loaded "
            "CALL (f) { DELETE f } IN TRANSACTIONS OF 5000 ROWS",
            ids=viewers,
            loaded=START + 64 * PEOPLE,
        ).consume()


def _graph(session: Session, size: Size, say: Callable[[str], None]) -> None:
    cities = [record["id"] for record in session.run("MATCH (c:City) RETURN c.id AS id ORDER BY id")]
    fill(session, statements.PEOPLE, people(size, cities), "people", say)
    fill(session, statements.WORKS, works(size), "works", say)
    ids = range(ORGANISATIONS)
    session.run(
        statements.STAGE,
        host=HOST,
        host_pseudonym=key("y", 999),
        start=START,
        campaign=_CAMPAIGN,
        entries=size.entries,
        organisations=ORGANISATIONS,
        ids=[key("o", n) for n in ids],
        pseudonyms=[key("y", n) for n in ids],
        partners=[key("r", n) for n in ids],
    ).consume()
    fill(session, statements.SUBMISSIONS, submissions(size), "entries", say)


def fill(
    session: Session,
    statement: str,
    rows: Iterator[dict[str, Any]],
    what: str,
    say: Callable[[str], None],
    batch: int = _BATCH,
) -> None:
    """Runs a statement over the rows, so many at a time."""
    done = 0
    for some in batched_rows(rows, batch):
        session.run(statement, rows=some).consume()
        done += len(some)
        if done % (_BATCH * 10) == 0:
            say(f"{what}: {done:,}")
    say(f"{what}: {done:,}")


def batched_rows(rows: Iterator[dict[str, Any]], batch: int = _BATCH) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == batch:
            yield some
            some = []
    if some:
        yield some


async def _ledger(ledger: Ledger, size: Size) -> None:
    rule = entries.rule(campaign_id=CAMPAIGN, version=1, votes=10, likes=3, plays=1, closes_at=FAR, at=START)
    rows: list[Entry] = [rule]
    rows += [
        entries.entry(
            campaign_id=CAMPAIGN,
            submission_id=key("s", n),
            author=key("x", 1 + n),
            organisation=key("y", n % ORGANISATIONS),
            work_id=key("w", (1 + n) * 32),
            at=START,
        )
        for n in range(size.entries)
    ]
    for n in range(VOTES * size.scale):
        # the voters are not those whose votes are measured
        chosen = key("s", n * n % size.entries)
        voter = key("x", 20_000 + n)
        rows.append(entries.vote(actor=voter, campaign_id=CAMPAIGN, submission_id=chosen, closes_at=FAR, cast_at=START))
    for start in range(0, len(rows), 500):
        await ledger.append_all(rows[start : start + 500])
