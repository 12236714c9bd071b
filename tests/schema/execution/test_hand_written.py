"""The endpoint that ours is measured against answers with the same bytes, whoever asks."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from benchmarks import hand_written, operations
from core.clock import now
from core.ids import new_id
from core.settings import Settings
from graph.access.viewer import Viewer
from graph.follows.actions import follow
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import submissions
from tests.factories.people import a_person, cypher
from tests.schema.conftest import Api, Client


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def by_hand(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    application = hand_written.create(settings)
    async with application.router.lifespan_context(application):
        yield httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://by.hand")


async def alike(
    client: Client, by_hand: httpx.AsyncClient, path: str, document: str, method: str = "GET", **v: object
) -> None:
    """Our answers, compiled and not, are the bytes of the other."""
    cookies = {"cookie": "; ".join(f"{name}={value}" for name, value in client.http.cookies.items())}
    ours = []
    for _ in range(3):
        ours.append((await client.post({"query": document, "variables": v})).content)
        await client.settle()
    theirs = (await by_hand.request(method, path, headers=cookies)).content

    assert set(ours) == {theirs}
    assert b'"errors":[{' not in theirs


@pytest.mark.parametrize("works", [0, 2, 21])
async def test_profile(api: Api, by_hand: httpx.AsyncClient, works: int) -> None:
    db = api.database
    handle = f"byhand{new_id()[-10:]}"
    person, fan = await a_person(db, handle=handle), await a_person(db)
    for _ in range(works):
        await submissions.work(db, make.Somebody(person, ""))
        await follow(db, viewer=Viewer(person), subject_id=await a_person(db), now=now())
    await follow(db, viewer=Viewer(fan), subject_id=person, now=now())

    for client in (api.client(), await api.signed_in(fan), await api.signed_in(person)):
        await alike(client, by_hand, f"/profile/{handle}", operations.PROFILE, handle=handle)


async def test_wide_page(api: Api, by_hand: httpx.AsyncClient) -> None:
    db = api.database
    scene = await submissions.scene(db)
    entries = [await submissions.accepted(db, scene) for _ in range(3)]
    handle = str((await cypher(db, "MATCH (c:Campaign {id: $id}) RETURN c.handle_key", id=scene.campaign_id))[0][0])
    fan = await a_person(db)
    await follow(db, viewer=Viewer(fan), subject_id=entries[1].author_id, now=now())

    for client in (api.client(), await api.signed_in(fan)):
        await alike(client, by_hand, f"/wide/{handle}", operations.WIDE_PAGE, handle=handle)


@pytest.mark.parametrize("authors", [0, 1, 21])
async def test_feed(api: Api, by_hand: httpx.AsyncClient, authors: int) -> None:
    db = api.database
    viewer = await a_person(db)
    for _ in range(authors):
        author = await a_person(db)
        await submissions.work(db, make.Somebody(author, ""))
        await follow(db, viewer=Viewer(viewer), subject_id=author, now=now())

    await alike(await api.signed_in(viewer), by_hand, "/feed", operations.FEED)


async def test_follow(api: Api, by_hand: httpx.AsyncClient) -> None:
    subject, client = await a_person(api.database), await api.signed_in(await a_person(api.database))

    asked = {"subjectId": global_id("Person", subject)}
    await alike(client, by_hand, f"/follow/{subject}", operations.FOLLOW, "POST", input=asked)
