import dataclasses

import pytest

from campaigns.pages.decide import Reason
from campaigns.pages.model import State as CampaignState
from campaigns.submissions.model import Facts, State, Verdict, after, can_review
from graph.access.roles import Role

TABLE = {
    State.ENTERED: {Verdict.ACCEPT: State.ACCEPTED, Verdict.DECLINE: State.DECLINED},
    State.ACCEPTED: {Verdict.DECLINE: State.DECLINED},
    State.DECLINED: {Verdict.ACCEPT: State.ACCEPTED},
    State.WITHDRAWN: {},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_leads_where_the_drawing_says(state: State, verdict: Verdict) -> None:
    assert after(state, verdict) is TABLE[state].get(verdict)


FACTS = Facts(
    signed_in=True,
    role=Role.REVIEWER,
    is_author=False,
    state=State.ENTERED,
    campaign_state=CampaignState.OPEN,
    closes_at=20,
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"role": Role.OWNER}, True),
        ({"state": State.DECLINED}, True),
        ({"campaign_state": CampaignState.FROZEN}, True),
        ({"signed_in": False}, Reason.SIGN_IN),
        ({"role": None}, Reason.NOT_MEMBER),
        ({"role": Role.VIEWER}, Reason.ROLE_TOO_LOW),
        ({"is_author": True}, Reason.OWN_WORK),
        ({"state": State.WITHDRAWN}, Reason.CLOSED),
        ({"campaign_state": CampaignState.FINAL}, Reason.CLOSED),
        ({"closes_at": 10}, Reason.CLOSED),
    ],
)
def test_reviewers_judge_the_work_of_others_while_the_campaign_runs(
    change: dict[str, object], expected: object
) -> None:
    assert can_review(dataclasses.replace(FACTS, **change), 10) is expected  # type: ignore[arg-type]
