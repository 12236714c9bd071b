"""Playing and liking."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from core.clock import now
from core.errors import Refusal
from core.ids import new_id
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.interactions.actions import keep_counts, like, record_play, unlike
from graph.interactions.model import Actor, WorkCount
from graph.interactions.queries import actor_of, liked_among
from storage.ledger import Ledger
from storage.ledger.rows import Position, Row
from storage.ledger.stream import last_position, rows_after
from tests.factories.campaigns import run, somebody
from tests.factories.contests import contest, entry, pseudonym


@pytest_asyncio.fixture(loop_scope="session")
async def ledger(redis: RedisClient) -> AsyncIterator[Ledger]:
    opened = Ledger(redis)
    yield opened
    await opened.close()


async def a_work(db: Database) -> str:
    return (await entry(db, await contest(db))).work_id


async def rows_of(redis: RedisClient, after: Position, work_id: str) -> list[Row]:
    return [row for row in await rows_after(redis, after, count=10_000) if row.work == work_id]


async def play(db: Database, ledger: Ledger, work_id: str, play_id: str, viewer: Viewer | None = None) -> None:
    await record_play(
        db,
        ledger,
        viewer=viewer,
        visitor="visitor-1",
        work_id=work_id,
        play_id=play_id,
        campaign_id=None,
        now=now(),
    )


async def test_a_play_counts_once_by_its_id_for_anybody(db: Database, redis: RedisClient, ledger: Ledger) -> None:
    work_id, person = await a_work(db), await somebody(db)
    start, before = await last_position(redis), db.trips

    await play(db, ledger, work_id, "play-0001")
    await asyncio.gather(*(play(db, ledger, work_id, "play-0001") for _ in range(5)))
    await play(db, ledger, work_id, "play-0002", person.viewer)

    actors = [row.actor for row in await rows_of(redis, start, work_id)]
    assert db.trips - before == 7
    assert actors == ["visitor-1", await pseudonym(db, person.id)]


async def test_likes_are_read_back_at_once(db: Database, redis: RedisClient, ledger: Ledger) -> None:
    one, two, person = await a_work(db), await a_work(db), await somebody(db)
    actor = await actor_of(db, viewer=person.viewer)
    assert actor is not None

    async def liked() -> set[str]:
        return await liked_among(redis, pseudonym=actor.pseudonym, work_ids=[one, two])

    seen = [await liked()]
    for change, work_id in ((like, one), (like, one), (like, two), (unlike, one), (unlike, one)):
        await change(db, ledger, viewer=person.viewer, work_id=work_id, now=now())
        seen.append(await liked())

    assert actor == Actor(await pseudonym(db, person.id), confirmed=True)
    assert seen == [set(), {one}, {one}, {one, two}, {two}, {two}]


@pytest.mark.parametrize("doing", ["play", "like", "unlike"])
@pytest.mark.parametrize("missing", [True, False])
async def test_a_work_that_is_not_public_is_not_found_and_nothing_is_written(
    db: Database, redis: RedisClient, ledger: Ledger, doing: str, missing: bool
) -> None:
    work_id, person = await a_work(db), await somebody(db)
    await run(db, "MATCH (w:Work {id: $id}) SET w.published_at = null", id=work_id)
    asked = new_id() if missing else work_id
    start = await last_position(redis)

    done = {
        "play": lambda: play(db, ledger, asked, "play-0001", person.viewer),
        "like": lambda: like(db, ledger, viewer=person.viewer, work_id=asked, now=now()),
        "unlike": lambda: unlike(db, ledger, viewer=person.viewer, work_id=asked, now=now()),
    }
    with pytest.raises(Refusal) as caught:
        await done[doing]()

    assert (caught.value.code, caught.value.field) == ("NOT_FOUND", "workId")
    assert await rows_of(redis, start, asked) == []


@pytest.mark.parametrize("change", [like, unlike])
async def test_liking_is_for_people_who_are_signed_in(db: Database, ledger: Ledger, change: object) -> None:
    work_id, person = await a_work(db), await somebody(db)
    codes = []

    for viewer in (None, Viewer(person.id, machine=True)):
        with pytest.raises(Refusal) as caught:
            await change(db, ledger, viewer=viewer, work_id=work_id, now=now())  # type: ignore[operator]
        codes.append(caught.value.code)

    assert codes == ["SIGNED_OUT", "MACHINE"]


@pytest.mark.parametrize("play_id", ["", "short", "x" * 65, "with space", "zwölf-zwölf", "a:b:c:d:e"])
async def test_a_play_id_of_another_form_is_refused(db: Database, ledger: Ledger, play_id: str) -> None:
    with pytest.raises(Refusal) as caught:
        await play(db, ledger, await a_work(db), play_id)

    assert (caught.value.code, caught.value.field) == ("BAD_PLAY_ID", "playId")


async def test_an_older_count_never_replaces_a_newer_one(db: Database) -> None:
    work_id = await a_work(db)

    await keep_counts(db, counts=[WorkCount(work_id, 7, 3)], rows=100)
    await keep_counts(db, counts=[WorkCount(work_id, 6, 3), WorkCount(new_id(), 1, 1)], rows=99)

    assert await run(db, "MATCH (w:Work {id: $id}) RETURN w.play_count, w.like_count", id=work_id) == [(7, 3)]
