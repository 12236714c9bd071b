"""The real worker processes: what is owed gets done, whoever dies meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest_asyncio

from core.clock import now
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads.model import State as UploadState
from graph.uploads.model import Upload
from graph.uploads.queries import own_upload
from graph.works.actions import create_work, delete_work
from graph.works.model import State, Work
from stack import Stack
from storage import keys
from storage.store import Store
from tests.factories.people import a_person
from tests.factories.uploads import JOBS, a_completed_upload, make_clip, photo
from tests.factories.works import WORDS, seen

T = TypeVar("T")
WORKERS = ("worker-short", "worker-media")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def workers(stack: Stack, db: Database, store: Store) -> AsyncIterator[Stack]:
    """Both workers; left as they were found."""
    running = all(stack.is_ready(name) for name in WORKERS)
    await asyncio.to_thread(stack.start, *WORKERS)
    yield stack
    if not running:
        for name in WORKERS:
            await asyncio.to_thread(stack.halt, name)


async def until(read: Callable[[], Awaitable[T]], true: Callable[[T], bool], seconds: float = 30) -> T:
    """What is read, once it is so."""
    for _ in range(int(seconds / 0.05)):
        found = await read()
        if true(found):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"still {await read()} after {seconds} s")


async def checked(db: Database, person: str, upload: Upload) -> Upload:
    viewer = Viewer(person)
    return await until(
        lambda: own_upload(db, viewer=viewer, upload_id=upload.id),
        lambda found: found.state is not UploadState.CHECKING,
    )


async def settled(db: Database, person: str, work_id: str, seconds: float = 30) -> Work:
    found = await until(lambda: seen(db, work_id, person), lambda work: work is not None and work.is_settled, seconds)
    assert found is not None
    return found


async def test_cron_finds_what_nobody_enqueued(workers: Stack, db: Database, store: Store, clip: Path) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, await asyncio.to_thread(clip.read_bytes))
    work_id = await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())

    assert (await checked(db, person, upload)).state is UploadState.VERIFIED
    assert (await settled(db, person, work_id)).state is State.READY


async def test_ladder_follows_and_a_killed_worker_is_not_noticed(
    workers: Stack, db: Database, store: Store, tmp_path: Path
) -> None:
    person = await a_person(db)
    data = make_clip(tmp_path / "a.mp4", seconds=8, size="640x480").read_bytes()
    upload = await a_completed_upload(db, store, person, data)
    work_id = await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())
    await settled(db, person, work_id)

    workers.kill("worker-media")

    climbed = await until(
        lambda: seen(db, work_id, person), lambda work: work is not None and work.ladder_folder is not None, 120
    )
    assert climbed is not None
    assert await store.stat(f"{climbed.ladder_folder}master.m3u8") is not None
    await until(
        lambda: store.keys(keys.ladders(work_id)),
        lambda found: all(each.startswith(climbed.ladder_folder or "-") for each in found),
    )


async def test_refused_file_reaches_the_person_and_leaves_no_bytes(workers: Stack, db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, b"a text file named .mp4\n", file_name="film.mp4")
    work_id = await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())

    assert (await settled(db, person, work_id)).refusal_code == "NOT_A_VIDEO"
    assert (await checked(db, person, upload)).refusal_code == "NOT_A_VIDEO"
    await until(lambda: store.stat(upload.key), lambda found: found is None)


async def test_picture_is_made_fit(workers: Stack, db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, photo(), purpose="PICTURE")

    after = await checked(db, person, upload)

    assert after.state is UploadState.VERIFIED
    assert await store.stat(keys.picture(upload.id)) is not None


async def test_deleted_work_is_purged(workers: Stack, db: Database, store: Store, tmp_path: Path) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, make_clip(tmp_path / "a.mp4").read_bytes())
    work_id = await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())
    await settled(db, person, work_id)

    await delete_work(db, JOBS, viewer=Viewer(person), work_id=work_id, now=now())

    await until(lambda: store.keys(keys.work_folder(work_id)), lambda found: found == [])
    await until(lambda: store.keys(keys.upload_folder(upload.id)), lambda found: found == [])


async def test_worker_killed_midway_is_not_noticed(workers: Stack, db: Database, store: Store, tmp_path: Path) -> None:
    person = await a_person(db)
    data = make_clip(tmp_path / "a.mp4", seconds=12, size="1280x720").read_bytes()
    upload = await a_completed_upload(db, store, person, data)
    work_id = await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())
    await until(lambda: seen(db, work_id, person), lambda work: work is not None and work.step == "VIDEO")

    workers.kill("worker-media")

    assert (await settled(db, person, work_id)).state is State.READY


async def test_store_and_redis_killed_midway_are_not_noticed(
    workers: Stack, db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    data = make_clip(tmp_path / "a.mp4", seconds=6, size="1280x720").read_bytes()
    upload = await a_completed_upload(db, store, person, data)
    work_id = await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())
    await until(lambda: seen(db, work_id, person), lambda work: work is not None and work.step == "VIDEO")

    workers.kill("s3")
    workers.kill("redis")

    assert (await settled(db, person, work_id, seconds=60)).state is State.READY
    workers.wait_ready("s3")
    workers.wait_ready("redis")
    stored = await store.stat(keys.video(work_id))
    assert stored is not None
    assert await redis.ping()
