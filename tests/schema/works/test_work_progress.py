"""`workProgress` over the real WebSocket protocol, driven through ASGI."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson

from core.clock import now
from core.ids import new_id
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.accounts.sessions import open_session
from graph.database import Database
from graph.uploads.checking import check_upload
from graph.works.actions import create_work
from graph.works.processing import process_work
from schema.nodes import global_id
from storage.store import Store
from tests.factories.people import a_person
from tests.factories.uploads import JOBS, a_completed_upload
from tests.factories.works import WORDS, a_work
from tests.schema.conftest import Api

WATCH = "subscription($id: ID!) { workProgress(workId: $id) { id state step progress refusal { code } video { url } } }"


class Watching:
    """What a page gets that watches one work."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def say(self, message: dict[str, Any]) -> None:
        self.sent.put_nowait({"type": "websocket.receive", "text": orjson.dumps(message).decode()})

    async def message(self, seconds: float = 20) -> dict[str, Any]:
        while True:
            event = await asyncio.wait_for(self.received.get(), seconds)
            if event["type"] == "websocket.send":
                found: dict[str, Any] = orjson.loads(event.get("text") or event["bytes"])
                return found

    async def to_the_end(self) -> list[dict[str, Any]]:
        """Every message up to `complete` or `error`."""
        found = []
        while True:
            found.append(await self.message())
            if found[-1]["type"] in ("complete", "error"):
                return found


@asynccontextmanager
async def watching(
    api: Api, redis: RedisClient, work_id: str, viewer_id: str | None, document: str = WATCH
) -> AsyncIterator[Watching]:
    page = Watching()
    headers = [(b"host", b"kindred.test"), (b"sec-websocket-protocol", b"graphql-transport-ws")]
    if viewer_id is not None:
        token = await open_session(redis, viewer_id, frozenset())
        headers.append((b"cookie", f"kindred_session={token}".encode()))
    scope: dict[str, Any] = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("test", 1),
        "server": ("kindred.test", 80),
        "subprotocols": ["graphql-transport-ws"],
        "state": {},
    }
    page.sent.put_nowait({"type": "websocket.connect"})
    application: Any = api.transport.app
    serving: asyncio.Task[None] = asyncio.create_task(application(scope, page.sent.get, page.received.put))
    page.say({"type": "connection_init"})
    assert (await page.message())["type"] == "connection_ack"
    query = {"query": document, "variables": {"id": global_id("Work", work_id)}}
    page.say({"id": "1", "type": "subscribe", "payload": query})
    yield page
    page.sent.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait_for(serving, 5)


async def test_page_sees_each_step_from_the_check_to_ready(
    api: Api, db: Database, store: Store, redis: RedisClient, clip: Path
) -> None:
    author = await a_person(db)
    upload = await a_completed_upload(db, store, author, await asyncio.to_thread(clip.read_bytes))
    work_id = await create_work(db, JOBS, viewer=Viewer(author), upload_id=upload.id, words=WORDS, now=now())

    async with watching(api, redis, work_id, author) as page:
        first = (await page.message())["payload"]["data"]["workProgress"]
        await check_upload(db, store, redis, JOBS, upload_id=upload.id, clock=now)
        await process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now)
        messages = await page.to_the_end()

    shown = [first, *(each["payload"]["data"]["workProgress"] for each in messages[:-1])]
    assert messages[-1]["type"] == "complete"
    assert first["video"] is None
    steps = list(dict.fromkeys((each["state"], each["step"]) for each in shown))
    in_order = [
        ("CHECKING", "CHECKING"),
        ("PROCESSING", "POSTER"),
        ("PROCESSING", "VIDEO"),
        ("READY", "DONE"),
    ]
    assert steps == [each for each in in_order if each in steps]
    assert steps[-1] == in_order[-1]
    assert len(steps) >= 2  # on a slow machine two quick steps are told as one
    progress = [each["progress"] for each in shown]
    assert progress == sorted(progress)
    assert progress[-1] == 100
    assert len(progress) < 30
    assert shown[-1]["video"]["url"].startswith("http")


async def test_page_sees_why_a_file_is_refused(api: Api, db: Database, store: Store, redis: RedisClient) -> None:
    author = await a_person(db)
    upload = await a_completed_upload(db, store, author, b"a text file")
    work_id = await create_work(db, JOBS, viewer=Viewer(author), upload_id=upload.id, words=WORDS, now=now())

    async with watching(api, redis, work_id, author) as page:
        await page.message()
        await check_upload(db, store, redis, JOBS, upload_id=upload.id, clock=now)
        messages = await page.to_the_end()

    assert messages[0]["payload"]["data"]["workProgress"]["refusal"] == {"code": "NOT_A_VIDEO"}
    assert [each["type"] for each in messages] == ["next", "complete"]


async def test_settled_work_is_shown_once(api: Api, db: Database, redis: RedisClient) -> None:
    author = await a_person(db)

    async with watching(api, redis, await a_work(db, author), None) as page:
        messages = await page.to_the_end()

    assert [each["type"] for each in messages] == ["next", "complete"]


async def test_work_one_may_not_see_is_not_found(api: Api, db: Database, redis: RedisClient) -> None:
    author, other = await a_person(db), await a_person(db)
    private = await a_work(db, author, public=False)

    for work_id, viewer in ((private, other), (private, None), (new_id(), author)):
        async with watching(api, redis, work_id, viewer) as page:
            messages = await page.to_the_end()
        assert [each["type"] for each in messages] == ["error"]
        assert messages[0]["payload"][0]["extensions"]["code"] == "NOT_FOUND"
