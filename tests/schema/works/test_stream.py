from datetime import date
from pathlib import Path

import httpx
import pytest

from core.clock import now
from core.redis import RedisClient
from graph.database import Database
from graph.works.laddering import climb
from schema.nodes import global_id
from storage.store import Store
from tests.factories.people import a_person
from tests.factories.uploads import make_clip
from tests.factories.works import a_processed_work, a_work
from tests.schema.conftest import Api

NODE = "query($id: ID!) { node(id: $id) { ... on Work { streamProgress video { url streamUrl } } } }"


async def a_climbed_work(db: Database, store: Store, redis: RedisClient, author: str, folder: Path) -> str:
    work_id = await a_processed_work(db, store, redis, author, make_clip(folder / "a.mp4").read_bytes())
    await climb(db, store, redis, work_id=work_id, ffmpeg="")
    return work_id


def files(playlist: str) -> list[str]:
    return [row for row in playlist.splitlines() if row and not row.startswith("#")]


async def test_public_work_streams_for_everybody(
    api: Api, db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    work_id = await a_climbed_work(db, store, redis, await a_person(db), tmp_path)
    client = api.client()

    work = (await client.ask(NODE, id=global_id("Work", work_id)))["node"]
    master = await client.http.get(work["video"]["streamUrl"])
    rung = await client.http.get(work["video"]["streamUrl"].replace("master.m3u8", files(master.text)[0]))

    assert work["streamProgress"] == 100
    assert master.headers["content-type"] == "application/vnd.apple.mpegurl"
    assert master.headers["cache-control"].startswith("public")
    async with httpx.AsyncClient() as http:
        part = await http.get(files(rung.text)[0], headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")


async def test_work_that_is_not_public_streams_for_those_who_may_see_it(
    api: Api, db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    child = await a_person(db, born=date(now().year - 12, 1, 1))
    work_id = await a_climbed_work(db, store, redis, child, tmp_path)
    own = await api.signed_in(child)
    path = (await own.ask(NODE, id=global_id("Work", work_id)))["node"]["video"]["streamUrl"]

    answers = [await client.http.get(path) for client in (own, api.client(), await api.signed_in(await a_person(db)))]
    rung = await own.http.get(path.replace("master.m3u8", files(answers[0].text)[0]))

    assert [each.status_code for each in answers] == [200, 404, 404]
    assert answers[0].headers["cache-control"] == "private, no-store"
    address = httpx.URL(files(rung.text)[0])
    assert int(address.params["X-Amz-Expires"]) < 1000
    async with httpx.AsyncClient() as http:
        assert (await http.get(address, headers={"range": "bytes=4-7"})).content == b"ftyp"


async def test_work_without_sizes_has_no_stream(api: Api, db: Database) -> None:
    work_id = await a_work(db, await a_person(db))

    work = (await api.client().ask(NODE, id=global_id("Work", work_id)))["node"]
    answer = await api.client().http.get(f"/media/works/{global_id('Work', work_id)}/master.m3u8")

    assert (work["video"]["streamUrl"], work["streamProgress"], answer.status_code) == (None, None, 404)


@pytest.mark.parametrize("path", ["nonsense/master.m3u8", f"{global_id('Work', '0' * 26)}/master.m3u8"])
async def test_what_is_not_there_is_not_found(path: str, api: Api) -> None:
    assert (await api.client().http.get(f"/media/works/{path}")).status_code == 404


CHOOSE = """
mutation($input: ChoosePosterInput!) { choosePoster(input: $input) {
  work { poster { url width height } } errors { code field message messageZh } } }
"""
STANDS = "query($id: ID!) { node(id: $id) { ... on Work { stills { url width } preview { url width } waveformUrl } } }"


async def test_author_chooses_what_stands_for_the_work(
    api: Api, db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    author = await a_person(db)
    work_id = global_id("Work", await a_climbed_work(db, store, redis, author, tmp_path))
    own, other = await api.signed_in(author), await api.signed_in(await a_person(db))

    stands = (await own.ask(STANDS, id=work_id))["node"]
    chosen = (await own.ask(CHOOSE, input={"workId": work_id, "number": 3}))["choosePoster"]
    refused = [
        (await client.ask(CHOOSE, input={"workId": work_id, "number": number}))["choosePoster"]["errors"][0]["code"]
        for client, number in ((own, 7), (own, 0), (other, 1), (api.client(), 1))
    ]

    assert (len(stands["stills"]), stands["preview"]["width"]) == (6, 320)
    assert (await other.ask(STANDS, id=work_id))["node"]["stills"] == []
    assert refused == ["NO_SUCH_STILL", "NO_SUCH_STILL", "NOT_FOUND", "SIGNED_OUT"]
    async with httpx.AsyncClient() as http:
        still, poster = [
            (await http.get(url)).content for url in (stands["stills"][2]["url"], chosen["work"]["poster"]["url"])
        ]
        bars = (await http.get(stands["waveformUrl"])).json()
    assert still == poster
    assert len(bars) <= 200
