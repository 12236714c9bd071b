import asyncio
from pathlib import Path

from core.clock import now
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.works import queries
from graph.works.actions import delete_work
from graph.works.laddering import climb, ladder_of
from graph.works.model import State
from graph.works.progress import per_cents
from storage import keys
from storage.store import Store
from tests.factories.people import a_person, cypher
from tests.factories.uploads import JOBS, make_clip
from tests.factories.works import a_processed_work, seen


async def climb_now(db: Database, store: Store, redis: RedisClient, work_id: str) -> None:
    await climb(db, store, redis, work_id=work_id, ffmpeg="")


async def test_ready_work_owes_its_ladder_and_plays_before_it(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    data = make_clip(tmp_path / "a.mp4", size="640x480").read_bytes()
    work_id = await a_processed_work(db, store, redis, person, data)
    before = await seen(db, work_id, person)

    await climb_now(db, store, redis, work_id)

    after = await seen(db, work_id, person)
    assert before is not None
    assert after is not None
    assert (before.state, before.ladder_folder) == (State.READY, None)
    assert before.ladder_owed_at is not None
    assert after.ladder_owed_at is None
    folder = after.ladder_folder
    assert folder is not None
    names = {each.removeprefix(folder) for each in await store.keys(keys.ladders(work_id))}
    rungs = {f"{name}.{kind}" for name in ("240", "480", "sound") for kind in ("mp4", "m3u8")} | {"master.m3u8"}
    assert names == rungs | {f"still-{number}.jpg" for number in range(1, 7)} | {"preview.webp", "waveform.json"}
    assert (after.still_count, after.has_preview, after.has_waveform) == (6, True, True)
    assert (await per_cents(redis, work_ids=[ladder_of(work_id)]))[0] >= 50


async def test_running_twice_and_at_once_leaves_one_ladder(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    work_id = await a_processed_work(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())
    await store.put(keys.ladder_folder(work_id, "killed") + "240.mp4", b"left by a killed run", "video/mp4")

    await asyncio.gather(*(climb_now(db, store, redis, work_id) for _ in range(2)))
    await store.put(keys.ladder_folder(work_id, "late") + "240.mp4", b"left by a run killed later", "video/mp4")
    await climb_now(db, store, redis, work_id)

    work = await seen(db, work_id, person)
    assert work is not None
    assert work.ladder_folder is not None
    there = await store.keys(keys.ladders(work_id))
    assert len(there) == 13
    assert all(each.startswith(work.ladder_folder) for each in there)


async def test_ladder_that_cannot_be_made_leaves_the_film_as_it_is(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    work_id = await a_processed_work(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())
    rows = await cypher(db, "MATCH (:Work {id: $id})-[:FROM]->(u) RETURN u.key, u.byte_size", id=work_id)
    await store.put(rows[0][0], b"\0" * rows[0][1], "application/octet-stream")

    await climb_now(db, store, redis, work_id)

    work = await seen(db, work_id, person)
    assert work is not None
    assert (work.state, work.ladder_owed_at, work.ladder_folder) == (State.READY, None, None)
    assert await store.keys(keys.ladders(work_id)) == []


async def test_work_deleted_meanwhile_leaves_no_object(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    work_id = await a_processed_work(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())

    job = asyncio.create_task(climb_now(db, store, redis, work_id))
    await asyncio.sleep(0.3)
    await delete_work(db, JOBS, viewer=Viewer(person), work_id=work_id, now=now())
    await job

    assert await store.keys(keys.ladders(work_id)) == []
    assert ("make_ladder", work_id) not in await queries.owed(db, now())
