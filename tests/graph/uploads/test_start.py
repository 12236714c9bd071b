from typing import Any

import pytest

from core.clock import now
from core.errors import Conflict, Denied, Invalid, NotFound
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads.actions import sign_parts, start_upload
from graph.uploads.model import MOST_OPEN, State, checked_upload
from graph.uploads.queries import own_upload
from storage import uploads as parts
from storage.store import Store
from storage.uploads import MIB
from tests.factories.people import a_person, cypher
from tests.factories.uploads import a_started_upload, send_parts

GOOD: dict[str, Any] = {
    "purpose": "VIDEO",
    "file_name": "clip.mp4",
    "byte_size": 1000.0,
    "content_type": "video/mp4",
    "sha256": None,
}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"byte_size": 0.0}, "EMPTY_FILE", "byteSize"),
        ({"byte_size": -1.0}, "BAD_SIZE", "byteSize"),
        ({"byte_size": 1.5}, "BAD_SIZE", "byteSize"),
        ({"byte_size": 2048.0 * MIB + 1}, "TOO_LARGE", "byteSize"),
        ({"byte_size": 1e300}, "TOO_LARGE", "byteSize"),
        ({"purpose": "PICTURE", "content_type": "image/png", "byte_size": 20.0 * MIB + 1}, "TOO_LARGE", "byteSize"),
        ({"content_type": "text/plain"}, "WRONG_TYPE", "contentType"),
        ({"content_type": "image/png"}, "WRONG_TYPE", "contentType"),
        ({"content_type": ""}, "WRONG_TYPE", "contentType"),
        ({"purpose": "PICTURE", "content_type": "image/svg+xml"}, "WRONG_TYPE", "contentType"),
        ({"purpose": "PICTURE", "content_type": "video/mp4"}, "WRONG_TYPE", "contentType"),
        ({"sha256": "abc"}, "BAD_CHECKSUM", "sha256"),
        ({"sha256": "g" * 64}, "BAD_CHECKSUM", "sha256"),
        ({"file_name": ""}, "EMPTY", "fileName"),
        ({"file_name": "\0\0"}, "EMPTY", "fileName"),
        ({"file_name": "folder/"}, "EMPTY", "fileName"),
        ({"file_name": "x" * 256}, "TOO_LONG", "fileName"),
    ],
)
def test_announcement_that_breaks_a_rule_names_its_field(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_upload(**{**GOOD, **changes})

    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("../../etc/passwd.mp4", "passwd.mp4"),
        ("C:\\Users\\lan\\海边.mp4", "海边.mp4"),
        ("nul\0byte.mp4", "nulbyte.mp4"),
        ("gpj.\u202e4pm.exe", "gpj.4pm.exe"),
        ("مقطع.mp4", "مقطع.mp4"),
        ("🌊👩‍👩‍👧.mp4", "🌊👩‍👩‍👧.mp4"),
        ("line\nbreak\t.mp4", "linebreak .mp4"),
        ("$(rm -rf).mp4'; DROP", "$(rm -rf).mp4'; DROP"),
    ],
)
async def test_name_is_only_shown_and_never_a_path(typed: str, shown: str, db: Database, store: Store) -> None:
    person = await a_person(db)

    upload = await a_started_upload(db, store, person, 1000, file_name=typed)

    assert upload.file_name == shown
    assert upload.key == f"uploads/{upload.id}/original"


async def test_upload_is_open_with_its_parts_planned(db: Database, store: Store) -> None:
    upload = await a_started_upload(db, store, await a_person(db), 11 * MIB, sha256="AB" * 32)

    assert upload.state is State.OPEN
    assert (upload.part_size, upload.part_count, upload.sha256) == (5 * MIB, 3, "ab" * 32)
    assert upload.s3_upload_id is not None
    assert await parts.received(store, upload.key, upload.s3_upload_id) == []


async def test_unconfirmed_address_may_not_send_and_leaves_nothing(db: Database, store: Store) -> None:
    person = await a_person(db, confirmed=False)
    before = len(await parts.unfinished(store))

    with pytest.raises(Denied) as refused:
        await a_started_upload(db, store, person, 1000)

    assert refused.value.code == "UNCONFIRMED"
    assert len(await parts.unfinished(store)) == before
    assert await cypher(db, "MATCH (:Person {id: $id})-[:STARTED]->(u) RETURN u", id=person) == []


async def test_nobody_may_not_send(db: Database, store: Store) -> None:
    with pytest.raises(Denied) as refused:
        await start_upload(db, store, viewer=None, upload=checked_upload(**GOOD), now=now())

    assert refused.value.code == "SIGNED_OUT"


async def test_only_so_many_are_open_at_a_time(db: Database, store: Store) -> None:
    person = await a_person(db)
    for _ in range(MOST_OPEN):
        await a_started_upload(db, store, person, 1000)

    with pytest.raises(Conflict) as refused:
        await a_started_upload(db, store, person, 1000)

    assert refused.value.code == "TOO_MANY_OPEN"


@pytest.mark.parametrize(
    ("numbers", "code", "field"),
    [
        ([], "TOO_MANY", "numbers"),
        ([1] * 101, "TOO_MANY", "numbers"),
        ([1, 0], "NO_SUCH_PART", "numbers.1"),
        ([4], "NO_SUCH_PART", "numbers.0"),
        ([-1], "NO_SUCH_PART", "numbers.0"),
    ],
)
async def test_only_parts_of_the_upload_are_signed(
    numbers: list[int], code: str, field: str, db: Database, store: Store
) -> None:
    person = await a_person(db)
    upload = await a_started_upload(db, store, person, 11 * MIB)

    with pytest.raises(Invalid) as refused:
        await sign_parts(db, store, viewer=Viewer(person), upload_id=upload.id, numbers=numbers, now=now())

    assert (refused.value.code, refused.value.field) == (code, field)


async def test_anothers_upload_looks_like_none(db: Database, store: Store) -> None:
    upload = await a_started_upload(db, store, await a_person(db), 1000)
    other = Viewer(await a_person(db))

    for upload_id in (upload.id, "nothing"):
        with pytest.raises(NotFound) as refused:
            await sign_parts(db, store, viewer=other, upload_id=upload_id, numbers=[1], now=now())
        assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "uploadId")


async def test_parts_received_before_a_reload_are_known_after_it(db: Database, store: Store) -> None:
    from graph.uploads.queries import received_parts

    person = await a_person(db)
    upload = await a_started_upload(db, store, person, 11 * MIB)
    sent = await send_parts(db, store, person, upload, b"x" * (11 * MIB), numbers=[3, 1])

    again = await own_upload(db, viewer=Viewer(person), upload_id=upload.id)
    found = (await received_parts(store, uploads=[again]))[0]

    assert [(part.number, part.byte_size) for part in found] == [(1, 5 * MIB), (3, MIB)]
    assert {part.number: part.etag for part in found} == {part.number: part.etag.strip('"') for part in sent}
