from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.fairness.control import Coefficient, Policy
from graph.fairness.ranking import Candidate, Placed, Reason, page

POLICY = Policy(floor=10, slots=(1, 3), patience=100.0)
PAID = Candidate("w", "c", relevance=0.5, plays=50, impressions=100, creator_plays=50, age=1.0)
OWED = replace(PAID, plays=0, impressions=0, relevance=0.2)
candidates = st.lists(
    st.builds(
        Candidate,
        work_id=st.uuids().map(str),
        creator_id=st.just("c"),
        relevance=st.floats(0, 1),
        plays=st.integers(0, 50),
        impressions=st.integers(50, 90) | st.integers(0, 9),
        creator_plays=st.integers(0, 10_000),
        age=st.floats(0, 1_000),
    ),
    max_size=80,
)


def shown(*of: Candidate, price: float = 0.0, first: int = 10, seed: int = 1) -> list[Placed]:
    coefficient = Coefficient(price=price, line=100, rate=0.5)
    return page(of, coefficient=coefficient, policy=POLICY, first=first, seed=seed)


def works(placed: list[Placed]) -> list[str]:
    return [each.candidate.work_id for each in placed]


def many(of: Candidate, count: int) -> list[Candidate]:
    return [replace(of, work_id=f"{of.work_id}{n}", relevance=of.relevance - n / 100) for n in range(count)]


def test_orders_by_relevance() -> None:
    assert works(shown(*reversed(many(PAID, 5)))) == ["w0", "w1", "w2", "w3", "w4"]


def test_what_is_played_more_often_than_usual_rises() -> None:
    loved = replace(PAID, work_id="loved", relevance=0.45, plays=90)

    assert works(shown(PAID, loved)) == ["loved", "w"]


def test_plays_below_the_floor_do_not_count() -> None:
    lucky = replace(PAID, work_id="lucky", relevance=0.45, plays=9, impressions=9)

    assert shown(lucky, PAID, first=1)[0].candidate is PAID
    assert {each.candidate.work_id: each.score for each in shown(lucky, PAID)}["lucky"] == pytest.approx(0.45 / 0.55)


def test_the_price_cools_whoever_is_past_the_line() -> None:
    star = replace(PAID, work_id="star", relevance=0.8, creator_plays=300)

    assert works(shown(star, PAID)) == ["star", "w"]
    assert works(shown(star, PAID, price=1.0)) == ["w", "star"]


def test_debts_are_paid_in_their_slots_and_say_so() -> None:
    debts = [replace(each, work_id=f"d{n}") for n, each in enumerate(many(OWED, 2))]

    found = shown(*many(PAID, 5), *debts, first=6)

    assert works(found) == ["w0", "d0", "w1", "d1", "w2", "w3"]
    assert [at for at, each in enumerate(found) if each.reason is Reason.FLOOR] == [1, 3]


def test_the_deeper_debt_has_the_better_slot() -> None:
    deep = replace(OWED, work_id="deep", relevance=0.1)
    shallow = replace(OWED, work_id="shallow", impressions=9)

    assert works(shown(*many(PAID, 3), shallow, deep))[1:4:2] == ["deep", "shallow"]


def test_waiting_outweighs_relevance_in_the_end() -> None:
    young = [replace(OWED, work_id=f"young{n}", relevance=0.9) for n in range(5)]
    old = replace(OWED, work_id="old", relevance=0.0, age=200.0)

    assert "old" in works(shown(*many(PAID, 4), *young, old, first=4))


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        (PAID, Reason.RELEVANT),
        (replace(PAID, near=True), Reason.NEAR),
        (replace(PAID, near=True, followed=True), Reason.FOLLOWED),
    ],
)
def test_says_why(candidate: Candidate, reason: Reason) -> None:
    assert [each.reason for each in shown(candidate)] == [reason]


def test_an_empty_page_is_no_error() -> None:
    assert shown() == []
    assert shown(PAID, first=0) == []


@given(candidates, st.integers(1, 30), st.integers(0, 2**32), st.floats(0, 50))
def test_is_full_without_repeats_and_the_same_again(of: list[Candidate], first: int, seed: int, price: float) -> None:
    found = shown(*of, first=first, seed=seed, price=price)

    assert len(found) == min(first, len(of))
    assert len(set(works(found))) == len(found)
    assert found == shown(*of, first=first, seed=seed, price=price)
    assert sum(each.reason is Reason.FLOOR for each in found) <= len(POLICY.slots)


@given(candidates, st.integers(0, 2**32))
def test_all_but_debts_stand_by_score(of: list[Candidate], seed: int) -> None:
    scores = [each.score for each in shown(*of, seed=seed) if each.reason is not Reason.FLOOR]

    assert scores == sorted(scores, reverse=True)


def test_ties_differ_by_seed() -> None:
    same = [replace(PAID, work_id=str(n)) for n in range(20)]

    assert len({tuple(works(shown(*same, seed=seed))) for seed in range(5)}) > 1
