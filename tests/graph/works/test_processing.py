import asyncio
import os
import signal
import sys
from datetime import date
from pathlib import Path

from core.clock import now
from core.ids import new_id
from core.redis import RedisClient
from core.settings import Settings
from graph.access.viewer import Viewer
from graph.database import Database
from graph.works import queries
from graph.works.actions import create_work, delete_work
from graph.works.model import State, Wait
from graph.works.processing import process_work, purge_objects
from graph.works.progress import channel, per_cents
from stack import Stack
from storage import keys
from storage.store import Store
from tests.factories.people import a_person, cypher
from tests.factories.uploads import JOBS, a_checked_upload, make_clip
from tests.factories.works import WORDS, a_processed_work, seen

ROOT = Path(__file__).parents[3]


async def a_waiting_work(db: Database, store: Store, redis: RedisClient, person: str, data: bytes) -> str:
    """A work whose upload is verified and that the worker has not touched."""
    upload = await a_checked_upload(db, store, redis, person, data)
    return await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())


async def test_real_clip_becomes_a_public_work_with_poster_and_video(
    db: Database, store: Store, redis: RedisClient, clip: Path
) -> None:
    person = await a_person(db)

    work_id = await a_processed_work(db, store, redis, person, await asyncio.to_thread(clip.read_bytes))

    work = await seen(db, work_id, None)
    assert work is not None
    assert (work.state, work.step, work.waits_for) == (State.READY, "DONE", ())
    assert (work.video_width, work.video_height, work.poster_width) == (1280, 720, 1280)
    assert work.published_at == work.ready_at is not None
    video, poster = await store.stat(keys.video(work_id)), await store.stat(keys.poster(work_id))
    assert video is not None
    assert poster is not None
    assert (video.content_type, poster.content_type) == ("video/mp4", "image/jpeg")
    assert video.byte_size == work.video_bytes
    assert ("process_work", work_id) not in await queries.owed(db, now())


async def test_work_of_somebody_under_age_is_ready_and_private(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    child = await a_person(db, born=date(now().year - 12, 1, 1))

    work_id = await a_processed_work(db, store, redis, child, make_clip(tmp_path / "a.mp4").read_bytes())

    work = await seen(db, work_id, child)
    assert work is not None
    assert (work.state, work.published_at) == (State.READY, None)
    assert work.waits_for == (Wait.GUARDIAN, Wait.REVIEWER)
    assert await seen(db, work_id, None) is None
    assert await seen(db, work_id, await a_person(db)) is None


async def test_running_twice_and_at_once_changes_nothing(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    work_id = await a_waiting_work(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())

    await asyncio.gather(*(process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now) for _ in range(2)))
    first = await seen(db, work_id, person)
    await process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now)

    assert first is not None
    assert first.state is State.READY
    assert await seen(db, work_id, person) == first
    assert len(await store.keys(keys.work_folder(work_id))) == 2


async def test_video_that_cannot_be_made_is_refused_with_a_reason_and_leaves_nothing(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    work_id = await a_waiting_work(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())
    rows = await cypher(db, "MATCH (:Work {id: $id})-[:FROM]->(u) RETURN u.key, u.byte_size", id=work_id)
    key, size = rows[0]
    await store.put(key, b"\0" * size, "application/octet-stream")

    await process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now)
    for job, purge_id in await queries.owed(db, now()):
        if job == "purge_objects":
            await purge_objects(db, store, purge_id=purge_id, now=now())

    work = await seen(db, work_id, person)
    assert work is not None
    assert (work.state, work.refusal_code, work.poster_key) == (State.REFUSED, "DAMAGED", None)
    assert await seen(db, work_id, None) is None
    assert await store.keys(keys.work_folder(work_id)) == []


async def test_progress_is_told_on_the_channel_and_never_goes_back(
    db: Database, store: Store, redis: RedisClient, clip: Path
) -> None:
    person = await a_person(db)
    data = await asyncio.to_thread(clip.read_bytes)
    work_id = await a_waiting_work(db, store, redis, person, data)
    pubsub = redis.pubsub(ignore_subscribe_messages=True)
    await pubsub.subscribe(channel(work_id))
    told: list[int] = []

    job = asyncio.create_task(process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now))
    while not job.done() or await pubsub.get_message(timeout=0.05):
        told.append((await per_cents(redis, work_ids=[work_id]))[0])
        await asyncio.sleep(0.05)
    await job
    told += await per_cents(redis, work_ids=[work_id])
    await pubsub.aclose()

    assert told == sorted(told)
    assert len(set(told)) >= 3
    assert await per_cents(redis, work_ids=["nothing", work_id]) == [0, told[-1]]


async def test_work_deleted_while_it_is_processed_leaves_no_object(
    db: Database, store: Store, redis: RedisClient, clip: Path
) -> None:
    person = await a_person(db)
    work_id = await a_waiting_work(db, store, redis, person, await asyncio.to_thread(clip.read_bytes))

    job = asyncio.create_task(process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now))
    await asyncio.sleep(0.6)
    await delete_work(db, JOBS, viewer=Viewer(person), work_id=work_id, now=now())
    await job

    assert await store.keys(keys.work_folder(work_id)) == []


async def test_job_killed_at_any_moment_is_finished_by_the_next_run(
    db: Database, store: Store, redis: RedisClient, stack: Stack, clip: Path
) -> None:
    person = await a_person(db)
    data = await asyncio.to_thread(clip.read_bytes)
    code = f"""
import asyncio, sys; sys.path.insert(0, {str(ROOT)!r})
from core.clock import now
from core.redis import open_redis
from core.settings import Settings
from graph.database import Database
from graph.works.processing import process_work
from storage.store import Store
async def main():
    settings = Settings.from_env()
    await process_work(Database.open(settings), await Store.open(settings), open_redis(settings),
                       work_id=sys.argv[1], ffmpeg="", clock=now)
asyncio.run(main())
"""
    for wait in (0.5, 1.0, 1.5, 2.0):
        work_id = await a_waiting_work(db, store, redis, person, data)
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, work_id, env={**os.environ, **stack.environment()}
        )
        await asyncio.sleep(wait)
        if child.returncode is None:
            os.kill(child.pid, signal.SIGKILL)
        await child.wait()

        await process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now)

        work = await seen(db, work_id, None)
        assert work is not None
        assert work.state is State.READY
        stored = await store.stat(keys.video(work_id))
        assert stored is not None
        assert stored.byte_size == work.video_bytes


async def test_unknown_work_is_nothing_to_do(
    db: Database, store: Store, redis: RedisClient, settings: Settings
) -> None:
    work_id = new_id()
    await store.put(keys.video(work_id), b"left by an earlier run", "video/mp4")

    await process_work(db, store, redis, work_id=work_id, ffmpeg=settings.ffmpeg, clock=now)

    assert await store.keys(keys.work_folder(work_id)) == []
