r"""Entries as records, their states, and who may judge them.

    ENTERED --accept--> ACCEPTED --decline--> DECLINED --accept--> ACCEPTED
       |  \--decline--> DECLINED
       +-- each of them --withdraw (by the author)--> WITHDRAWN --enter again--> ENTERED

What was accepted is on the board: it may be declined until the campaign closes, and withdrawn at any time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from campaigns.pages import model as pages
from campaigns.pages.decide import Decision, Reason
from graph.access.roles import Role, includes

LONGEST_REASON = 500


class State(Enum):
    """Where an entry stands."""

    ENTERED = "ENTERED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class Verdict(Enum):
    """What a reviewer may say of an entry."""

    ACCEPT = "ACCEPT"
    DECLINE = "DECLINE"


_VERDICTS: Mapping[tuple[State, Verdict], State] = {
    (State.ENTERED, Verdict.ACCEPT): State.ACCEPTED,
    (State.DECLINED, Verdict.ACCEPT): State.ACCEPTED,
    (State.ENTERED, Verdict.DECLINE): State.DECLINED,
    (State.ACCEPTED, Verdict.DECLINE): State.DECLINED,
}


def after(state: State, verdict: Verdict) -> State | None:
    """The state that a verdict leads to; None where it leads nowhere."""
    return _VERDICTS.get((state, verdict))


@dataclass(frozen=True, slots=True)
class Submission:
    """A work in a campaign. `reason` is there only for the author and those who review it.

    `changed_at` is when it came into its present state: lists are in its order.
    """

    id: str
    work_id: str
    campaign_id: str
    organisation_id: str
    author_id: str
    state: State
    reason: str | None
    entered_at: int
    decided_at: int | None
    changed_at: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides who may review: the higher of the viewer's roles in the organisation and in the host."""

    signed_in: bool
    role: Role | None
    is_author: bool
    state: State
    campaign_state: pages.State
    closes_at: int


def can_review(facts: Facts, now_ms: int) -> Decision:
    """May the viewer accept or decline this entry now? Nobody judges their own work."""
    if not facts.signed_in:
        return Reason.SIGN_IN
    if facts.role is None:
        return Reason.NOT_MEMBER
    if not includes(facts.role, Role.REVIEWER):
        return Reason.ROLE_TOO_LOW
    if facts.is_author:
        return Reason.OWN_WORK
    runs = facts.campaign_state in (pages.State.OPEN, pages.State.FROZEN) and now_ms < facts.closes_at
    return True if runs and facts.state is not State.WITHDRAWN else Reason.CLOSED
