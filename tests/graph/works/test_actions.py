from datetime import date
from pathlib import Path

import pytest

from core.clock import now
from core.errors import Denied, Invalid, NotFound, Refusal
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads.queries import uploads_by_ids
from graph.works import queries
from graph.works.actions import create_work, delete_work
from graph.works.model import State, checked_words
from graph.works.processing import purge_objects
from storage import keys
from storage.store import Store
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.uploads import JOBS, a_checked_upload, a_completed_upload, a_started_upload, make_clip, photo
from tests.factories.works import WORDS, a_processed_work, a_submission, a_work, seen


@pytest.mark.parametrize(
    ("title", "caption", "code", "field"),
    [
        ("x" * 300, "", "TOO_LONG", "title"),
        ("", "", "EMPTY", "title"),
        (" \u200e\0 ", "", "EMPTY", "title"),
        ("fine", "x" * 2001, "TOO_LONG", "caption"),
    ],
)
def test_words_that_break_a_rule_name_their_field(title: str, caption: str, code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_words(title=title, caption=caption, language="EN")

    assert (refused.value.code, refused.value.field) == (code, field)


async def test_work_of_a_verified_upload_is_being_processed_and_stays_one(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    upload = await a_checked_upload(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())
    viewer = Viewer(person)

    first = await create_work(db, JOBS, viewer=viewer, upload_id=upload.id, words=WORDS, now=now())
    again = await create_work(db, JOBS, viewer=viewer, upload_id=upload.id, words=WORDS, now=now())

    work = await seen(db, first, person)
    assert first == again
    assert work is not None
    assert (work.state, work.title, work.published_at) == (State.PROCESSING, WORDS.title, None)
    assert ("process_work", first) in await queries.owed(db, now())


async def test_upload_that_cannot_become_a_work_says_why(db: Database, store: Store, redis: RedisClient) -> None:
    person, other = await a_person(db), await a_person(db)
    opened = await a_started_upload(db, store, person, 10)
    picture = await a_completed_upload(db, store, person, photo(), purpose="PICTURE")
    refused = await a_checked_upload(db, store, redis, person, b"text")
    theirs = await a_completed_upload(db, store, other, b"text")

    found = []
    for upload_id in (opened.id, picture.id, refused.id, theirs.id, "nothing"):
        with pytest.raises(Refusal) as why:
            await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload_id, words=WORDS, now=now())
        found.append((why.value.code, why.value.field))

    assert found == [
        ("NOT_COMPLETE", "uploadId"),
        ("NOT_A_VIDEO", "uploadId"),
        ("UPLOAD_REFUSED", "uploadId"),
        ("NOT_FOUND", "uploadId"),
        ("NOT_FOUND", "uploadId"),
    ]
    assert await cypher(db, "MATCH (:Person {id: $id})-[:MADE]->(w) RETURN w", id=person) == []


async def test_unconfirmed_address_may_not_make_a_work(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, b"text")
    await cypher(db, "MATCH (p:Person {id: $id}) SET p.confirmed_at = null", id=person)

    with pytest.raises(Denied) as refused:
        await create_work(db, JOBS, viewer=Viewer(person), upload_id=upload.id, words=WORDS, now=now())

    assert refused.value.code == "UNCONFIRMED"


async def test_deleted_work_is_gone_with_its_upload_and_objects(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    person = await a_person(db)
    work_id = await a_processed_work(db, store, redis, person, make_clip(tmp_path / "a.mp4").read_bytes())
    rows = await cypher(db, "MATCH (w:Work {id: $id})-[:FROM]->(u) RETURN u.id", id=work_id)
    upload_id = str(rows[0][0])
    assert len(await store.keys(keys.work_folder(work_id))) == 2
    owed_before = set(await queries.owed(db, now()))

    await delete_work(db, JOBS, viewer=Viewer(person), work_id=work_id, now=now())
    owed = [key for job, key in set(await queries.owed(db, now())) - owed_before if job == "purge_objects"]
    for _ in range(2):
        for purge_id in owed:
            await purge_objects(db, store, purge_id=purge_id, now=now())

    assert await seen(db, work_id, person) is None
    assert await uploads_by_ids(db, viewer=Viewer(person), ids=[upload_id]) == {}
    assert await store.keys(keys.work_folder(work_id)) == []
    assert await store.keys(keys.upload_folder(upload_id)) == []
    assert len(owed) == 2
    assert await cypher(db, "MATCH (x:Purge) WHERE x.id IN $ids RETURN x.id", ids=owed) == []


async def test_deleted_work_is_withdrawn_where_it_was_entered(db: Database) -> None:
    person, owner = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    work_id = await a_work(db, person)
    states = ("ENTERED", "ACCEPTED", "DECLINED")
    entries = [
        await a_submission(db, work_id, state=state, organisation_id=organisation, host_id=organisation)
        for state in states
    ]

    await delete_work(db, JOBS, viewer=Viewer(person), work_id=work_id, now=now())

    rows = await cypher(
        db,
        """
        UNWIND $ids AS id
        MATCH (s:Submission {id: id})-[:IN]->(c)
        RETURN s.state, s.ledger_owed, c.submission_count,
          COUNT { (s)<-[:ABOUT]-(:Record {kind: 'submission:withdrawn'}) }
        ORDER BY id
        """,
        ids=entries,
    )
    assert [tuple(row) for row in rows] == [
        ("WITHDRAWN", None, 0, 1),
        ("WITHDRAWN", True, 0, 1),
        ("DECLINED", None, 0, 0),
    ]


async def test_only_its_author_deletes_a_work(db: Database) -> None:
    person, other = await a_person(db), await a_person(db)
    work_id = await a_work(db, person)

    for viewer, wanted in ((Viewer(other), work_id), (Viewer(person), "nothing")):
        with pytest.raises(NotFound) as refused:
            await delete_work(db, JOBS, viewer=viewer, work_id=wanted, now=now())
        assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "workId")

    assert await seen(db, work_id, None) is not None


async def test_work_of_somebody_under_age_is_marked_so_for_good(
    db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    child = await a_person(db, born=date(now().year - 12, 1, 1))
    upload = await a_checked_upload(db, store, redis, child, make_clip(tmp_path / "a.mp4").read_bytes())

    work_id = await create_work(db, JOBS, viewer=Viewer(child), upload_id=upload.id, words=WORDS, now=now())

    assert await cypher(db, "MATCH (w:Work {id: $id}) RETURN w.by_minor", id=work_id) == [(True,)]
