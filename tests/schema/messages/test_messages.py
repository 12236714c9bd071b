import asyncio
from typing import Any

from core.clock import millis, now
from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories.people import a_person, an_organisation, cypher
from tests.schema.conftest import Api, Client
from tests.schema.sockets import watched

SEND = """
mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message { id number text isMine sender { id } writtenBy { id } }
    thread { id state box unreadCount other { id } }
    errors { code field message messageZh }
  }
}
"""
INBOX = """
query ($box: ThreadBox!, $first: Int, $organisation: ID) {
  inbox(organisationId: $organisation) {
    id unreadThreadCount
    threads(box: $box, first: $first) {
      nodes { id state unreadCount other { id name handle } own { id } lastMessage { text isMine isDeleted } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""
THREAD = """
query ($id: ID!) {
  node(id: $id) { ... on Thread { id state readUpTo otherReadUpTo messages(first: 2) {
    nodes { number text isMine sender { id } } pageInfo { hasNextPage endCursor }
  } } }
}
"""
MARK = """
mutation ($input: MarkMessageReadInput!) {
  markMessageRead(input: $input) { thread { unreadCount readUpTo } errors { code } }
}
"""
ACCEPT = """
mutation ($id: ID!) { acceptMessageRequest(input: {threadId: $id}) { thread { state box } errors { code } } }
"""
DECLINE = """
mutation ($id: ID!) { declineMessageRequest(input: {threadId: $id}) { thread { state box } errors { code } } }
"""
WATCH_THREAD = """
subscription ($id: ID!) {
  thread(threadId: $id) { id state otherReadUpTo messages(first: 20) { nodes { number text isMine isDeleted } } }
}
"""
WATCH_INBOX = "subscription { inbox { id unreadThreadCount threads(first: 20) { nodes { id lastMessage { text } } } } }"


async def follow(db: Database, one: str, other: str) -> None:
    await cypher(
        db,
        "MATCH (a:Account {id: $one}) MATCH (b:Account {id: $other}) MERGE (a)-[f:FOLLOWS]->(b) SET f.at = $now",
        one=one,
        other=other,
        now=millis(now()),
    )


async def a_pair(db: Database) -> tuple[str, str]:
    ann, bob = await a_person(db), await a_person(db)
    await follow(db, ann, bob)
    await follow(db, bob, ann)
    return ann, bob


async def send(client: Client, to: str, text: str = "Hello 你好", client_id: str = "") -> dict[str, Any]:
    sent = (await client.ask(SEND, input={"toId": to, "text": text, "clientId": client_id or new_id()}))["sendMessage"]
    return dict(sent)


async def test_message_stands_in_both_inboxes(api: Api, db: Database) -> None:
    ann, bob = await a_pair(db)
    at_ann, at_bob = await api.signed_in(ann), await api.signed_in(bob)

    sent = await send(at_ann, global_id("Person", bob))
    inbox = (await at_bob.ask(INBOX, box="INBOX"))["inbox"]

    assert sent["errors"] == []
    assert sent["thread"]["other"]["id"] == global_id("Person", bob)
    assert (sent["message"]["number"], sent["message"]["isMine"], sent["message"]["writtenBy"]) == (1, True, None)
    assert inbox["unreadThreadCount"] == 1
    (thread,) = inbox["threads"]["nodes"]
    assert thread["other"]["id"] == global_id("Person", ann)
    assert thread["lastMessage"] == {"text": "Hello 你好", "isMine": False, "isDeleted": False}


async def test_inbox_costs_the_same_trips_however_many_threads(api: Api, db: Database) -> None:
    bob = await a_person(db)
    at_bob = await api.signed_in(bob)
    trips = []
    for _ in range(2):
        for _ in range(2):
            other = await a_person(db)
            await follow(db, bob, other)
            await send(at_bob, global_id("Person", other))
        assert len((await at_bob.ask(INBOX, box="INBOX"))["inbox"]["threads"]["nodes"]) in (2, 4)
        trips.append(at_bob.trips)

    assert trips[0] == trips[1] <= 3


async def test_thread_pages_from_its_newest_message(api: Api, db: Database) -> None:
    ann, bob = await a_pair(db)
    at_ann, at_bob = await api.signed_in(ann), await api.signed_in(bob)
    for place in range(3):
        sent = await send(at_ann, global_id("Person", bob), f"Message {place}")

    node = (await at_bob.ask(THREAD, id=sent["thread"]["id"]))["node"]
    marked = (await at_bob.ask(MARK, input={"messageId": sent["message"]["id"]}))["markMessageRead"]
    stranger = await api.signed_in(await a_person(db))

    assert [each["text"] for each in node["messages"]["nodes"]] == ["Message 2", "Message 1"]
    assert node["messages"]["pageInfo"]["hasNextPage"]
    assert marked == {"thread": {"unreadCount": 0, "readUpTo": 3}, "errors": []}
    assert (await at_ann.ask(THREAD, id=sent["thread"]["id"]))["node"]["otherReadUpTo"] == 3
    assert (await stranger.ask(THREAD, id=sent["thread"]["id"]))["node"] is None


async def test_closed_gate_names_what_opens_it(api: Api, db: Database) -> None:
    ann, bob = await a_person(db), await a_person(db)
    at_ann = await api.signed_in(ann)

    refused = (await send(at_ann, global_id("Person", bob)))["errors"]
    signed_out = (await send(api.client(), global_id("Person", bob)))["errors"]
    nobody = (await send(at_ann, global_id("Person", new_id())))["errors"]
    wrong = (await send(at_ann, global_id("Work", new_id())))["errors"]

    assert [refused[0]["code"], refused[0]["field"]] == ["FOLLOW", "toId"]
    assert all(refused[0][language] for language in ("message", "messageZh"))
    assert [each[0]["code"] for each in (signed_out, nobody, wrong)] == ["SIGNED_OUT", "NOT_FOUND", "BAD_ID"]


async def test_request_is_accepted_and_declined(api: Api, db: Database) -> None:
    ann, bob, cat = await a_person(db), await a_person(db), await a_person(db)
    at_bob = await api.signed_in(bob)
    threads = []
    for asker in (ann, cat):
        await follow(db, asker, bob)
        threads.append((await send(await api.signed_in(asker), global_id("Person", bob)))["thread"])

    asked = (await at_bob.ask(INBOX, box="REQUESTS"))["inbox"]["threads"]["nodes"]
    accepted = await at_bob.ask(ACCEPT, id=threads[0]["id"])
    declined = await at_bob.ask(DECLINE, id=threads[1]["id"])

    assert [each["state"] for each in threads] == ["WAITS", "WAITS"]
    assert [each["state"] for each in asked] == ["ASKED", "ASKED"]
    assert accepted["acceptMessageRequest"] == {"thread": {"state": "OPEN", "box": "INBOX"}, "errors": []}
    assert declined["declineMessageRequest"] == {"thread": {"state": "ASKED", "box": None}, "errors": []}
    assert (await at_bob.ask(INBOX, box="REQUESTS"))["inbox"]["threads"]["nodes"] == []


async def test_only_staff_see_who_wrote_for_an_organisation(api: Api, db: Database) -> None:
    ann, editor = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, editor)
    await follow(db, ann, organisation)
    at_ann, at_desk = await api.signed_in(ann), await api.signed_in(editor)
    thread = (await send(at_ann, global_id("Organisation", organisation)))["thread"]["id"]

    answer = await send(at_desk, thread, "We are here")
    desk = await at_desk.ask(INBOX, box="INBOX", organisation=global_id("Organisation", organisation))
    seen = await at_ann.ask(
        "query ($id: ID!) { node(id: $id) { ... on Thread { lastMessage { sender { id } writtenBy { id } } } } }",
        id=thread,
    )
    outside = await at_ann.ask(INBOX, box="INBOX", organisation=global_id("Organisation", organisation))

    assert answer["message"]["writtenBy"] == {"id": global_id("Person", editor)}
    assert desk["inbox"]["threads"]["nodes"][0]["own"]["id"] == global_id("Organisation", organisation)
    assert seen["node"]["lastMessage"] == {
        "sender": {"id": global_id("Organisation", organisation)},
        "writtenBy": None,
    }
    assert outside["inbox"]["threads"]["nodes"] == []


async def test_thread_is_watched_message_mark_and_deletion(api: Api, db: Database) -> None:
    ann, bob = await a_pair(db)
    at_ann, at_bob = await api.signed_in(ann), await api.signed_in(bob)
    first = await send(at_ann, global_id("Person", bob))
    thread = first["thread"]["id"]

    async with watched(api, ann, WATCH_THREAD, id=thread) as page:
        before = (await page.data())["thread"]
        await at_bob.ask(MARK, input={"messageId": first["message"]["id"]})
        marked = (await page.data())["thread"]
        await send(at_bob, thread, "There you are")
        answered = (await page.data())["thread"]
        await at_ann.ask(
            "mutation ($id: ID!) { deleteMessage(input: {messageId: $id}) { message { isDeleted } errors { code } } }",
            id=first["message"]["id"],
        )
        deleted = (await page.data())["thread"]

    assert (before["otherReadUpTo"], marked["otherReadUpTo"]) == (0, 1)
    assert [each["text"] for each in answered["messages"]["nodes"]] == ["There you are", "Hello 你好"]
    assert [each["isDeleted"] for each in deleted["messages"]["nodes"]] == [False, True]


async def test_block_ends_the_watching_of_both(api: Api, db: Database) -> None:
    ann, bob = await a_pair(db)
    thread = (await send(await api.signed_in(ann), global_id("Person", bob)))["thread"]["id"]

    async with (
        watched(api, ann, WATCH_THREAD, id=thread) as hers,
        watched(api, bob, WATCH_THREAD, id=thread) as his,
        watched(api, bob, WATCH_INBOX) as inbox,
    ):
        await asyncio.gather(hers.data(), his.data())
        full = (await inbox.data())["inbox"]
        await cypher(
            db, "MATCH (a:Account {id: $a}) MATCH (b:Account {id: $b}) CREATE (a)-[:BLOCKS {at: 1}]->(b)", a=bob, b=ann
        )
        ends = [await hers.message(), await his.message()]
        empty = (await inbox.data())["inbox"]

    assert all("NOT_FOUND" in str(end) for end in ends)
    assert (full["unreadThreadCount"], len(full["threads"]["nodes"])) == (1, 1)
    assert (empty["unreadThreadCount"], empty["threads"]["nodes"]) == (0, [])
