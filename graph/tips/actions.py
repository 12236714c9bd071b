"""Giving and granting points. Each is one statement; under the same key again it changes nothing."""

from datetime import datetime

from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound
from core.ids import new_id
from graph.access.age import adult_born_by
from graph.access.capabilities import Capability
from graph.access.decide import Reason, decide
from graph.access.queries import facts_by_id
from graph.access.viewer import Viewer, in_person
from graph.cypher import load
from graph.database import Database
from graph.tips.model import ISSUER, MOST_GRANT, MOST_TIP, Kind, checked_amount, checked_key

_CLOSED = {
    Reason.SIGNED_OUT: ("Please sign in first.", "请先登录。"),
    Reason.FOLLOW: ("Follow them to give points.", "关注对方后才能送点。"),
    Reason.REQUESTED: ("Your request to follow waits for an answer.", "您的关注申请正在等待回复。"),
    Reason.FOLLOW_LONGER: ("This opens once you have followed a little longer.", "关注再久一点后才会开放。"),
    Reason.FOLLOW_BACK: ("This opens once they follow you, too.", "对方也关注您后才会开放。"),
    Reason.CLOSED: ("They take no points.", "对方不接收点数。"),
}


async def give_tip(
    db: Database, *, viewer: Viewer | None, account_id: str, amount: int, key: str, now: datetime
) -> int:
    """The viewer gives points to an account that lets them; returns the viewer's balance after it.

    `key` is made by the client for one giving; sent again, it gives once. Two round trips.
    """
    who = in_person(viewer)
    if account_id == who.person_id:
        raise Invalid("SELF", "One cannot give points to oneself.", "不能给自己送点。", "accountId")
    points, name = checked_amount(amount, MOST_TIP), f"{who.person_id}:{checked_key(key)}"
    facts = (await facts_by_id(db, viewer=who, ids=[account_id], now=now)).get(account_id)
    verdict = decide(Capability.TIP, facts, millis(now))
    if verdict.reason is Reason.NOT_FOUND:
        raise _not_found()
    if facts is not None and facts.is_self:
        raise Invalid("SELF", "One cannot give points to oneself.", "不能给自己送点。", "accountId")
    if verdict.reason is not None:
        raise Denied("NOT_OPEN", *_CLOSED[verdict.reason], "accountId")
    return await _transfer(
        db, kind=Kind.TIP, giver_id=who.person_id, taker_id=account_id, amount=points, key=name, by=who, now=now
    )


async def grant_points(db: Database, *, operator: Viewer, account_id: str, amount: int, key: str, now: datetime) -> int:
    """An operator gives an account points out of the issuing wallet; returns the account's balance after it."""
    return await _transfer(
        db,
        kind=Kind.GRANT,
        giver_id=ISSUER,
        taker_id=account_id,
        amount=checked_amount(amount, MOST_GRANT),
        key=f"{ISSUER}:{checked_key(key)}",
        by=operator,
        now=now,
    )


async def _transfer(
    db: Database, *, kind: Kind, giver_id: str, taker_id: str, amount: int, key: str, by: Viewer, now: datetime
) -> int:
    row = await db.one(
        load(__file__, "transfer"),
        kind=kind.value,
        giver_id=giver_id,
        taker_id=taker_id,
        by_id=by.person_id,
        # in order, so that two transfers never wait for each other
        wallets=[{"account_id": each, "id": new_id(millis(now))} for each in sorted((giver_id, taker_id))],
        amount=amount,
        key=key,
        entry_ids=[new_id(millis(now)), new_id(millis(now))],
        adult_born_by=adult_born_by(now),
        issuer=ISSUER,
        now=millis(now),
    )
    outcome, giver_balance, taker_balance = row or ("NOT_FOUND", 0, 0)
    if outcome == "MINOR":
        raise Denied("MINOR", "Points are for people of age only.", "点数仅限成年人使用。")
    if outcome == "UNCONFIRMED":
        raise Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认邮箱。")
    if outcome == "NOT_ENOUGH":
        raise Conflict(
            "NOT_ENOUGH",
            f"You have {giver_balance} points.",
            f"您现有 {giver_balance} 点,不够送出。",
            "amount",
        )
    if outcome == "OTHER":
        raise Conflict(
            "KEY_USED",
            "This key was used for another giving.",
            "此编号已用于另一次赠送。",
            "key",
        )
    if outcome == "NOT_FOUND":
        raise _not_found()
    return int(taker_balance if kind is Kind.GRANT else giver_balance)


def _not_found() -> NotFound:
    return NotFound("accountId", "This account", "账号")
