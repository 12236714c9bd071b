"""Answers for the signed-out: kept until what they show is altered, filled once by a crowd, never an old one."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from campaigns.leaderboard.fold import catch_up
from campaigns.submissions import actions as submissions
from core.clock import now
from core.ids import new_id
from core.jobs import NoJobs
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.follows.actions import follow
from graph.interactions import actions as interactions
from schema.build import schema
from schema.execution.answers import SharedAnswers
from schema.execution.documents import Document, Documents, persisted_documents
from schema.nodes import global_id
from stack.paths import ROOT
from storage.answers import kept
from storage.ledger import Ledger, entries
from storage.store import Store
from tests.factories import campaigns as make
from tests.factories import submissions as scenes
from tests.factories.people import a_person, cypher
from tests.schema.conftest import Api, Client

Write = Callable[[Api, scenes.Scene, Any, Store], Awaitable[None]]
PAGE = """query SharedPage($handle: String!) {
  campaign(handle: $handle) {
    id hue followerCount submissionCount
    board(kind: ENTRIES) { id entries(first: 5) { nodes { votes } } }
    submissions(first: 5) { nodes { id voteCount work { id playCount author { id name followerCount } } } }
  }
}"""
NO_IDS = "query NoIds($handle: String!) { campaign(handle: $handle) { id organisation { name } } }"
CLOSES = 4_000_000_000_000


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Page:
    """The persisted page of one campaign."""

    def __init__(self, api: Api, client: Client, handle: str) -> None:
        self.api, self.client, self.handle = api, client, handle
        api.persist(PAGE)

    async def ask(self, client: Client | None = None) -> dict[str, Any]:
        body = {"documentId": sha256(PAGE), "variables": {"handle": self.handle}}
        answer = await (client or self.client).post(body)
        found: dict[str, Any] = answer.json()["data"]["campaign"]
        return found

    async def settled(self) -> dict[str, Any]:
        """The page, once it is kept: other tests drop all answers as they write."""
        for _ in range(100):
            found = await self.ask()
            again = await self.ask()
            if self.client.trips == 0:
                assert again == found
                return found
        raise AssertionError("it is never kept")


@pytest.fixture
async def scene(api: Api) -> scenes.Scene:
    return await scenes.scene(api.database)


@pytest.fixture
async def page(api: Api, scene: scenes.Scene) -> Page:
    handle = (await cypher(api.database, "MATCH (c:Campaign {id: $id}) RETURN c.handle", id=scene.campaign_id))[0][0]
    return Page(api, api.client(), str(handle))


async def followed(api: Api, scene: scenes.Scene, entry: Any, _: Store) -> None:
    await follow(api.database, viewer=Viewer(await a_person(api.database)), subject_id=scene.campaign_id, now=now())


async def author_followed(api: Api, scene: scenes.Scene, entry: Any, _: Store) -> None:
    await follow(api.database, viewer=Viewer(await a_person(api.database)), subject_id=entry.author_id, now=now())


async def accepted(api: Api, scene: scenes.Scene, entry: Any, _: Store) -> None:
    await scenes.accepted(api.database, scene)


async def withdrawn(api: Api, scene: scenes.Scene, entry: Any, _: Store) -> None:
    await submissions.withdraw(
        api.database, NoJobs(), viewer=Viewer(entry.author_id), submission_id=entry.id, now=now()
    )


async def recoloured(api: Api, scene: scenes.Scene, entry: Any, _: Store) -> None:
    await make.run(api.database, "MATCH (c:Campaign {id: $id}) SET c.hue = c.hue + 1", id=scene.campaign_id)


async def played(api: Api, scene: scenes.Scene, entry: Any, _: Store) -> None:
    statement = load(interactions.__file__, "keep_counts")
    counts = [{"work_id": entry.work_id, "plays": 7, "likes": 1}]
    await api.database.write(statement, counts=counts, rows=1_000_000_000)


async def voted(api: Api, scene: scenes.Scene, entry: Any, store: Store) -> None:
    of = {"campaign_id": scene.campaign_id, "submission_id": entry.id}
    pseudonym = new_id()
    await Ledger(api.redis).append_all(
        [
            entries.rule(campaign_id=scene.campaign_id, version=1, votes=1, likes=1, plays=1, closes_at=CLOSES, at=1),
            entries.entry(author=pseudonym, organisation=new_id(), work_id=entry.work_id, at=1, **of),
            entries.vote(actor=new_id(), closes_at=CLOSES, cast_at=2, **of),
        ]
    )
    await catch_up(api.redis, store)


@pytest.mark.parametrize(
    "write", [followed, author_followed, accepted, withdrawn, recoloured, played], ids=lambda each: each.__name__
)
async def test_write_is_seen_by_the_next_who_asks(
    api: Api, scene: scenes.Scene, page: Page, write: Write, store: Store
) -> None:
    entry = await scenes.accepted(api.database, scene)
    before = await page.settled()

    await write(api, scene, entry, store)
    after = await page.ask()

    assert after != before
    assert await page.settled() == after


async def test_vote_is_seen_once_it_is_folded(api: Api, scene: scenes.Scene, page: Page, store: Store) -> None:
    entry = await scenes.accepted(api.database, scene)
    before = await page.settled()

    await voted(api, scene, entry, store)

    # a worker beside this test may have folded it, and is about to drop the answer: long before it would end by itself
    for _ in range(50):
        if (after := await page.ask()) != before:
            break
        await asyncio.sleep(0.1)
    assert after != before
    assert await page.settled() == after


async def test_signed_in_viewer_gets_an_answer_of_their_own(api: Api, page: Page) -> None:
    await page.settled()
    client = await api.signed_in(await a_person(api.database))

    await page.ask(client)
    await page.ask(client)

    assert client.trips > 0


async def test_answer_is_the_same_bytes_by_post_and_by_address(api: Api, page: Page) -> None:
    variables = json.dumps({"handle": page.handle})
    await page.settled()

    posted = await page.client.post({"documentId": sha256(PAGE), "variables": {"handle": page.handle}})
    got = await api.client().http.get("/graphql", params={"documentId": sha256(PAGE), "variables": variables})

    assert posted.content == got.content


async def altered_at(api: Api) -> Any:
    return await api.redis.get("answers:altered:*")


async def test_crowd_makes_one_execution_over_two_processes(api: Api) -> None:
    first, second = (SharedAnswers(schema()._schema, api.redis, Counter()) for _ in range(2))
    body = {"campaign": {"id": global_id("Campaign", new_id())}}
    for _ in range(50):
        runs, name, before = 0, new_id(), await altered_at(api)

        async def execute() -> Any:
            nonlocal runs
            runs += 1
            await asyncio.sleep(0.05)
            return body

        crowd = [answers.serve(name, execute) for answers in (first, second) for _ in range(50)]
        found = await asyncio.gather(*crowd)
        assert len(found) == 100
        assert {json.loads(each)["data"]["campaign"]["id"] for each in found if isinstance(each, bytes)} == {
            body["campaign"]["id"]
        }
        if await altered_at(api) == before:
            assert runs == 1
            return
    raise AssertionError("other tests wrote all the time")


async def test_write_during_a_filling_leaves_no_old_answer(api: Api) -> None:
    answers, thing, name = SharedAnswers(schema()._schema, api.redis, Counter()), new_id(), new_id()
    state = "old"
    reading, written = asyncio.Event(), asyncio.Event()

    async def execute() -> Any:
        seen = state
        reading.set()
        await written.wait()
        return {"campaign": {"id": global_id("Campaign", thing), "state": seen}}

    filling = asyncio.create_task(answers.serve(name, execute))
    await reading.wait()
    waiting = asyncio.create_task(answers.serve(name, execute))
    state = "new"
    await kept.alter(api.redis, [thing])
    written.set()

    assert b"old" in bytes(await filling)  # it asked before the write
    assert b"new" in bytes(await waiting)
    assert b"new" in bytes(await answers.serve(name, execute))


async def test_filling_that_is_given_up_holds_nobody(api: Api) -> None:
    answers, name = SharedAnswers(schema()._schema, api.redis, Counter()), new_id()
    begun = asyncio.Event()

    async def never() -> Any:
        begun.set()
        await asyncio.Event().wait()

    async def execute() -> Any:
        return {"campaign": {"id": global_id("Campaign", new_id())}}

    given_up = asyncio.create_task(answers.serve(name, never))
    await begun.wait()
    waiting = asyncio.create_task(answers.serve(name, execute))
    await asyncio.sleep(0)
    given_up.cancel()

    assert b"campaign" in bytes(await waiting)


def named(text: str) -> bool:
    core = schema()._schema
    documents = Documents(core, {sha256(text): text})
    document: Document | None = documents.by_hash(sha256(text))
    assert document is not None
    operation = document.meant(None)
    assert operation is not None
    return SharedAnswers(core, None, Counter()).name(document, operation, {"handle": "x"}) is not None


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        (PAGE, True),
        (NO_IDS, False),
        ("query A { now }", False),
        ("query B($handle: String!) { campaign(handle: $handle) { id } now }", False),
        ("query C($handle: String!) { campaign(handle: $handle) { id: handle } }", False),
        ("mutation D { signOut { __typename } }", False),
    ],
)
def test_only_persisted_queries_of_campaigns_that_name_what_they_show_are_kept(text: str, shared: bool) -> None:
    assert named(text) is shared


def test_free_document_is_not_kept() -> None:
    core = schema()._schema
    document = Documents(core, {}).by_text(PAGE)
    operation = document.meant(None)

    assert operation is not None
    assert SharedAnswers(core, None, Counter()).name(document, operation, {}) is None


def test_page_of_a_campaign_in_the_web_client_is_kept() -> None:
    found = persisted_documents(ROOT / "frontend/src/__generated__")

    shared = {text.split("(")[0].split()[-1] for text in found.values() if named(text)}

    assert {"CampaignPageQuery", "HomePageWalkersQuery"} <= shared


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/*/cypher/*.cypher")), ids=lambda path: Path(path).stem)
def test_what_a_statement_alters_are_parameters_of_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    query = load(str(path.parent.parent / "queries.py"), path.stem)

    assert query.alters is None or query.writes
    for each in query.alters or ():
        assert f"// :param {each.partition('.')[0]} =>" in text
