"""`board`, watched over the real WebSocket protocol, driven through ASGI."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson

from campaigns.leaderboard.actions import freeze, settle_submission
from campaigns.leaderboard.follow import follow_ledger
from core.clock import now
from core.ids import new_id
from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id
from storage.ledger import Ledger, entries
from storage.store import Store
from tests.factories.contests import Contest, Entered, change_campaign, contest, entry
from tests.schema.conftest import Api

WATCH = """
subscription ($id: ID!, $kind: BoardKind!) {
  board(campaignId: $id, kind: $kind) { state entries(first: 3) { nodes { score account { id } } } }
}
"""


class Page:
    """What an open page sends and gets."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def say(self, message: dict[str, Any]) -> None:
        self.sent.put_nowait({"type": "websocket.receive", "text": orjson.dumps(message).decode()})

    async def message(self, seconds: float = 10) -> dict[str, Any]:
        while True:
            event = await asyncio.wait_for(self.received.get(), seconds)
            if event["type"] == "websocket.send":
                found: dict[str, Any] = orjson.loads(event.get("text") or event["bytes"])
                return found

    async def board(self, seconds: float = 10) -> dict[str, Any]:
        message = await self.message(seconds)
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        found: dict[str, Any] = message["payload"]["data"]["board"]
        return found

    async def score(self, seconds: float = 10) -> list[int]:
        return [row["score"] for row in (await self.board(seconds))["entries"]["nodes"]]


@asynccontextmanager
async def watching(api: Api, campaign_id: str, kind: str) -> AsyncIterator[Page]:
    page = Page()
    headers = [(b"host", b"kindred.test"), (b"sec-websocket-protocol", b"graphql-transport-ws")]
    scope = {
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
    serving: asyncio.Task[None] = asyncio.create_task(api.transport.app(scope, page.sent.get, page.received.put))  # type: ignore[arg-type]
    page.say({"type": "connection_init"})
    assert (await page.message())["type"] == "connection_ack"
    query = {"query": WATCH, "variables": {"id": global_id("Campaign", campaign_id), "kind": kind}}
    page.say({"id": "1", "type": "subscribe", "payload": query})
    yield page
    page.sent.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait_for(serving, 5)


async def vote(ledger: Ledger, of: Contest, one: Entered, actor: str) -> None:
    await ledger.append(
        entries.vote(
            actor=actor,
            campaign_id=of.campaign_id,
            submission_id=one.submission_id,
            closes_at=of.closes_at,
            cast_at=1,
        )
    )


async def scene(db: Database, store: Store, redis: RedisClient) -> tuple[Contest, Entered]:
    of = await contest(db)
    one = await entry(db, of)
    await settle_submission(db, Ledger(redis), submission_id=one.submission_id, now=now())
    await follow_ledger(db, store, redis, seconds=0)
    return of, one


async def test_two_pages_see_a_vote_move_their_boards_within_two_seconds(
    api: Api, db: Database, store: Store, redis: RedisClient
) -> None:
    of, one = await scene(db, store, redis)
    async with (
        watching(api, of.campaign_id, "PEOPLE") as people,
        watching(api, of.campaign_id, "ORGANISATIONS") as groups,
    ):
        before = [await people.score(), await groups.score()]
        following = asyncio.create_task(follow_ledger(db, store, redis, seconds=3))

        await vote(Ledger(redis), of, one, "a1")
        after = [await people.score(2), await groups.score(2)]

        await following
    assert before == [[0], [0]]
    assert after == [[10], [10]]


async def test_many_votes_are_told_in_few_words(api: Api, db: Database, store: Store, redis: RedisClient) -> None:
    of, one = await scene(db, store, redis)
    seen: list[Any] = []
    async with watching(api, of.campaign_id, "ENTRIES") as page:
        await page.score()
        following = asyncio.create_task(follow_ledger(db, store, redis, seconds=1.5))
        for number in range(200):
            await vote(Ledger(redis), of, one, f"a{number}")
        await following
        await follow_ledger(db, store, redis, seconds=0)
        while not seen or seen[-1] != 2000:
            seen += await page.score()

    assert seen == sorted(seen)
    assert len(seen) <= 8


async def test_a_page_sees_the_board_freeze_and_then_nothing_of_what_goes_on(
    api: Api, db: Database, store: Store, redis: RedisClient
) -> None:
    of, one = await scene(db, store, redis)
    async with watching(api, of.campaign_id, "ENTRIES") as page:
        live = await page.board()
        await change_campaign(db, of.campaign_id, state="FROZEN", frozen_at=1)
        await freeze(db, store, redis, campaign_id=of.campaign_id)
        await vote(Ledger(redis), of, one, "a1")
        await follow_ledger(db, store, redis, seconds=0)
        frozen = await page.board()

    assert (live["state"], frozen["state"]) == ("LIVE", "FROZEN")
    assert frozen["entries"] == live["entries"]


async def test_a_campaign_that_is_not_public_is_not_found(api: Api, db: Database) -> None:
    codes = []
    for campaign_id in ((await contest(db, state="DRAFT")).campaign_id, new_id()):
        async with watching(api, campaign_id, "PEOPLE") as page:
            message = await page.message()
            errors = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
            codes.append(errors[0]["extensions"]["code"])

    assert codes == ["NOT_FOUND", "NOT_FOUND"]
