"""Whom somebody may want to follow, and whom of theirs others follow: looked at is a bounded part of the graph."""

from dataclasses import dataclass
from enum import StrEnum

from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.people.model import Account, account_of_row

FEW = 3
LOOKED_AT = 1000


class Reason(StrEnum):
    """Why an account is suggested."""

    MUTUALS = "MUTUALS"
    CAMPAIGN = "CAMPAIGN"
    CITY = "CITY"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An account, why, and what is behind the reason: one they follow, a campaign or a city, by id and names.

    `count` is how many of those they follow do so too, for MUTUALS.
    """

    account: Account
    reason: Reason
    because_id: str
    because_zh: str
    because_en: str
    count: int


@dataclass(frozen=True, slots=True)
class Mutuals:
    """Of those the viewer follows: the first few who follow an account, how many do, and whether that is all."""

    ids: list[str]
    count: int
    is_exact: bool


async def suggestions(db: Database, *, viewer: Viewer, limit: int) -> list[Suggestion]:
    """At most `limit` (up to 100) accounts, the best reason first. One round trip."""
    rows = await db.read(load(__file__, "suggestions"), viewer_id=viewer.person_id, limit=limit)
    return [
        Suggestion(account_of_row(tuple(columns)), Reason(why[0]), why[1], why[2], why[3], why[4])
        for why, *columns in rows
    ]


async def mutuals(db: Database, *, viewer: Viewer | None, ids: list[str]) -> dict[str, Mutuals]:
    """Who of those the viewer follows follows these accounts; accounts that are not there are left out. One round trip.

    At most 1,000 of those the viewer follows are looked at; `is_exact` says when there are more.
    """
    if viewer is None:
        return {}
    rows = await db.read(load(__file__, "mutuals"), viewer_id=viewer.person_id, ids=ids, few=FEW, most=LOOKED_AT)
    return {str(row[0]): Mutuals(list(row[1]), row[2], not row[3]) for row in rows}
