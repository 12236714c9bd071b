from datetime import timedelta
from pathlib import Path

from core.clock import DAY, millis, now
from core.ids import new_id
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads.checking import discard_upload
from graph.uploads.model import State
from graph.uploads.queries import own_upload, uploads_by_ids
from graph.uploads.sweeping import sweep_uploads
from graph.works.actions import create_work
from storage import keys, uploads
from storage.store import Store
from tests.factories.people import a_person, cypher
from tests.factories.uploads import JOBS, a_checked_upload, a_started_upload, make_clip
from tests.factories.works import WORDS


async def aged(db: Database, upload_id: str, days: int) -> None:
    """Makes an upload look as if all of it had happened so long ago."""
    await cypher(
        db,
        """
        MATCH (u:Upload {id: $id})
        SET u.created_at = $at, u.unused_since_at = CASE WHEN u.unused_since_at IS NULL THEN null ELSE $at END
        """,
        id=upload_id,
        at=millis(now() - timedelta(days=days)),
    )


async def test_week_old_uploads_are_given_up_and_their_bytes_go(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    clip = make_clip(tmp_path / "a.mp4").read_bytes()
    stale, fresh = [await a_started_upload(db, store, person, 10) for _ in range(2)]
    unused, used = [await a_checked_upload(db, store, redis, person, clip) for _ in range(2)]
    await create_work(db, JOBS, viewer=Viewer(person), upload_id=used.id, words=WORDS, now=now())
    for each in (stale, unused, used):
        await aged(db, each.id, 8)

    swept = await sweep_uploads(db, store, now=now())
    for each in (stale, unused):
        await discard_upload(db, store, upload_id=each.id)

    found = await uploads_by_ids(db, viewer=Viewer(person), ids=[each.id for each in (stale, fresh, unused, used)])
    assert min(swept.stale, swept.unused) >= 1
    assert [found[each.id].state for each in (stale, fresh, unused, used)] == [
        State.ABANDONED,
        State.OPEN,
        State.ABANDONED,
        State.VERIFIED,
    ]
    assert await store.stat(unused.key) is None
    assert await store.stat(used.key) is not None
    assert await uploads.unfinished(store, stale.key) == []


async def test_given_up_uploads_are_forgotten_after_a_month(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, 10)
    await aged(db, upload.id, 31)

    await sweep_uploads(db, store, now=now())
    assert (await own_upload(db, viewer=Viewer(person), upload_id=upload.id)).state is State.ABANDONED
    await discard_upload(db, store, upload_id=upload.id)
    await sweep_uploads(db, store, now=now())

    assert await uploads_by_ids(db, viewer=Viewer(person), ids=[upload.id]) == {}


async def test_parts_that_nobody_knows_of_are_removed_after_a_day(db: Database, store: Store) -> None:
    known = await a_started_upload(db, store, await a_person(db), 10)
    lost = keys.upload(new_id()), keys.video(new_id())
    for key in lost:
        await uploads.begin(store, key)

    await sweep_uploads(db, store, now=now())
    assert [len(await uploads.unfinished(store, key)) for key in lost] == [1, 1]
    await sweep_uploads(db, store, now=now() + 2 * DAY)

    assert [len(await uploads.unfinished(store, key)) for key in lost] == [0, 0]
    assert len(await uploads.unfinished(store, known.key)) == 1
