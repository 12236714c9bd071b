from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.fairness.head import Head
from graph.fairness.measures import top_share

tops = st.fractions(Fraction(1, 100), 1, max_denominator=100)


@given(tops, st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=200))
def test_is_what_sorting_all_would_say(top: Fraction, events: list[tuple[bool, int]]) -> None:
    head, counts = Head(top), dict[int, int]()

    for joins, creator in events:
        if joins or creator not in counts:
            head.join(creator)
            counts.setdefault(creator, 0)
        else:
            head.play(creator)
            counts[creator] += 1

        assert head.share() == top_share(counts.values(), top)
        assert head.plays == sum(counts.values())


@given(tops, st.dictionaries(st.integers(0, 40), st.integers(0, 9)), st.lists(st.integers(0, 40), max_size=50))
def test_takes_over_where_another_stopped(top: Fraction, counts: dict[int, int], then: list[int]) -> None:
    head = Head.of(counts, top)

    for creator in then:
        head.join(creator)
        head.play(creator)
        counts[creator] = counts.get(creator, 0) + 1

    assert head.share() == top_share(counts.values(), top)


def test_a_play_of_nobody_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Head().play("nobody")


@pytest.mark.parametrize("top", [Fraction(0), Fraction(2)])
def test_refuses_a_top_that_is_no_part(top: Fraction) -> None:
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        Head(top)
