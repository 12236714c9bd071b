from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.fairness.measures import ONE_PERCENT, TEN_PERCENT, gini, lorenz, measure, split, top_share

counts = st.lists(st.integers(0, 10**9), max_size=60)
parts = st.fractions(0, 1, max_denominator=1_000)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        pytest.param([], Fraction(0), id="nobody"),
        pytest.param([0, 0, 0], Fraction(0), id="nobody played"),
        pytest.param([7], Fraction(0), id="one creator"),
        pytest.param([5, 5, 5, 5], Fraction(0), id="all the same"),
        pytest.param([0, 0, 0, 9], Fraction(3, 4), id="one has all"),
        pytest.param([1, 2, 3, 4], Fraction(1, 4), id="in steps"),
        pytest.param([1, 1, 2], Fraction(1, 6), id="ties"),
        pytest.param([0, 10**30], Fraction(1, 2), id="beyond floats"),
    ],
)
def test_gini(of: list[int], expected: Fraction) -> None:
    assert gini(of) == expected


@pytest.mark.parametrize(
    ("of", "top", "expected"),
    [
        pytest.param([], ONE_PERCENT, ONE_PERCENT, id="nobody"),
        pytest.param([0, 0], TEN_PERCENT, TEN_PERCENT, id="nobody played"),
        pytest.param([7], ONE_PERCENT, ONE_PERCENT, id="a part of the only one"),
        pytest.param([1] * 99 + [101], ONE_PERCENT, Fraction(101, 200), id="a whole creator"),
        pytest.param([0] * 49 + [10], ONE_PERCENT, Fraction(1, 2), id="half a creator"),
        pytest.param([1, 2, 3, 4], Fraction(3, 8), Fraction(11, 20), id="one and a half"),
        pytest.param([3, 3, 3], Fraction(1, 3), Fraction(1, 3), id="ties"),
        pytest.param([1, 2, 3], Fraction(0), Fraction(0), id="no head"),
        pytest.param([1, 2, 3], Fraction(1), Fraction(1), id="all are the head"),
    ],
)
def test_top_share(of: list[int], top: Fraction, expected: Fraction) -> None:
    assert top_share(of, top) == expected


@pytest.mark.parametrize("call", [gini, split, lorenz, measure])
def test_refuses_counts_below_zero(call: object) -> None:
    with pytest.raises(ValueError, match="at least 0, not -1"):
        call([3, -1])  # type: ignore[operator]


@pytest.mark.parametrize("top", [Fraction(-1, 100), Fraction(101, 100)])
def test_refuses_a_top_that_is_no_part(top: Fraction) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        top_share([1], top)


def test_the_target_is_30_of_100() -> None:
    assert split([3] * 99 + [127]).holds()
    assert not split([3] * 99 + [128]).holds()


def test_curve_has_a_point_for_each_creator() -> None:
    assert lorenz([3, 0, 1]) == [
        (Fraction(0), Fraction(0)),
        (Fraction(1, 3), Fraction(0)),
        (Fraction(2, 3), Fraction(1, 4)),
        (Fraction(1), Fraction(1)),
    ]


@given(counts, st.integers(1, 40))
def test_curve_rises_ever_faster_below_equality(of: list[int], points: int) -> None:
    curve = lorenz(of, points)

    heights = [y for _, y in curve]
    rises = [after - before for before, after in pairwise(heights)]
    assert curve[0] == (Fraction(0), Fraction(0))
    assert curve[-1] == (Fraction(1), Fraction(1))
    assert rises == sorted(rises)
    assert all(y <= x for x, y in curve)


@given(counts)
def test_gini_is_twice_the_area_between_curve_and_equality(of: list[int]) -> None:
    curve = lorenz(of)

    area = sum(((x1 - x0) * (y0 + y1) / 2 for (x0, y0), (x1, y1) in pairwise(curve)), Fraction(0))
    assert gini(of) == 1 - 2 * area


@given(counts, parts)
def test_gini_is_at_least_what_the_head_has_too_much(of: list[int], top: Fraction) -> None:
    assert gini(of) >= top_share(of, top) - top >= 0


@given(counts, parts, st.integers(1, 1_000), st.randoms())
def test_nothing_depends_on_order_or_scale(of: list[int], top: Fraction, times: int, random: object) -> None:
    other = [times * count for count in of]
    random.shuffle(other)  # type: ignore[attr-defined]

    assert gini(other) == gini(of)
    assert top_share(other, top) == top_share(of, top)
    assert lorenz(other) == lorenz(of)


@given(counts, st.integers(1, 5))
def test_nothing_depends_on_how_often_all_are_repeated(of: list[int], times: int) -> None:
    assert gini(of * times) == gini(of)
    assert split(of * times) == split(of)


@given(counts)
def test_head_and_tail_are_all(of: list[int]) -> None:
    found = measure(of)

    assert found.split.head + found.split.tail == 1
    assert found.split.head == found.top_1_percent <= found.top_10_percent
