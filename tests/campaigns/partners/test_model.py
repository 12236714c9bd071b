import pytest

from campaigns.partners.model import Invitation, InvitationState, State, Verdict, after

RENEWED = {Verdict.RENEW: State.VERIFIED}
TABLE = {
    State.APPLIED: {Verdict.ACCEPT: State.ACCEPTED, Verdict.DECLINE: State.DECLINED},
    State.ACCEPTED: {Verdict.VERIFY: State.VERIFIED, Verdict.DECLINE: State.DECLINED},
    State.VERIFIED: {Verdict.DECLINE: State.REVOKED, **RENEWED},
    State.DECLINED: {Verdict.VERIFY: State.VERIFIED},
    State.REVOKED: {Verdict.VERIFY: State.VERIFIED},
    State.EXPIRED: {Verdict.VERIFY: State.VERIFIED, Verdict.DECLINE: State.REVOKED, **RENEWED},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_leads_where_the_drawing_says(state: State, verdict: Verdict) -> None:
    assert after(state, verdict) is TABLE[state].get(verdict)


@pytest.mark.parametrize(
    ("stored", "at", "shown"),
    [
        (InvitationState.OPEN, 99, InvitationState.OPEN),
        (InvitationState.OPEN, 100, InvitationState.EXPIRED),
        (InvitationState.ACCEPTED, 101, InvitationState.ACCEPTED),
        (InvitationState.DECLINED, 101, InvitationState.DECLINED),
        (InvitationState.EXPIRED, 1, InvitationState.EXPIRED),
    ],
)
def test_an_open_invitation_past_its_time_is_expired(stored: InvitationState, at: int, shown: InvitationState) -> None:
    assert Invitation("i", "c", "e", "n", stored, 100, 1, None).state_at(at) is shown
