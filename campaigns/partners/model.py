"""Partners and invitations as records.

    invitation: OPEN --accept--> ACCEPTED      partner: ACCEPTED --verify--> VERIFIED --decline--> REVOKED
                OPEN --decline-> DECLINED               ACCEPTED --decline-> DECLINED
                OPEN --14 days-> EXPIRED                DECLINED, REVOKED --verify--> VERIFIED --a year--> EXPIRED

    An organisation may also ask: APPLIED --accept--> ACCEPTED, APPLIED --decline--> DECLINED.

A party is credited only after it has said yes itself and the host has verified it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

INVITATION_LIFETIME = timedelta(days=14)
INVITING = ["DRAFT", "OPEN", "FROZEN"]
"""States of a campaign in which organisations are invited."""
VERIFIED_FOR = timedelta(days=365)
WARNED_BEFORE = timedelta(days=30)
LONGEST_NAME = 80
LONGEST_APPLICATION = 2000
LONGEST_REASON = 500


class InvitationState(Enum):
    """Where an invitation stands."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    EXPIRED = "EXPIRED"


class State(Enum):
    """Where a partner stands."""

    APPLIED = "APPLIED"
    ACCEPTED = "ACCEPTED"
    VERIFIED = "VERIFIED"
    DECLINED = "DECLINED"
    REVOKED = "REVOKED"
    EXPIRED = "EXPIRED"


class Verdict(Enum):
    """What the host may say of a partner."""

    ACCEPT = "ACCEPT"
    VERIFY = "VERIFY"
    RENEW = "RENEW"
    DECLINE = "DECLINE"


_VERDICTS: Mapping[tuple[State, Verdict], State] = {
    (State.APPLIED, Verdict.ACCEPT): State.ACCEPTED,
    (State.APPLIED, Verdict.DECLINE): State.DECLINED,
    (State.EXPIRED, Verdict.VERIFY): State.VERIFIED,
    (State.EXPIRED, Verdict.RENEW): State.VERIFIED,
    (State.EXPIRED, Verdict.DECLINE): State.REVOKED,
    (State.VERIFIED, Verdict.RENEW): State.VERIFIED,
    (State.ACCEPTED, Verdict.VERIFY): State.VERIFIED,
    (State.DECLINED, Verdict.VERIFY): State.VERIFIED,
    (State.REVOKED, Verdict.VERIFY): State.VERIFIED,
    (State.ACCEPTED, Verdict.DECLINE): State.DECLINED,
    (State.VERIFIED, Verdict.DECLINE): State.REVOKED,
}


def after(state: State, verdict: Verdict) -> State | None:
    """The state that a verdict leads to; None where it changes nothing."""
    return _VERDICTS.get((state, verdict))


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation in a campaign. `reason` and `application` are there only for its own members and the host's."""

    id: str
    organisation_id: str
    campaign_id: str
    state: State
    accepted_at: int
    verified_at: int | None
    reason: str | None
    verified_until: int | None = None
    application: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be said beside entries on behalf of an organisation that is no longer verified: REVOKED or EXPIRED."""

    state: State
    since: int | None


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation to take part. `organisation_id` is the one that accepted."""

    id: str
    campaign_id: str
    email: str
    organisation_name: str
    stored_state: InvitationState
    expires_at: int
    created_at: int
    organisation_id: str | None

    def state_at(self, now_ms: int) -> InvitationState:
        """The state as of a moment: an open one past its time is EXPIRED."""
        over = self.stored_state is InvitationState.OPEN and self.expires_at <= now_ms
        return InvitationState.EXPIRED if over else self.stored_state
