from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.clock import now
from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id
from storage.store import Store
from tests.factories.people import a_person, an_organisation
from tests.factories.uploads import a_checked_upload, a_completed_upload, make_clip
from tests.factories.works import a_processed_work, a_submission, a_work
from tests.schema.conftest import Api

CREATE = """
mutation($input: CreateWorkInput!) { createWork(input: $input) {
  work { id title caption language state step progress isPublic waitsFor author { handle } video { url } }
  errors { code field message messageZh } } }
"""
DELETE = "mutation($input: DeleteWorkInput!) { deleteWork(input: $input) { deletedId errors { code field } } }"
NODE = """
query($id: ID!) { node(id: $id) { ... on Work {
  id title state step progress isPublic waitsFor publishedAt author { id name }
  video { url contentType width height durationMs byteSize } poster { url width height }
  playCount likeCount viewerHasLiked submissions(first: 5) { nodes { id state } } } } }
"""
OWN = """
{ viewer { works(first: 50) { nodes { id state progress isPublic waitsFor author { id } poster { url }
  video { url } viewerHasLiked } } } }
"""
WORDS: dict[str, Any] = {"title": "海边 🌊", "caption": "Line\nline", "language": "ZH"}


async def test_ready_work_plays_by_ranges_for_everybody(
    api: Api, db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    author = await a_person(db)
    work_id = await a_processed_work(db, store, redis, author, make_clip(tmp_path / "a.mp4").read_bytes())

    work = (await api.client().ask(NODE, id=global_id("Work", work_id)))["node"]

    assert (work["state"], work["step"], work["progress"], work["isPublic"]) == ("READY", "DONE", 100, True)
    assert (work["video"]["contentType"], work["video"]["width"]) == ("video/mp4", 320)
    assert (work["waitsFor"], work["viewerHasLiked"], work["submissions"]["nodes"]) == ([], False, [])
    async with httpx.AsyncClient() as http:
        part = await http.get(work["video"]["url"], headers={"range": "bytes=4-7"})
        poster = await http.get(work["poster"]["url"])
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert part.headers["content-range"].endswith(f"/{work['video']['byteSize']}")
    assert poster.headers["content-type"] == "image/jpeg"


async def test_work_is_made_of_an_upload_once(
    api: Api, db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    author = await a_person(db)
    client = await api.signed_in(author)
    upload = await a_checked_upload(db, store, redis, author, make_clip(tmp_path / "a.mp4").read_bytes())
    given = {"uploadId": global_id("Upload", upload.id), **WORDS}

    first, again = [(await client.ask(CREATE, input=given))["createWork"] for _ in range(2)]

    assert first["errors"] == []
    assert first["work"]["id"] == again["work"]["id"]
    assert (first["work"]["title"], first["work"]["caption"]) == ("海边 🌊", "Line\nline")
    assert first["work"]["video"] is None
    assert first["work"]["isPublic"] is False


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": "x" * 300}, "TOO_LONG", "title"),
        ({"title": " "}, "EMPTY", "title"),
        ({"caption": "x" * 2001}, "TOO_LONG", "caption"),
        ({"uploadId": "nonsense"}, "BAD_ID", "uploadId"),
        ({"uploadId": global_id("Upload", "0" * 26)}, "NOT_FOUND", "uploadId"),
    ],
)
async def test_work_that_breaks_a_rule_is_answered_with_code_and_field(
    changes: dict[str, Any], code: str, field: str, api: Api, db: Database
) -> None:
    client = await api.signed_in(await a_person(db))
    given = {"uploadId": global_id("Upload", "0" * 26), **WORDS, **changes}

    answer = (await client.ask(CREATE, input=given))["createWork"]

    assert answer["work"] is None
    assert [(each["code"], each["field"]) for each in answer["errors"]] == [(code, field)]


async def test_refused_upload_gives_its_reason(api: Api, db: Database, store: Store, redis: RedisClient) -> None:
    author = await a_person(db)
    upload = await a_checked_upload(db, store, redis, author, b"a text file", file_name="film.mp4")

    answer = (
        await (await api.signed_in(author)).ask(CREATE, input={"uploadId": global_id("Upload", upload.id), **WORDS})
    )["createWork"]

    assert answer["errors"][0]["code"] == "UPLOAD_REFUSED"
    assert answer["errors"][0]["message"].startswith("This is no video")


async def test_anothers_upload_is_not_found(api: Api, db: Database, store: Store) -> None:
    upload = await a_completed_upload(db, store, await a_person(db), b"data")
    other = await api.signed_in(await a_person(db))

    answer = (await other.ask(CREATE, input={"uploadId": global_id("Upload", upload.id), **WORDS}))["createWork"]

    assert [(each["code"], each["field"]) for each in answer["errors"]] == [("NOT_FOUND", "uploadId")]


async def test_private_work_is_shown_to_its_author_with_what_it_waits_for(api: Api, db: Database) -> None:
    child = await a_person(db, born=date(now().year - 12, 1, 1))
    work_id = global_id("Work", await a_work(db, child, public=False, by_minor=True))

    own = (await (await api.signed_in(child)).ask(NODE, id=work_id))["node"]

    assert (own["isPublic"], own["waitsFor"], own["publishedAt"]) == (False, ["GUARDIAN", "REVIEWER"], None)
    assert own["video"]["url"].startswith("http")
    assert (await api.client().ask(NODE, id=work_id))["node"] is None
    assert (await (await api.signed_in(await a_person(db))).ask(NODE, id=work_id))["node"] is None


async def test_only_its_author_deletes_a_work(api: Api, db: Database) -> None:
    author = await a_person(db)
    work_id = global_id("Work", await a_work(db, author))
    given = {"workId": work_id}

    by_nobody = (await api.client().ask(DELETE, input=given))["deleteWork"]
    by_other = (await (await api.signed_in(await a_person(db))).ask(DELETE, input=given))["deleteWork"]
    by_author = (await (await api.signed_in(author)).ask(DELETE, input=given))["deleteWork"]

    assert by_nobody["errors"][0]["code"] == "SIGNED_OUT"
    assert by_other["errors"] == [{"code": "NOT_FOUND", "field": "workId"}]
    assert by_author == {"deletedId": work_id, "errors": []}
    assert (await api.client().ask(NODE, id=work_id))["node"] is None


async def test_own_works_cost_the_same_however_many(api: Api, db: Database) -> None:
    author, owner = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    client = await api.signed_in(author)
    trips = []
    for _ in range(2):
        for state in ("READY", "PROCESSING", "READY"):
            work_id = await a_work(db, author, state=state)
        await a_submission(db, work_id, organisation_id=organisation, host_id=organisation)
        found = (await client.ask(OWN))["viewer"]["works"]["nodes"]
        trips.append(client.trips)

    assert len(found) == 6
    assert trips[0] == trips[1] <= 6


async def test_works_of_an_author_are_a_page_with_cursors(api: Api, db: Database) -> None:
    author = await a_person(db)
    works = [await a_work(db, author, created_at=1000 + index) for index in range(3)]
    document = """query($id: ID!, $after: String) { node(id: $id) { ... on Person { works(first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } } } }"""
    person = global_id("Person", author)
    client = api.client()

    first = (await client.ask(document, id=person))["node"]["works"]
    second = (await client.ask(document, id=person, after=first["pageInfo"]["endCursor"]))["node"]["works"]

    shown = [each["id"] for each in [*first["nodes"], *second["nodes"]]]
    assert shown == [global_id("Work", each) for each in reversed(works)]
    assert [page["pageInfo"]["hasNextPage"] for page in (first, second)] == [True, False]
