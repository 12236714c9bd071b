from pathlib import Path

from core.clock import now
from core.paging import Slice
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads.actions import abandon_upload
from graph.uploads.queries import unfinished_uploads, uploads_by_ids
from graph.works.actions import create_work
from storage.store import Store
from tests.factories.people import a_person
from tests.factories.uploads import JOBS, a_checked_upload, a_started_upload, make_clip
from tests.factories.works import WORDS


async def test_unfinished_uploads_are_ones_own_newest_first(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person, other = await a_person(db), await a_person(db)
    viewer = Viewer(person)
    clip = make_clip(tmp_path / "a.mp4").read_bytes()
    opened = await a_started_upload(db, store, person, 10)
    unused = await a_checked_upload(db, store, redis, person, clip)
    used = await a_checked_upload(db, store, redis, person, clip)
    await create_work(db, JOBS, viewer=viewer, upload_id=used.id, words=WORDS, now=now())
    refused = await a_checked_upload(db, store, redis, person, b"text")
    given_up = await a_started_upload(db, store, person, 10)
    await abandon_upload(db, JOBS, viewer=viewer, upload_id=given_up.id, now=now())
    await a_started_upload(db, store, other, 10)

    page = await unfinished_uploads(db, viewer=viewer, page=Slice())

    assert [each.id for each in page.items] == [unused.id, opened.id]
    assert refused.id not in {each.id for each in page.items}


async def test_pages_follow_each_other_in_one_round_trip_each(db: Database, store: Store) -> None:
    person = await a_person(db)
    started = [(await a_started_upload(db, store, person, 10)).id for _ in range(5)]
    viewer = Viewer(person)
    before = db.trips

    first = await unfinished_uploads(db, viewer=viewer, page=Slice(3))
    second = await unfinished_uploads(db, viewer=viewer, page=Slice(3, first.keys[-1]))

    assert db.trips - before == 2
    assert [each.id for each in [*first.items, *second.items]] == started[::-1]
    assert (first.has_next, second.has_next) == (True, False)


async def test_many_uploads_are_one_round_trip_and_anothers_are_left_out(db: Database, store: Store) -> None:
    person, other = await a_person(db), await a_person(db)
    mine = [(await a_started_upload(db, store, person, 10)).id for _ in range(3)]
    theirs = (await a_started_upload(db, store, other, 10)).id
    before = db.trips

    found = await uploads_by_ids(db, viewer=Viewer(person), ids=[*mine, theirs, "nothing"])

    assert db.trips - before == 1
    assert sorted(found) == sorted(mine)
    assert await uploads_by_ids(db, viewer=None, ids=mine) == {}
