import dataclasses
from datetime import UTC, datetime

import pytest

from campaigns.pages.decide import Facts, Reason, can_edit, can_enter, can_vote
from campaigns.pages.model import Campaign, Requirement, State, Step, after, before, missing, reached
from graph.access.roles import Role

TABLE = {
    State.DRAFT: {Step.PUBLISH: State.OPEN},
    State.OPEN: {Step.FREEZE: State.FROZEN, Step.CLOSE: State.FINAL},
    State.FROZEN: {Step.UNFREEZE: State.OPEN, Step.CLOSE: State.FINAL},
    State.FINAL: {Step.ARCHIVE: State.ARCHIVED},
    State.ARCHIVED: {},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_each_step_leads_where_the_drawing_says(state: State, step: Step) -> None:
    assert after(state, step) is TABLE[state].get(step)


@pytest.mark.parametrize("step", Step)
def test_a_step_ends_in_one_state_from_wherever_it_is_taken(step: Step) -> None:
    assert {after(state, step) for state in before(step)} == {reached(step)}


def test_no_step_leads_back_to_a_draft_or_out_of_the_archive() -> None:
    assert all(after(state, step) is not State.DRAFT for state in State for step in Step)
    assert not any(after(State.ARCHIVED, step) for step in Step)


ROW = {
    "id": "c", "handle": "c", "title_zh": "一", "title_en": "One", "text_zh": "一", "text_en": "One",
    "rules_zh": "一", "rules_en": "One", "topic": "one", "hue": 1, "state": "DRAFT",
    "time_zone": "Asia/Shanghai", "opens_local": "2027-04-02T08:00", "closes_local": "2027-05-12T20:00",
    "opens_at": 10, "closes_at": 20,
    "created_at": 1, "rule_votes": 1, "rule_likes": 1, "rule_plays": 1, "rule_version": 1,
    "submission_count": 0, "partner_count": 0, "revision": 1, "organisation_id": "o",
    "cover": ["VERIFIED", "key", 16, 9],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"title_zh": ""}, [Requirement.TITLE_ZH]),
        ({"title_en": "", "text_zh": "", "text_en": ""},
         [Requirement.TITLE_EN, Requirement.TEXT_ZH, Requirement.TEXT_EN]),
        ({"rules_zh": "", "rules_en": ""}, [Requirement.RULES_ZH, Requirement.RULES_EN]),
        ({"cover": None}, [Requirement.COVER]),
        ({"cover": ["CHECKING", None, None, None]}, []),
        ({"cover": ["REFUSED", None, None, None]}, [Requirement.COVER]),
        ({"topic": ""}, [Requirement.TOPIC]),
        ({"closes_at": 15}, [Requirement.DATES]),
    ],
)  # fmt: skip
def test_publishing_says_what_is_missing(change: dict[str, object], expected: list[Requirement]) -> None:
    assert missing(Campaign.of(ROW | change), 15) == expected


def test_wall_times_come_back_as_they_were_written() -> None:
    campaign = Campaign.of(ROW)

    assert campaign.opens_local == datetime(2027, 4, 2, 8, 0, tzinfo=UTC).replace(tzinfo=None)


FACTS = Facts(
    signed_in=True,
    machine=False,
    confirmed=True,
    role=Role.EDITOR,
    state=State.OPEN,
    opens_at=10,
    closes_at=20,
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"role": Role.OWNER}, True),
        ({"role": Role.REVIEWER}, Reason.ROLE_TOO_LOW),
        ({"role": Role.VIEWER}, Reason.ROLE_TOO_LOW),
        ({"role": None}, Reason.NOT_MEMBER),
        ({"signed_in": False, "role": None}, Reason.SIGN_IN),
    ],
)
def test_editing_is_for_editors_of_the_host(change: dict[str, object], expected: object) -> None:
    assert can_edit(dataclasses.replace(FACTS, **change)) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "at", "vote", "enter"),
    [
        ({}, 10, True, True),
        ({}, 19, True, True),
        ({}, 9, Reason.NOT_OPEN_YET, Reason.NOT_OPEN_YET),
        ({}, 20, Reason.CLOSED, Reason.CLOSED),
        ({"state": State.DRAFT}, 15, Reason.NOT_OPEN_YET, Reason.NOT_OPEN_YET),
        ({"state": State.FROZEN}, 15, True, Reason.CLOSED),
        ({"state": State.FINAL}, 15, Reason.CLOSED, Reason.CLOSED),
        ({"state": State.ARCHIVED}, 15, Reason.CLOSED, Reason.CLOSED),
        ({"signed_in": False}, 15, Reason.SIGN_IN, Reason.SIGN_IN),
        ({"confirmed": False}, 15, Reason.CONFIRM_EMAIL, Reason.CONFIRM_EMAIL),
        ({"machine": True}, 15, Reason.MACHINE, True),
        ({"role": None}, 15, True, True),
    ],
)
def test_voting_and_entering_need_a_confirmed_person_and_an_open_campaign(
    change: dict[str, object], at: int, vote: object, enter: object
) -> None:
    facts = dataclasses.replace(FACTS, **change)  # type: ignore[arg-type]

    assert can_vote(facts, at) is vote
    assert can_enter(facts, at) is enter
