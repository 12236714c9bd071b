import asyncio
from datetime import datetime, timedelta

import pytest

from core.clock import millis, now
from core.errors import Denied, Invalid, NotFound, Refusal
from core.ids import new_id
from core.paging import Slice
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.messages import actions
from graph.messages.bells import MINUTE_S, MOST_A_MINUTE, pace_key
from graph.messages.model import Box, Message, State, Thread
from graph.messages.queries import messages_of, thread_with, threads_by_ids, threads_of, unread_threads
from tests.factories.people import a_person, an_organisation, cypher


async def follows(db: Database, one: str, other: str) -> None:
    await cypher(
        db,
        "MATCH (a:Account {id: $one}) MATCH (b:Account {id: $other}) MERGE (a)-[f:FOLLOWS]->(b) SET f.at = $now",
        one=one,
        other=other,
        now=millis(now()),
    )


async def blocks(db: Database, one: str, other: str) -> None:
    await cypher(
        db,
        "MATCH (a:Account {id: $one}) MATCH (b:Account {id: $other}) MERGE (a)-[f:BLOCKS]->(b) SET f.at = $now",
        one=one,
        other=other,
        now=millis(now()),
    )


async def write(
    db: Database,
    redis: RedisClient,
    sender: str,
    *,
    to: str | None = None,
    thread: str | None = None,
    text: str = "Hello 你好",
    client_id: str | None = None,
    at: datetime | None = None,
) -> Message:
    return await actions.send(
        db,
        redis,
        viewer=Viewer(sender),
        account_id=to,
        thread_id=thread,
        text=text,
        client_id=client_id or new_id(),
        now=at or now(),
    )


async def box_of(db: Database, person: str, box: Box = Box.INBOX, account: str | None = None) -> list[Thread]:
    found = await threads_of(db, viewer=Viewer(person), account_id=account or person, box=box, page=Slice(50))
    return list(found.items)


async def seen(db: Database, person: str, thread_id: str) -> Thread:
    return (await threads_by_ids(db, viewer=Viewer(person), ids=[thread_id]))[thread_id]


async def a_pair(db: Database, *, mutual: bool = True) -> tuple[str, str]:
    one, other = await a_person(db), await a_person(db)
    await follows(db, one, other)
    if mutual:
        await follows(db, other, one)
    return one, other


async def test_first_message_to_somebody_who_follows_opens_a_thread(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db)

    message = await write(db, redis, ann, to=bob)

    (at_bob,), (at_ann,) = await box_of(db, bob), await box_of(db, ann)
    assert (at_bob.state, at_bob.unread_count, at_bob.other_id) == (State.OPEN, 1, ann)
    assert (at_ann.state, at_ann.unread_count, at_ann.other_id) == (State.OPEN, 0, bob)
    assert at_bob.last == at_ann.last == message
    assert await unread_threads(db, viewer=Viewer(bob)) == 1
    assert await thread_with(db, viewer=Viewer(bob), account_id=ann) == message.thread_id


async def test_from_somebody_not_followed_it_is_a_request_of_one_message(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db, mutual=False)

    message = await write(db, redis, ann, to=bob, client_id="phone-000")
    again = await write(db, redis, ann, to=bob, client_id="phone-000")
    with pytest.raises(Denied) as waits:
        await write(db, redis, ann, to=bob)

    assert again == message
    assert waits.value.code == "WAITS"
    assert await box_of(db, bob) == []
    (asked,) = await box_of(db, bob, Box.REQUESTS)
    assert (asked.state, asked.is_asked, asked.last.number) == (State.REQUEST, True, 1)
    assert await unread_threads(db, viewer=Viewer(bob)) == 0


@pytest.mark.parametrize("by_answering", [False, True])
async def test_accepted_request_is_an_open_thread(db: Database, redis: RedisClient, by_answering: bool) -> None:
    ann, bob = await a_pair(db, mutual=False)
    thread = (await write(db, redis, ann, to=bob)).thread_id

    if by_answering:
        await write(db, redis, bob, thread=thread)
    else:
        await actions.answer_request(db, redis, viewer=Viewer(bob), thread_id=thread, accepts=True)
    later = await write(db, redis, ann, thread=thread)

    assert later.number == (3 if by_answering else 2)
    assert [each.id for each in await box_of(db, bob)] == [thread]
    assert await box_of(db, bob, Box.REQUESTS) == []


async def test_declined_request_is_gone_and_the_sender_is_not_told(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db, mutual=False)
    thread = (await write(db, redis, ann, to=bob)).thread_id
    before = await seen(db, ann, thread)

    for _ in range(2):
        await actions.answer_request(db, redis, viewer=Viewer(bob), thread_id=thread, accepts=False)

    assert await box_of(db, bob) == await box_of(db, bob, Box.REQUESTS) == []
    assert await seen(db, ann, thread) == before
    with pytest.raises(Denied) as waits:
        await write(db, redis, ann, thread=thread)
    assert waits.value.code == "WAITS"


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        ("", "FOLLOW"),
        ("MATCH (a:Account {id: $bob}) SET a.may_message = 'NOBODY'", "CLOSED"),
        ("MATCH (a:Account {id: $bob}) SET a.may_message = 'ANYONE'", None),
        ("MATCH (a:Account {id: $ann}) MATCH (b:Account {id: $bob}) CREATE (a)-[:ASKS_TO_FOLLOW]->(b)", "REQUESTED"),
        ("MATCH (a:Account {id: $ann}) SET a.confirmed_at = null", "UNCONFIRMED"),
        ("MATCH (a:Account {id: $ann}) MATCH (b:Account {id: $bob}) CREATE (b)-[:BLOCKS]->(a)", "NOT_FOUND"),
        ("MATCH (a:Account {id: $ann}) MATCH (b:Account {id: $bob}) CREATE (a)-[:BLOCKS]->(b)", "NOT_FOUND"),
    ],
)
async def test_gate_says_what_would_open_it(db: Database, redis: RedisClient, prepare: str, code: str | None) -> None:
    ann, bob = await a_person(db), await a_person(db)
    if prepare:
        await cypher(db, prepare, ann=ann, bob=bob)

    refused = None
    try:
        await write(db, redis, ann, to=bob)
    except Refusal as refusal:
        refused = refusal.code

    assert refused == code


async def test_minor_hears_only_from_mutuals_each_time(db: Database, redis: RedisClient) -> None:
    adult, child = await a_pair(db, mutual=False)
    await cypher(db, "MATCH (a:Account {id: $id}) SET a.birth_date = '2016-01-01', a.may_message = 'ANYONE'", id=child)

    with pytest.raises(Denied) as refused:
        await write(db, redis, adult, to=child)
    await follows(db, child, adult)
    thread = (await write(db, redis, adult, to=child)).thread_id
    await write(db, redis, child, thread=thread)
    await cypher(db, "MATCH (:Account {id: $a})-[f:FOLLOWS]->(:Account {id: $b}) DELETE f", a=child, b=adult)
    with pytest.raises(Denied) as later:
        await write(db, redis, adult, thread=thread)

    assert refused.value.code == later.value.code == "FOLLOW_BACK"


async def test_many_at_once_are_numbered_without_a_gap_and_sent_once(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db)
    names = [new_id() for _ in range(8)]

    await asyncio.gather(
        *(write(db, redis, ann, to=bob, client_id=name) for name in names for _ in range(2)),
        *(write(db, redis, bob, to=ann, client_id=name) for name in names),
    )

    thread = await thread_with(db, viewer=Viewer(ann), account_id=bob)
    assert thread is not None
    found = (await messages_of(db, thread_ids=[thread], page=Slice(100)))[thread].items
    assert [each.number for each in found] == list(range(16, 0, -1))
    assert (await seen(db, bob, thread)).unread_count == 8
    assert (await seen(db, ann, thread)).unread_count == 8


async def test_read_marks_count_down_and_never_go_back(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db)
    sent = [await write(db, redis, ann, to=bob) for _ in range(3)]
    thread = sent[0].thread_id

    await actions.mark_read(db, redis, viewer=Viewer(bob), message_id=sent[1].id)
    await actions.mark_read(db, redis, viewer=Viewer(bob), message_id=sent[0].id)

    at_bob = await seen(db, bob, thread)
    assert (at_bob.unread_count, at_bob.read_up_to) == (1, 2)
    assert (await seen(db, ann, thread)).other_read_up_to == 2
    own = await write(db, redis, bob, thread=thread)
    await actions.mark_read(db, redis, viewer=Viewer(bob), message_id=own.id)
    assert (await seen(db, bob, thread)).unread_count == 0
    assert await unread_threads(db, viewer=Viewer(bob)) == 0


async def test_deleted_message_keeps_its_place(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db)
    message = await write(db, redis, ann, to=bob)

    with pytest.raises(NotFound):
        await actions.delete_message(db, redis, viewer=Viewer(bob), message_id=message.id, now=now())
    gone = await actions.delete_message(db, redis, viewer=Viewer(ann), message_id=message.id, now=now())

    assert (gone.number, gone.text, gone.deleted_at is not None) == (1, "", True)
    assert (await seen(db, bob, message.thread_id)).last == gone


async def test_block_silences_the_thread_for_both(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db)
    message = await write(db, redis, ann, to=bob)
    await blocks(db, bob, ann)

    for person in (ann, bob):
        assert await box_of(db, person) == []
        assert await threads_by_ids(db, viewer=Viewer(person), ids=[message.thread_id]) == {}
        with pytest.raises(NotFound):
            await write(db, redis, person, thread=message.thread_id)
    assert await unread_threads(db, viewer=Viewer(bob)) == 0
    with pytest.raises(NotFound):
        await actions.mark_read(db, redis, viewer=Viewer(bob), message_id=message.id)


async def test_staff_answer_for_their_organisation_and_it_is_kept_who_wrote(db: Database, redis: RedisClient) -> None:
    ann, editor, stranger = await a_person(db), await a_person(db), await a_person(db)
    organisation = await an_organisation(db, editor)
    await follows(db, ann, organisation)
    asked = await write(db, redis, ann, to=organisation)

    answer = await write(db, redis, editor, thread=asked.thread_id)

    assert (answer.sender_id, answer.written_by) == (organisation, editor)
    kept = await cypher(
        db,
        "MATCH (p)-[:WROTE]->(:Message {id: $id})-[:ON_BEHALF_OF]->(o) RETURN p.id, o.id",
        id=answer.id,
    )
    assert kept == [(editor, organisation)]
    (at_desk,) = await box_of(db, editor, account=organisation)
    assert (at_desk.account_id, at_desk.other_id, at_desk.state) == (organisation, ann, State.OPEN)
    assert await box_of(db, stranger, account=organisation) == []
    with pytest.raises(NotFound):
        await write(db, redis, stranger, thread=asked.thread_id)


async def test_lists_page_by_their_order(db: Database, redis: RedisClient) -> None:
    bob = await a_person(db)
    await cypher(db, "MATCH (a:Account {id: $id}) SET a.may_message = 'ANYONE'", id=bob)
    people = [await a_person(db) for _ in range(5)]
    at = now()
    for place, person in enumerate(people):
        await follows(db, bob, person)
        await write(db, redis, person, to=bob, at=at + timedelta(seconds=place))

    trips = db.trips
    first = await threads_of(db, viewer=Viewer(bob), account_id=bob, box=Box.INBOX, page=Slice(3))
    second = await threads_of(db, viewer=Viewer(bob), account_id=bob, box=Box.INBOX, page=Slice(3, first.keys[-1]))

    assert db.trips - trips == 2
    assert [each.other_id for each in [*first.items, *second.items]] == people[::-1]
    assert (first.has_next, second.has_next) == (True, False)


async def test_somebody_who_sends_too_much_waits(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db)
    at = now()
    await redis.set(pace_key("message", ann, MINUTE_S, at), MOST_A_MINUTE - 1, ex=60)

    await write(db, redis, ann, to=bob, at=at)
    with pytest.raises(Denied) as refused:
        await write(db, redis, ann, to=bob, at=at)

    assert refused.value.code == "TOO_MANY"


@pytest.mark.parametrize(
    ("text", "client_id", "code"),
    [("", "phone-001", "EMPTY"), ("x" * 2001, "phone-001", "TOO_LONG"), ("x", "no", "BAD_CLIENT_ID")],
)
async def test_bad_input_says_so(db: Database, redis: RedisClient, text: str, client_id: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        await write(db, redis, new_id(), to=new_id(), text=text, client_id=client_id)

    assert refused.value.code == code


async def test_erased_with_the_account(db: Database, redis: RedisClient) -> None:
    ann, bob = await a_pair(db)
    message = await write(db, redis, ann, to=bob)

    await actions.erase(db, account_id=ann)

    assert await box_of(db, bob) == []
    left = await cypher(
        db,
        "RETURN COUNT { MATCH (:Message {id: $id}) }, COUNT { MATCH (:Thread {id: $thread}) }",
        id=message.id,
        thread=message.thread_id,
    )
    assert left == [(0, 0)]
