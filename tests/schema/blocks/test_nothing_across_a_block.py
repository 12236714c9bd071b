"""Who is blocked sees nothing of the blocker anywhere, nor the blocker of them: asked of every list of the schema."""

import base64
import json
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from campaigns.leaderboard.actions import declare_campaign, settle_submission
from campaigns.leaderboard.fold import fold_past
from core.clock import now
from core.redis import RedisClient
from graph.blocks.actions import block
from graph.classes.actions import enrol, hold_class
from graph.classes.model import checked_plan
from graph.comments.actions import write_comment
from graph.follows.actions import follow
from graph.messages.actions import send
from graph.posts.actions import write_post
from graph.posts.model import checked_post
from graph.shop.actions import offer
from graph.shop.model import checked_offer
from graph.tips.actions import give_tip, grant_points
from schema.nodes import global_id, split_id
from storage.ledger import Ledger
from storage.ledger.stream import last_position
from storage.store import Store
from tests.factories import campaigns as make
from tests.factories import submissions
from tests.factories.campaigns import NOON
from tests.schema.blocks.walk import Asked, Walk
from tests.schema.conftest import Api, Client

BOARD = """query($handle: String!) { campaign(handle: $handle) {
  board(kind: ENTRIES) { entries(first: 50) { nodes { rank score submission { id work { title } } } } }
} }"""


@dataclass
class Scene:
    """Two between whom a block stands, a stranger who shows what there is, and one whom all three follow."""

    api: Api
    blocker: make.Somebody
    blocked: make.Somebody
    stranger: make.Somebody
    marks: dict[str, list[str]]  # by person: what would give them away
    handles: list[str]
    ids: list[str]
    campaign: str


async def shown_to(client: Client, asked: Asked, handles: list[str], ids: list[str]) -> str:
    """All that the answers to one document say, cursors read."""
    texts = []
    for start in range(0, len(ids) if "ids" in asked.wants else 1, 100):
        for handle in handles if "handle" in asked.wants else handles[:1]:
            variables: dict[str, Any] = {}
            if "$ids:" in asked.text:
                variables["ids"] = ids[start : start + 100]
            if "$id:" in asked.text:
                variables["id"] = ids[0]
            if "$handle:" in asked.text:
                variables["handle"] = handle
            answer = await client.post({"query": asked.text, "variables": variables})
            assert answer.status_code == 200, (asked, answer.text[:500])
            assert "data" in answer.json(), (asked, answer.text[:800])
            texts.append(json.dumps(_read(answer.json()), ensure_ascii=False))
    return "\n".join(texts)


def _read(value: Any) -> Any:
    """The answer with ids and cursors as they were before they were made opaque."""
    if isinstance(value, dict):
        return {key: _read(each) for key, each in value.items() if key != "extensions"}
    if isinstance(value, list):
        return [_read(each) for each in value]
    if isinstance(value, str):
        try:
            return [value, base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode()]
        except ValueError:
            return value
    return value


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def scene(api: Api, redis: RedisClient, store: Store) -> Scene:
    db = api.database
    where = await submissions.scene(db)
    people = [await make.somebody(db) for _ in range(4)]
    blocker, blocked, stranger, friend = people
    for n, each in enumerate(people):
        name = f"Name{n}of{each.id}"
        await make.run(db, "MATCH (p:Person {id: $id}) SET p.name = $name RETURN p.id", id=each.id, name=name)
        await make.join(db, each, where.member.organisation_id, "VIEWER")
    marks: dict[str, list[str]] = {}
    ids: list[str] = [global_id("Campaign", where.campaign_id), global_id("Organisation", where.member.organisation_id)]
    for each in (blocker, blocked):
        entry = await submissions.accepted(db, where, each)
        await settle_submission(db, Ledger(redis), submission_id=entry.id, now=NOON)
        post = await write_post(
            db,
            viewer=each.viewer,
            author_id=None,
            post=checked_post(words=f"Words{each.id}", pictures=[], audience=None),
            now=now(),
        )
        # Of a withheld row of a board only its place is left: its cursor, which holds the entry's bare id.
        offered = checked_offer(
            name=("卡", "Card"), words=("", ""), price=1, currency="CNY", link="https://a.example.org/"
        )
        product = await offer(db, viewer=each.viewer, account_id=each.id, product=offered, upload_id=None, now=now())
        plan = checked_plan(title=("课", "Class"), words=("", ""), places=5)
        course = await hold_class(
            db, viewer=each.viewer, account_id=each.id, plan=plan, lesson_ids=[entry.work_id], now=now()
        )
        await grant_points(db, operator=friend.viewer, account_id=each.id, amount=9, key=f"grant-{each.id}", now=now())
        things = [("Submission", entry.id), ("Work", entry.work_id), ("Post", post)]
        things += [("Product", product), ("Class", course)]
        marks[each.id] = [each.id, *(str(global_id(*thing)) for thing in things)]
        ids += [global_id("Person", each.id), global_id("Submission", entry.id), global_id("Work", entry.work_id)]
        ids += [global_id(*thing) for thing in things[2:]]
        ids += [global_id("Shop", each.id), global_id("ClassList", each.id)]
    theirs = await submissions.accepted(db, where, friend)
    await settle_submission(db, Ledger(redis), submission_id=theirs.id, now=NOON)
    await declare_campaign(db, Ledger(redis), campaign_id=where.campaign_id, now=NOON)
    await fold_past(redis, store, await last_position(redis))
    ids += [global_id("Work", theirs.work_id), global_id("Person", friend.id), global_id("Person", stranger.id)]
    ids.append(global_id("Board", f"{where.campaign_id}:ENTRIES"))
    for one in people:
        for other in people:
            if one is not other:
                await follow(db, viewer=one.viewer, subject_id=other.id, now=now())
        await follow(db, viewer=one.viewer, subject_id=where.campaign_id, now=now())
    for one, other in ((blocker, blocked), (blocked, blocker)):
        words = f"Said{one.id}"
        await write_comment(
            db, redis, viewer=one.viewer, subject_id=theirs.work_id, parent_id=None, words=words, now=now()
        )
        for subject in (marks[other.id][2], marks[other.id][3]):
            subject_id = split_id(subject)[1]
            await write_comment(
                db, redis, viewer=one.viewer, subject_id=subject_id, parent_id=None, words=words, now=now()
            )
        await enrol(db, viewer=one.viewer, class_id=split_id(marks[other.id][5])[1], now=now())
        await give_tip(db, viewer=one.viewer, account_id=other.id, amount=1, key=f"tip-{one.id}", now=now())
        await send(
            db, redis, viewer=one.viewer, account_id=other.id, text=words, client_id=f"client-{one.id}", now=now()
        )
    await block(db, viewer=blocker.viewer, person_id=blocked.id, now=now())
    found = await make.run(
        db,
        "MATCH (n:Campaign|Account) WHERE n.id IN $ids RETURN n.handle",
        ids=[where.campaign_id, where.member.organisation_id, blocker.id, blocked.id],
    )
    handle = await make.run(db, "MATCH (c:Campaign {id: $id}) RETURN c.handle", id=where.campaign_id)
    return Scene(api, blocker, blocked, stranger, marks, [str(row[0]) for row in found], ids, str(handle[0][0]))


def gives_away(text: str, marks: list[str]) -> list[str]:
    return [mark for mark in marks if mark in text]


async def test_every_connection_can_be_asked(scene: Scene) -> None:
    assert not Walk(scene.api.engine.schema).unreached()


@pytest.mark.timeout(900)
async def test_no_list_of_the_schema_shows_one_to_the_other(scene: Scene) -> None:
    documents = Walk(scene.api.engine.schema).documents()
    before = len(scene.api.asked)
    stranger, blocked, blocker = [
        await scene.api.signed_in(each.id) for each in (scene.stranger, scene.blocked, scene.blocker)
    ]

    shown, leaks = set(), []
    for asked in documents:
        if gives_away(await shown_to(stranger, asked, scene.handles, scene.ids), scene.marks[scene.blocker.id]):
            shown.add(asked.field)
        seen = await shown_to(blocked, asked, scene.handles, scene.ids)
        if found := gives_away(seen, scene.marks[scene.blocker.id]):
            leaks.append(("to the blocked", asked.field, found))
        if " blocked(" not in asked.text:  # one's own list, by which a block is taken back
            seen = await shown_to(blocker, asked, scene.handles, scene.ids)
            if found := gives_away(seen, scene.marks[scene.blocked.id]):
                leaks.append(("to the blocker", asked.field, found))
    del scene.api.asked[before:]

    assert not leaks, "\n".join(map(str, leaks))
    # The walk is worth nothing where a stranger sees nothing either.
    assert shown >= {
        "Query.account",
        "Query.nodes",
        "Campaign.submissions",
        "Organisation.submissions",
        "Organisation.members",
        "Person.following",
        "Person.works",
        "Work.submissions",
        "Board.entries",
        "Person.posts",
    }


async def test_a_board_keeps_its_order_and_withholds_the_row(scene: Scene) -> None:
    rows = {}
    for name, who in (("stranger", scene.stranger), ("blocked", scene.blocked)):
        client = await scene.api.signed_in(who.id)
        data = await client.ask(BOARD, handle=scene.campaign)
        rows[name] = data["campaign"]["board"]["entries"]["nodes"]

    assert len(rows["stranger"]) == 3
    assert [(row["rank"], row["score"]) for row in rows["blocked"]] == [
        (row["rank"], row["score"]) for row in rows["stranger"]
    ]
    withheld = [mine["submission"] is None for mine in rows["blocked"]]
    assert sum(withheld) == 1
    assert all(row["submission"] for row in rows["stranger"])


async def test_the_one_looks_to_the_other_like_nobody(scene: Scene) -> None:
    client = await scene.api.signed_in(scene.blocked.id)
    handle = (await make.run(scene.api.database, "MATCH (p:Person {id: $id}) RETURN p.handle", id=scene.blocker.id))[0][
        0
    ]
    document = """query($handle: String!, $id: ID!) { account(handle: $handle) { id } node(id: $id) { id } }"""

    of_blocker = await client.ask(document, handle=handle, id=global_id("Person", scene.blocker.id))
    of_nobody = await client.ask(document, handle="nobody-at-all", id=global_id("Person", "nobody"))

    assert of_blocker == of_nobody == {"account": None, "node": None}
