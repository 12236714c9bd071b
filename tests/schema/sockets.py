"""An open page's live connection over the real WebSocket protocol, driven through ASGI, for a signed-in person."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson

from graph.accounts.sessions import open_session
from tests.schema.conftest import Api


class Socket:
    """What a page sends and gets."""

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

    async def data(self, seconds: float = 20) -> dict[str, Any]:
        """The data of the next message, which must be no error."""
        message = await self.message(seconds)
        assert message["type"] == "next", message
        assert not message["payload"].get("errors"), message
        found: dict[str, Any] = message["payload"]["data"]
        return found


@asynccontextmanager
async def watched(api: Api, person_id: str, text: str, **variables: Any) -> AsyncIterator[Socket]:
    """A page of this person's that watches one subscription."""
    page = Socket()
    session = await open_session(api.redis, person_id, frozenset())
    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "query_string": b"",
        "root_path": "",
        "headers": [
            (b"host", b"kindred.test"),
            (b"sec-websocket-protocol", b"graphql-transport-ws"),
            (b"cookie", f"kindred_session={session}".encode()),
        ],
        "client": ("test", 1),
        "server": ("kindred.test", 80),
        "subprotocols": ["graphql-transport-ws"],
        "state": {},
    }
    page.sent.put_nowait({"type": "websocket.connect"})
    serving: asyncio.Task[None] = asyncio.create_task(api.transport.app(scope, page.sent.get, page.received.put))  # type: ignore[arg-type]
    page.say({"type": "connection_init"})
    assert (await page.message())["type"] == "connection_ack"
    page.say({"id": "1", "type": "subscribe", "payload": {"query": text, "variables": variables}})
    yield page
    page.sent.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait_for(serving, 5)
