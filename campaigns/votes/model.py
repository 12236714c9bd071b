"""Who may vote, as a table of facts, and what became of a vote."""

from dataclasses import dataclass
from enum import Enum


class Refused(Enum):
    """Why somebody may not vote, in the order in which it is said."""

    SIGN_IN = "SIGN_IN"
    MACHINE = "MACHINE"
    CONFIRM_EMAIL = "CONFIRM_EMAIL"
    NOT_OPEN_YET = "NOT_OPEN_YET"
    CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True)
class Voter:
    """Who asks: a machine holds a token of a person."""

    machine: bool
    confirmed: bool


def may_vote(voter: Voter | None, *, state: str, opens_at: int, closes_at: int, now_ms: int) -> Refused | None:
    """May somebody vote in a campaign now? Votes run from `opens_at` until just before `closes_at`."""
    if voter is None:
        return Refused.SIGN_IN
    if voter.machine:
        return Refused.MACHINE
    if not voter.confirmed:
        return Refused.CONFIRM_EMAIL
    if state == "DRAFT" or now_ms < opens_at:
        return Refused.NOT_OPEN_YET
    if state not in ("OPEN", "FROZEN") or now_ms >= closes_at:
        return Refused.CLOSED
    return None


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about one vote."""

    campaign_id: str
    state: str
    opens_at: int
    closes_at: int
    submission_state: str
    pseudonym: str
    confirmed: bool
    own: bool
    insider: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """What became of a vote. A late one is kept in the ledger and does not count; `held` is the vote that does."""

    campaign_id: str
    submission_id: str
    late: bool
    held: str | None
