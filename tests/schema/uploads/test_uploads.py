"""Sending a file through the API as a client does: announced, sent in parts to the object store, completed."""

from typing import Any

import httpx
import pytest

from core.clock import now
from core.redis import RedisClient
from graph.database import Database
from graph.uploads.checking import check_upload
from schema.nodes import local_id
from storage.store import Store
from storage.uploads import MIB
from tests.factories.people import a_person
from tests.factories.uploads import JOBS, a_started_upload, photo
from tests.schema.conftest import Api, Client

START = """
mutation($input: StartUploadInput!) { startUpload(input: $input) {
  upload { id purpose state fileName byteSize partSize partCount sha256 createdAt
           receivedParts { number } refusal { code } picture { url } }
  errors { code field message messageZh } } }
"""
SIGN = """
mutation($input: SignUploadPartsInput!) { signUploadParts(input: $input) {
  urls { number url } errors { code field } } }
"""
COMPLETE = """
mutation($input: CompleteUploadInput!) { completeUpload(input: $input) {
  upload { id state } errors { code field message messageZh } } }
"""
ABANDON = """
mutation($input: AbandonUploadInput!) { abandonUpload(input: $input) { upload { id state } errors { code field } } }
"""
NODE = """
query($id: ID!) { node(id: $id) { ... on Upload {
  id state receivedParts { number etag byteSize } refusal { code message { zh en } } picture { url width height } } } }
"""
FILE: dict[str, Any] = {"purpose": "VIDEO", "fileName": "海边.mp4", "byteSize": 1000, "contentType": "video/mp4"}


async def started(client: Client, **changes: Any) -> dict[str, Any]:
    answer = (await client.ask(START, input={**FILE, **changes}))["startUpload"]
    assert answer["errors"] == []
    upload: dict[str, Any] = answer["upload"]
    return upload


async def sent(client: Client, upload: dict[str, Any], data: bytes, numbers: list[int]) -> list[dict[str, Any]]:
    answer = (await client.ask(SIGN, input={"uploadId": upload["id"], "numbers": numbers}))["signUploadParts"]
    assert answer["errors"] == []
    parts = []
    async with httpx.AsyncClient() as http:
        for each in answer["urls"]:
            start = (each["number"] - 1) * upload["partSize"]
            put = await http.put(each["url"], content=data[start : start + upload["partSize"]])
            parts.append({"number": each["number"], "etag": put.headers["etag"]})
    return parts


async def test_file_goes_in_parts_over_a_reload(api: Api, db: Database) -> None:
    client = await api.signed_in(await a_person(db))
    data = b"x" * (6 * MIB)

    upload = await started(client, byteSize=len(data), sha256="ab" * 32)
    first = await sent(client, upload, data, [1])
    after_reload = (await client.ask(NODE, id=upload["id"]))["node"]
    second = await sent(client, upload, data, [2])
    done = (await client.ask(COMPLETE, input={"uploadId": upload["id"], "parts": [*second, *first]}))["completeUpload"]
    again = (await client.ask(COMPLETE, input={"uploadId": upload["id"], "parts": []}))["completeUpload"]

    assert (upload["purpose"], upload["state"], upload["fileName"]) == ("VIDEO", "OPEN", "海边.mp4")
    assert (upload["byteSize"], upload["partSize"], upload["partCount"]) == (6.0 * MIB, 5 * MIB, 2)
    assert (upload["sha256"], upload["receivedParts"]) == ("ab" * 32, [])
    assert (upload["refusal"], upload["picture"]) == (None, None)
    assert [(part["number"], part["byteSize"]) for part in after_reload["receivedParts"]] == [(1, 5 * MIB)]
    assert done["errors"] == again["errors"] == []
    assert "OPEN" not in (done["upload"]["state"], again["upload"]["state"])


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"byteSize": 0}, "EMPTY_FILE", "byteSize"),
        ({"byteSize": 2.5}, "BAD_SIZE", "byteSize"),
        ({"byteSize": 3e9}, "TOO_LARGE", "byteSize"),
        ({"purpose": "PICTURE", "contentType": "image/png", "byteSize": 3e7}, "TOO_LARGE", "byteSize"),
        ({"contentType": "text/plain"}, "WRONG_TYPE", "contentType"),
        ({"fileName": "\u0000"}, "EMPTY", "fileName"),
        ({"fileName": "x" * 300}, "TOO_LONG", "fileName"),
        ({"sha256": "no"}, "BAD_CHECKSUM", "sha256"),
    ],
)
async def test_announcement_that_breaks_a_rule_is_answered_with_code_and_field(
    changes: dict[str, Any], code: str, field: str, api: Api, db: Database
) -> None:
    client = await api.signed_in(await a_person(db))

    answer = (await client.ask(START, input={**FILE, **changes}))["startUpload"]

    assert answer["upload"] is None
    assert [(each["code"], each["field"]) for each in answer["errors"]] == [(code, field)]
    assert answer["errors"][0]["message"]
    assert answer["errors"][0]["messageZh"]


async def test_nobody_and_the_unconfirmed_may_not_send(api: Api, db: Database) -> None:
    unconfirmed = await api.signed_in(await a_person(db, confirmed=False))

    answers = [(await client.ask(START, input=FILE))["startUpload"] for client in (api.client(), unconfirmed)]

    assert [each["errors"][0]["code"] for each in answers] == ["SIGNED_OUT", "UNCONFIRMED"]


async def test_part_missing_and_etag_that_lies_name_their_place(api: Api, db: Database) -> None:
    client = await api.signed_in(await a_person(db))
    data = b"x" * (6 * MIB)
    upload = await started(client, byteSize=len(data))
    parts = await sent(client, upload, data, [1, 2])

    found = []
    for given in (parts[:1], [parts[0], {"number": 2, "etag": "0" * 32}], [parts[0], {"number": 9, "etag": "0"}]):
        answer = (await client.ask(COMPLETE, input={"uploadId": upload["id"], "parts": given}))["completeUpload"]
        found += [(each["code"], each["field"]) for each in answer["errors"]]

    assert found == [
        ("PART_MISSING", "parts"),
        ("ETAG_MISMATCH", "parts.1.etag"),
        ("NO_SUCH_PART", "parts.1.number"),
    ]
    assert (await client.ask(NODE, id=upload["id"]))["node"]["state"] == "OPEN"


async def test_anothers_upload_is_not_there(api: Api, db: Database, store: Store) -> None:
    owner = await api.signed_in(await a_person(db))
    other = await api.signed_in(await a_person(db))
    upload = await started(owner)
    by_id = {"uploadId": upload["id"]}

    answers = [
        (await other.ask(SIGN, input={**by_id, "numbers": [1]}))["signUploadParts"],
        (await other.ask(COMPLETE, input={**by_id, "parts": []}))["completeUpload"],
        (await other.ask(ABANDON, input=by_id))["abandonUpload"],
    ]

    assert [(each["errors"][0]["code"], each["errors"][0]["field"]) for each in answers] == [
        ("NOT_FOUND", "uploadId")
    ] * 3
    assert (await other.ask(NODE, id=upload["id"]))["node"] is None
    assert (await api.client().ask(NODE, id=upload["id"]))["node"] is None
    assert (await owner.ask(NODE, id=upload["id"]))["node"]["state"] == "OPEN"


async def test_id_of_another_kind_is_a_bad_id(api: Api, db: Database) -> None:
    client = await api.signed_in(await a_person(db))

    for given in ("UGVyc29uOmFiYw", "!", ""):
        answer = (await client.ask(ABANDON, input={"uploadId": given}))["abandonUpload"]
        assert [(each["code"], each["field"]) for each in answer["errors"]] == [("BAD_ID", "uploadId")]


async def test_given_up_upload_stays_given_up(api: Api, db: Database) -> None:
    client = await api.signed_in(await a_person(db))
    upload = await started(client)

    answers = [(await client.ask(ABANDON, input={"uploadId": upload["id"]}))["abandonUpload"] for _ in range(2)]
    signed = (await client.ask(SIGN, input={"uploadId": upload["id"], "numbers": [1]}))["signUploadParts"]

    assert answers == [{"upload": {"id": upload["id"], "state": "ABANDONED"}, "errors": []}] * 2
    assert signed["errors"] == [{"code": "NOT_OPEN", "field": "uploadId"}]


async def test_picture_and_refusal_are_shown_to_their_owner(
    api: Api, db: Database, store: Store, redis: RedisClient
) -> None:
    client = await api.signed_in(await a_person(db))
    shown = []
    for data in (photo(), b"no picture at all"):
        upload = await started(
            client, purpose="PICTURE", fileName="a.jpg", contentType="image/jpeg", byteSize=len(data)
        )
        parts = await sent(client, upload, data, [1])
        await client.ask(COMPLETE, input={"uploadId": upload["id"], "parts": parts})
        await check_upload(db, store, redis, JOBS, upload_id=local_id(upload["id"], "Upload", "id"), clock=now)
        shown.append((await client.ask(NODE, id=upload["id"]))["node"])

    good, bad = shown
    async with httpx.AsyncClient() as http:
        picture = await http.get(good["picture"]["url"])
    assert (good["state"], good["picture"]["width"], good["picture"]["height"]) == ("VERIFIED", 640, 480)
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/webp")
    assert (bad["state"], bad["refusal"]["code"], bad["picture"]) == ("REFUSED", "NOT_A_PICTURE", None)
    assert bad["refusal"]["message"]["zh"].startswith("这不是")


async def test_unfinished_uploads_cost_the_same_however_many(api: Api, db: Database, store: Store) -> None:
    person = await a_person(db)
    client = await api.signed_in(person)
    document = """{ viewer { uploads(first: 20) {
      nodes { id fileName state receivedParts { number } } pageInfo { hasNextPage } } } }"""
    trips = []
    for _ in range(2):
        await a_started_upload(db, store, person, 1000)
        await a_started_upload(db, store, person, 1000)
        found = (await client.ask(document))["viewer"]["uploads"]["nodes"]
        trips.append(client.trips)

    assert len(found) == 4
    assert trips[0] == trips[1] <= 4
