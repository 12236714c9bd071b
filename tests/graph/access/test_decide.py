"""The table of who may what, row by row, and over random facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import DAY_MS
from graph.access.capabilities import MINORS_LEAST, STRICTNESS, Capability, Rule, Who, effective, kept, read_rule
from graph.access.decide import Facts, Reason, Verdict, decide

NOW = 1_794_000_000_000


def facts(
    who: Who = Who.FOLLOWERS,
    days: int = 0,
    *,
    viewer: str | None = "v",
    since: int | None = None,
    back: bool = False,
    asked: bool = False,
    me: bool = False,
    blocked: bool = False,
    private: bool = False,
    minor: bool = False,
) -> Facts:
    chosen = {each: Rule(who, days) for each in Capability}
    return Facts("s", viewer, me, blocked, private, minor, since, asked, back, chosen)


@pytest.mark.parametrize(
    ("given_facts", "verdict"),
    [
        (None, Verdict(False, Reason.NOT_FOUND)),
        (facts(Who.ANYONE, blocked=True), Verdict(False, Reason.NOT_FOUND)),
        (facts(Who.ANYONE, viewer=None), Verdict(True)),
        (facts(Who.ANYONE, viewer=None, private=True), Verdict(False, Reason.SIGNED_OUT)),
        (facts(Who.ANYONE, private=True), Verdict(False, Reason.FOLLOW)),
        (facts(Who.ANYONE, private=True, asked=True), Verdict(False, Reason.REQUESTED)),
        (facts(Who.ANYONE, private=True, since=NOW), Verdict(True)),
        (facts(viewer=None), Verdict(False, Reason.SIGNED_OUT)),
        (facts(), Verdict(False, Reason.FOLLOW)),
        (facts(since=NOW), Verdict(True)),
        (facts(Who.FOLLOWERS_SINCE, 3, since=NOW), Verdict(False, Reason.FOLLOW_LONGER, NOW + 3 * DAY_MS)),
        (facts(Who.FOLLOWERS_SINCE, 3, since=NOW - 3 * DAY_MS), Verdict(True)),
        (facts(Who.FOLLOWERS_SINCE, 3, since=NOW - 3 * DAY_MS + 1), Verdict(False, Reason.FOLLOW_LONGER, NOW + 1)),
        (facts(Who.MUTUALS, since=NOW), Verdict(False, Reason.FOLLOW_BACK)),
        (facts(Who.MUTUALS, back=True), Verdict(False, Reason.FOLLOW)),
        (facts(Who.MUTUALS, since=NOW, back=True), Verdict(True)),
        (facts(Who.NOBODY, since=NOW, back=True), Verdict(False, Reason.CLOSED)),
        (facts(Who.NOBODY, me=True), Verdict(True)),
    ],
)
def test_a_row_of_the_table(given_facts: Facts | None, verdict: Verdict) -> None:
    assert decide(Capability.POSTS, given_facts, NOW) == verdict


@pytest.mark.parametrize("capability", Capability)
@pytest.mark.parametrize("who", Who)
def test_no_setting_loosens_what_a_minor_is_given(capability: Capability, who: Who) -> None:
    held = effective(capability, Rule(who), minor=True)

    assert STRICTNESS[held.who] == max(STRICTNESS[who], STRICTNESS[MINORS_LEAST[capability].who])


@given(
    who=st.sampled_from(Who),
    back=st.booleans(),
    private=st.booleans(),
    minor=st.booleans(),
    since=st.none() | st.integers(NOW - 10 * DAY_MS, NOW),
    capability=st.sampled_from(Capability),
)
def test_following_never_closes_what_was_open(
    who: Who, back: bool, private: bool, minor: bool, since: int | None, capability: Capability
) -> None:
    before = decide(capability, facts(who, 3, since=None, back=back, private=private, minor=minor), NOW)
    after = decide(capability, facts(who, 3, since=since, back=back, private=private, minor=minor), NOW)

    assert after.allowed or not before.allowed
    assert after.allowed or after.reason is not None


@pytest.mark.parametrize("rule", [Rule(Who.NOBODY), Rule(Who.FOLLOWERS_SINCE, 30)])
def test_a_rule_is_read_back_as_it_was_kept(rule: Rule) -> None:
    assert read_rule(kept(rule)) == rule
    assert read_rule(None) is None
