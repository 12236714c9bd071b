import asyncio
import hashlib
from pathlib import Path

import pytest

from core.clock import now
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads import queries
from graph.uploads.actions import abandon_upload
from graph.uploads.checking import check_upload, discard_upload
from graph.uploads.model import State
from graph.uploads.queries import own_upload
from storage import keys
from storage.store import Store
from tests.factories.people import a_person, cypher
from tests.factories.uploads import JOBS, a_checked_upload, a_completed_upload, make_clip, photo
from tests.factories.works import WORDS, seen


@pytest.mark.parametrize(
    ("data", "changes", "code"),
    [
        (b"text that calls itself a video\n" * 9, {}, "NOT_A_VIDEO"),
        (b"#EXTM3U\nhttp://127.0.0.1/\n", {"file_name": "list.mp4"}, "NOT_A_VIDEO"),
        (photo(), {}, "NOT_A_VIDEO"),
        (b"not a picture", {"purpose": "PICTURE", "file_name": "a.jpg"}, "NOT_A_PICTURE"),
        (
            b"the bytes that arrived",
            {"sha256": hashlib.sha256(b"the bytes announced").hexdigest()},
            "CHECKSUM_MISMATCH",
        ),
    ],
    ids=["text", "playlist", "photo as video", "text as picture", "other checksum"],
)
async def test_bad_file_is_refused_and_its_bytes_are_thrown_away(
    data: bytes, changes: dict[str, str], code: str, db: Database, store: Store, redis: RedisClient
) -> None:
    person = await a_person(db)

    upload = await a_checked_upload(db, store, redis, person, data, **changes)

    assert (upload.state, upload.refusal_code) == (State.REFUSED, code)
    assert ("discard_upload", upload.id) in await queries.owed(db, now())
    await discard_upload(db, store, upload_id=upload.id)
    assert await store.keys(keys.upload_folder(upload.id)) == []
    assert ("check_upload", upload.id) not in await queries.owed(db, now())


async def test_video_is_verified_with_what_was_found(
    db: Database, store: Store, redis: RedisClient, clip: Path
) -> None:
    data = await asyncio.to_thread(clip.read_bytes)
    digest = hashlib.sha256(data).hexdigest()

    upload = await a_checked_upload(db, store, redis, await a_person(db), data, sha256=digest)

    assert upload.state is State.VERIFIED
    row = await cypher(
        db, "MATCH (u:Upload {id: $id}) RETURN u.checked_sha256, u.width, u.height, u.container", id=upload.id
    )
    assert row == [(digest, 1280, 720, "mov")]


async def test_picture_is_verified_and_made_fit_for_pages(db: Database, store: Store, redis: RedisClient) -> None:
    person = await a_person(db)

    upload = await a_checked_upload(db, store, redis, person, photo(3200, 1600), purpose="PICTURE", file_name="a.jpg")

    assert upload.state is State.VERIFIED
    assert (upload.picture_key, upload.picture_width, upload.picture_height) == (keys.picture(upload.id), 1600, 800)
    stored = await store.stat(keys.picture(upload.id))
    assert stored is not None
    assert stored.content_type == "image/webp"


async def test_checking_twice_changes_nothing(db: Database, store: Store, redis: RedisClient, tmp_path: Path) -> None:
    person = await a_person(db)
    upload = await a_checked_upload(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())
    await store.put(upload.key, b"changed afterwards", "text/plain")

    await check_upload(db, store, redis, JOBS, upload_id=upload.id, clock=now)

    assert await own_upload(db, viewer=Viewer(person), upload_id=upload.id) == upload


async def test_object_that_is_gone_or_has_another_size_is_refused(
    db: Database, store: Store, redis: RedisClient
) -> None:
    person = await a_person(db)
    gone = await a_completed_upload(db, store, person, b"first")
    other = await a_completed_upload(db, store, person, b"second")
    await store.remove(gone.key)
    await store.put(other.key, b"of another size", "text/plain")

    for upload in (gone, other):
        await check_upload(db, store, redis, JOBS, upload_id=upload.id, clock=now)

    found = await queries.uploads_by_ids(db, viewer=Viewer(person), ids=[gone.id, other.id])
    assert {each.refusal_code for each in found.values()} == {"FILE_MISSING", "SIZE_MISMATCH"}


async def test_work_that_waits_for_the_check_goes_on_or_is_refused_with_it(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    from graph.works.actions import create_work
    from graph.works.model import State as WorkState

    person = await a_person(db)
    good = await a_completed_upload(db, store, person, make_clip(tmp_path / "a.mp4").read_bytes())
    bad = await a_completed_upload(db, store, person, b"text")
    viewer = Viewer(person)
    works = [await create_work(db, JOBS, viewer=viewer, upload_id=u.id, words=WORDS, now=now()) for u in (good, bad)]
    assert [(await seen(db, work, person)).state for work in works] == [WorkState.CHECKING] * 2  # type: ignore[union-attr]

    for upload in (good, bad):
        await check_upload(db, store, redis, JOBS, upload_id=upload.id, clock=now)

    goes_on, refused = [await seen(db, work, person) for work in works]
    assert goes_on is not None
    assert refused is not None
    assert (goes_on.state, goes_on.step) == (WorkState.PROCESSING, "POSTER")
    assert (refused.state, refused.refusal_code, refused.step) == (WorkState.REFUSED, "NOT_A_VIDEO", None)


async def test_upload_given_up_during_its_check_stays_given_up(db: Database, store: Store, redis: RedisClient) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, b"text")
    await abandon_upload(db, JOBS, viewer=Viewer(person), upload_id=upload.id, now=now())

    await check_upload(db, store, redis, JOBS, upload_id=upload.id, clock=now)

    assert (await own_upload(db, viewer=Viewer(person), upload_id=upload.id)).state is State.ABANDONED
