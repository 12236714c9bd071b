import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from core.clock import now
from core.errors import Conflict, Invalid, NotFound, Refusal
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads import queries
from graph.uploads.actions import abandon_upload, complete_upload
from graph.uploads.checking import discard_upload
from graph.uploads.model import SentPart, State, Upload
from graph.uploads.queries import ASSEMBLED, own_upload, received_parts
from stack import Stack
from storage import uploads as parts
from storage.store import Store
from storage.uploads import MIB
from tests.factories.people import a_person
from tests.factories.uploads import JOBS, a_completed_upload, a_started_upload, send_parts

DATA = bytes(range(251)) * (11 * MIB // 251)


async def complete(db: Database, store: Store, person: str, upload: Upload, sent: list[SentPart]) -> Upload:
    viewer = Viewer(person)
    await complete_upload(db, store, JOBS, viewer=viewer, upload_id=upload.id, sent=sent, now=now())
    return await own_upload(db, viewer=viewer, upload_id=upload.id)


async def nothing_changed(db: Database, store: Store, person: str, upload: Upload, count: int) -> None:
    """The upload is open, its parts are kept, and there is no object."""
    after = await own_upload(db, viewer=Viewer(person), upload_id=upload.id)
    assert after == upload
    assert await store.stat(upload.key) is None
    assert len((await received_parts(store, uploads=[after]))[0]) == count


async def test_parts_in_any_order_become_one_object_that_waits_for_its_check(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, len(DATA))
    sent = await send_parts(db, store, person, upload, DATA, numbers=[2, 3, 1])

    after = await complete(db, store, person, upload, sent)

    assert after.state is State.CHECKING
    whole = await store.read(upload.key)
    assert whole is not None
    assert hashlib.sha256(whole).digest() == hashlib.sha256(DATA).digest()
    assert ("check_upload", upload.id) in await queries.owed(db, now())


WRONG: list[tuple[str, Callable[[list[SentPart]], list[SentPart]], str, str]] = [
    ("last missing", lambda sent: sent[:2], "PART_MISSING", "parts"),
    ("first missing", lambda sent: sent[1:], "PART_MISSING", "parts"),
    ("none", lambda sent: [], "PART_MISSING", "parts"),
    ("etag lies", lambda sent: [sent[0], sent[1], replace(sent[2], etag="0" * 32)], "ETAG_MISMATCH", "parts.2.etag"),
    (
        "etag of another",
        lambda sent: [sent[0], replace(sent[1], etag=sent[0].etag), sent[2]],
        "ETAG_MISMATCH",
        "parts.1.etag",
    ),
    ("empty etag", lambda sent: [replace(sent[0], etag=""), *sent[1:]], "ETAG_MISMATCH", "parts.0.etag"),
    ("twice", lambda sent: [*sent, sent[0]], "NO_SUCH_PART", "parts.3.number"),
    ("beyond", lambda sent: [*sent, SentPart(4, "0" * 32)], "NO_SUCH_PART", "parts.3.number"),
    ("zero", lambda sent: [SentPart(0, "0" * 32), *sent], "NO_SUCH_PART", "parts.0.number"),
]


@pytest.mark.parametrize(("change", "code", "field"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
async def test_what_the_client_says_must_be_so(
    change: Callable[[list[SentPart]], list[SentPart]], code: str, field: str, db: Database, store: Store
) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, len(DATA))
    sent = await send_parts(db, store, person, upload, DATA)

    with pytest.raises(Invalid) as refused:
        await complete(db, store, person, upload, change(sent))

    assert (refused.value.code, refused.value.field) == (code, field)
    await nothing_changed(db, store, person, upload, 3)
    assert (await complete(db, store, person, upload, sent)).state is State.CHECKING


async def test_part_that_never_arrived_is_missing(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, len(DATA))
    sent = await send_parts(db, store, person, upload, DATA, numbers=[1, 3])

    with pytest.raises(Invalid) as refused:
        await complete(db, store, person, upload, [sent[0], SentPart(2, "a" * 32), sent[1]])

    assert (refused.value.code, refused.value.field) == ("PART_MISSING", "parts.1")
    await nothing_changed(db, store, person, upload, 2)


@pytest.mark.parametrize("length", [MIB - 1, MIB + 1, 5 * MIB])
async def test_part_of_another_size_is_refused(length: int, db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, 11 * MIB)
    sent = await send_parts(db, store, person, upload, DATA, numbers=[1, 2])
    assert upload.s3_upload_id is not None
    async with httpx.AsyncClient() as http:
        url = parts.part_url(store, upload.key, upload.s3_upload_id, 3, now())
        answer = await http.put(url, content=b"x" * length)

    with pytest.raises(Invalid) as refused:
        await complete(db, store, person, upload, [*sent, SentPart(3, answer.headers["etag"])])

    assert (refused.value.code, refused.value.field) == ("PART_SIZE", "parts.2")
    await nothing_changed(db, store, person, upload, 3)


async def test_anothers_upload_looks_like_none(db: Database, store: Store) -> None:
    person, other = await a_person(db), await a_person(db)
    upload = await a_started_upload(db, store, person, 4)
    sent = await send_parts(db, store, person, upload, b"data")

    with pytest.raises(NotFound):
        await complete(db, store, other, upload, sent)
    with pytest.raises(NotFound):
        await abandon_upload(db, JOBS, viewer=Viewer(other), upload_id=upload.id, now=now())

    await nothing_changed(db, store, person, upload, 1)


async def test_completing_twice_and_at_once_is_no_error(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, len(DATA))
    sent = await send_parts(db, store, person, upload, DATA)

    after = await asyncio.gather(*(complete(db, store, person, upload, sent) for _ in range(4)))
    again = await complete(db, store, person, upload, [])

    assert {each.state for each in [*after, again]} == {State.CHECKING}


async def test_crash_between_store_and_graph_is_healed_by_asking_again(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, len(DATA))
    sent = await send_parts(db, store, person, upload, DATA)
    assert upload.s3_upload_id is not None
    there = await parts.received(store, upload.key, upload.s3_upload_id)
    await parts.finish(store, upload.key, upload.s3_upload_id, there or [])

    page = (await received_parts(store, uploads=[upload]))[0]
    after = await complete(db, store, person, upload, sent)

    assert [(part.number, part.etag) for part in page] == [(1, ASSEMBLED), (2, ASSEMBLED), (3, ASSEMBLED)]
    assert after.state is State.CHECKING


async def test_store_killed_while_it_makes_the_object_is_healed_by_asking_again(
    db: Database, store: Store, stack: Stack
) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, len(DATA))
    sent = await send_parts(db, store, person, upload, DATA)
    assert upload.s3_upload_id is not None
    folder = (
        stack.data / "s3/objects" / store.bucket / ".sgwtmp/multipart" / hashlib.sha256(upload.key.encode()).hexdigest()
    )
    left = parts.stranded_id(upload.s3_upload_id, [part.etag for part in sent])
    await asyncio.to_thread((folder / upload.s3_upload_id).rename, folder / left)  # as a kill leaves it

    after = await complete(db, store, person, upload, sent)

    assert after.state is State.CHECKING
    stored = await store.stat(upload.key)
    assert stored is not None
    assert stored.byte_size == len(DATA)


async def test_page_that_missed_the_answer_finds_every_part_there(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, b"x" * (6 * MIB))

    found = (await received_parts(store, uploads=[upload]))[0]
    after = await complete(db, store, person, upload, [SentPart(part.number, part.etag) for part in found])

    assert [(part.number, part.byte_size) for part in found] == [(1, 5 * MIB), (2, MIB)]
    assert after.state is State.CHECKING


async def test_upload_whose_parts_are_gone_says_so(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, 4)
    sent = await send_parts(db, store, person, upload, b"data")
    assert upload.s3_upload_id is not None
    await parts.discard(store, upload.key, upload.s3_upload_id)

    with pytest.raises(Conflict) as refused:
        await complete(db, store, person, upload, sent)

    assert (refused.value.code, refused.value.field) == ("NOT_OPEN", "uploadId")


async def test_given_up_upload_is_gone_from_the_store_and_cannot_be_completed(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, 4)
    sent = await send_parts(db, store, person, upload, b"data")

    for _ in range(2):
        await abandon_upload(db, JOBS, viewer=Viewer(person), upload_id=upload.id, now=now())
    assert ("discard_upload", upload.id) in await queries.owed(db, now())
    for _ in range(2):
        await discard_upload(db, store, upload_id=upload.id)

    assert ("discard_upload", upload.id) not in await queries.owed(db, now())
    assert await parts.unfinished(store, upload.key) == []
    with pytest.raises(Refusal) as refused:
        await complete(db, store, person, upload, sent)
    assert refused.value.code == "NOT_OPEN"
    assert await store.stat(upload.key) is None


async def test_giving_up_after_completion_removes_the_object(db: Database, store: Store) -> None:
    person = await a_person(db)
    upload = await a_completed_upload(db, store, person, b"data")

    await abandon_upload(db, JOBS, viewer=Viewer(person), upload_id=upload.id, now=now())
    await discard_upload(db, store, upload_id=upload.id)

    assert await store.stat(upload.key) is None


async def test_completing_and_giving_up_at_once_ends_in_one_of_the_two(db: Database, store: Store) -> None:
    person = await a_person(db)
    viewer = Viewer(person)
    for _ in range(5):
        upload = await a_started_upload(db, store, person, 4)
        sent = await send_parts(db, store, person, upload, b"data")

        await asyncio.gather(
            complete_upload(db, store, JOBS, viewer=viewer, upload_id=upload.id, sent=sent, now=now()),
            abandon_upload(db, JOBS, viewer=viewer, upload_id=upload.id, now=now()),
            return_exceptions=True,
        )

        after = await own_upload(db, viewer=viewer, upload_id=upload.id)
        assert after.state is State.ABANDONED
        await discard_upload(db, store, upload_id=upload.id)
        assert await store.stat(upload.key) is None
