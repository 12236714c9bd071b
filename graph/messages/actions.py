"""Writing, reading and taking back messages, answering requests, and erasing all of it with an account."""

from dataclasses import dataclass
from datetime import datetime

from core.clock import millis
from core.errors import Denied, Invalid, NotFound
from core.ids import new_id
from core.redis import RedisClient
from graph.access.age import adult_born_by
from graph.access.capabilities import Capability
from graph.access.decide import decide
from graph.access.queries import facts_by_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.access.words import refused
from graph.cypher import load
from graph.database import Database
from graph.messages.bells import changed, check_pace
from graph.messages.model import Message, checked_client_id, checked_text, message_of_row, pair_of

_EDITORS = at_least(Role.EDITOR)


@dataclass(frozen=True, slots=True)
class _Standing:
    """How the sender stands to the receiver before a message; `account_id` is whom they write for."""

    account_id: str
    other_id: str
    is_self: bool
    is_desk: bool
    is_minor: bool
    thread_id: str | None
    is_let: bool  # the other has answered or begun the thread
    is_confirmed: bool


async def send(
    db: Database,
    redis: RedisClient,
    *,
    viewer: Viewer | None,
    account_id: str | None = None,
    thread_id: str | None = None,
    text: str,
    client_id: str,
    now: datetime,
) -> Message:
    """The viewer writes to an account, or into a thread: there also for an organisation that they answer for.

    Sent again with the same `client_id` it is the same message. Raises NOT_FOUND (also across a block), FOLLOW,
    REQUESTED, FOLLOW_LONGER, FOLLOW_BACK, CLOSED (see the gate MESSAGE), WAITS (a request that has not been accepted
    yet), UNCONFIRMED, TOO_MANY. Two round trips, three where the gate is asked.
    """
    who = in_person(viewer)
    words, name = checked_text(text), checked_client_id(client_id)
    if account_id == who.person_id:
        raise Invalid("SELF", "One cannot write to oneself.", "不能给自己发私信。", "toId")
    standing = await _standing(db, who, account_id, thread_id, now)
    await _pass_gate(db, who, standing, now)
    await check_pace(redis, person_id=who.person_id, opens=standing.thread_id is None, now=now)
    pair = pair_of(standing.account_id, standing.other_id)
    at = millis(now)
    row = await db.one(
        load(__file__, "send"),
        sender_id=standing.account_id,
        writer_id=who.person_id,
        other_id=standing.other_id,
        pair=pair,
        thread_id=new_id(at),
        message_id=new_id(at),
        client_key=f"{who.person_id}:{pair}:{name}",
        text=words,
        now=at,
    )
    if row is None:
        raise NotFound("toId", "Whom you write to", "收信人")
    outcome, *message = row
    if outcome == "WAITS":
        raise Denied(
            "WAITS",
            "Your request waits for an answer; until then one message is all.",
            "你的私信请求正在等待回复,在此之前只能发送一条。",
        )
    await changed(redis, standing.account_id, standing.other_id)
    return message_of_row(tuple(message))


async def _standing(
    db: Database, who: Viewer, account_id: str | None, thread_id: str | None, now: datetime
) -> _Standing:
    row = await db.one(
        load(__file__, "standing"),
        viewer_id=who.person_id,
        thread_id=thread_id,
        other_id=account_id,
        editors=_EDITORS,
        adult_born_by=adult_born_by(now),
    )
    if row is None:
        raise NotFound("toId", "Whom you write to", "收信人")
    return _Standing(*row)


async def _pass_gate(db: Database, who: Viewer, standing: _Standing, now: datetime) -> None:
    """A thread that the other has answered or begun stays open, but a minor's gate is asked each time."""
    if not standing.is_self or (standing.is_let and not standing.is_minor):
        return
    if not standing.is_confirmed:
        raise Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认您的邮箱。")
    facts = await facts_by_id(db, viewer=who, ids=[standing.other_id], now=now)
    verdict = decide(Capability.MESSAGE, facts.get(standing.other_id), millis(now))
    if not verdict.allowed:
        raise refused(Capability.MESSAGE, verdict, "toId")


async def mark_read(db: Database, redis: RedisClient, *, viewer: Viewer | None, message_id: str) -> str:
    """The viewer has read a thread up to this message; returns the thread's id. A mark never goes back."""
    row = await db.one(
        load(__file__, "mark_read"), viewer_id=signed_in(viewer).person_id, message_id=message_id, editors=_EDITORS
    )
    if row is None:
        raise NotFound("messageId", "This message", "私信")
    await changed(redis, str(row[1]), str(row[2]))
    return str(row[0])


async def answer_request(
    db: Database, redis: RedisClient, *, viewer: Viewer | None, thread_id: str, accepts: bool
) -> None:
    """The viewer accepts or declines a request; the sender is not told of a decline. Twice is no error."""
    who = in_person(viewer)
    row = await db.one(load(__file__, "answer_request"), viewer_id=who.person_id, thread_id=thread_id, accepts=accepts)
    if row is None:
        raise NotFound("threadId", "This conversation", "会话")
    told = [who.person_id, str(row[1])] if accepts else [who.person_id]
    await changed(redis, *told)


async def delete_message(
    db: Database, redis: RedisClient, *, viewer: Viewer | None, message_id: str, now: datetime
) -> Message:
    """Takes the words of an own message away for both; its place stays. Twice is no error."""
    row = await db.one(
        load(__file__, "delete_message"),
        viewer_id=in_person(viewer).person_id,
        message_id=message_id,
        editors=_EDITORS,
        now=millis(now),
    )
    if row is None:
        raise NotFound("messageId", "This message", "私信")
    account_id, other_id, *message = row
    await changed(redis, str(account_id), str(other_id))
    return message_of_row(tuple(message))


async def erase(db: Database, *, account_id: str) -> None:
    """Takes away every thread of an account that is being erased, for both sides. May be run again after a stop."""
    for statement in (load(__file__, "erase_messages"), load(__file__, "erase_threads")):
        while (row := await db.one(statement, account_id=account_id)) is not None and row[0]:
            pass
