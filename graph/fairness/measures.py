"""How evenly plays fall on creators, as exact fractions of integers.

Every measure takes one count per creator, zeros included: a creator whom nobody played belongs to the long tail, and
leaving them out would make any platform look fairer. No creators, or no plays at all, is stated as equal: a Gini of 0,
and the share of the top p is p. Counts below zero are refused.

The top p of n creators is rarely a whole number of them. The last creator then counts by the part that is needed,
which is the Lorenz curve read at 1 - p. So every measure follows from one curve, and
gini >= top_share(p) - p holds for every p without rounding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

ONE_PERCENT = Fraction(1, 100)
TEN_PERCENT = Fraction(1, 10)
HEAD_TARGET = Fraction(3, 10)
Point = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Split:
    """What the head takes of all plays, and what is left to the tail: together 1."""

    head: Fraction
    tail: Fraction

    def holds(self, target: Fraction = HEAD_TARGET) -> bool:
        return self.head <= target


@dataclass(frozen=True, slots=True)
class Measures:
    creators: int
    plays: int
    gini: Fraction
    top_1_percent: Fraction
    top_10_percent: Fraction
    split: Split


def gini(counts: Iterable[int]) -> Fraction:
    """The Gini coefficient: 0 when all have the same, (n - 1) / n when one has all.

    G = 2 * sum(i * x_i) / (n * sum(x)) - (n + 1) / n with x ascending and i from 1 (C. Gini, Variabilità e mutabilità,
    1912, in the sorted form of A. Sen, On Economic Inequality, 1973). It is the whole population's: no n / (n - 1).
    """
    ordered = _ascending(counts)
    total, n = sum(ordered), len(ordered)
    if total == 0:
        return Fraction(0)
    weighted = sum(rank * count for rank, count in enumerate(ordered, start=1))
    return Fraction(2 * weighted - (n + 1) * total, n * total)


def top_share(counts: Iterable[int], top: Fraction) -> Fraction:
    """What the `top` part of the creators takes of all plays: 1 - L(1 - top) on the Lorenz curve L."""
    if not 0 <= top <= 1:
        raise ValueError(f"top is a part of the creators, from 0 to 1, not {top}")
    return 1 - _height(_running(_ascending(counts)), 1 - top)


def split(counts: Iterable[int], top: Fraction = ONE_PERCENT) -> Split:
    """Head and tail, the pair that is published as 30/70: the head is the top 1 % of creators unless said otherwise."""
    head = top_share(counts, top)
    return Split(head, 1 - head)


def lorenz(counts: Iterable[int], points: int | None = None) -> list[Point]:
    """Points (part of the creators, least played first; their part of the plays) from (0, 0) to (1, 1).

    One at each creator, or `points` even steps of the same curve, straight between creators (M. O. Lorenz, Methods of
    measuring the concentration of wealth, 1905).
    """
    running = _running(_ascending(counts))
    steps = points if points is not None else max(1, len(running) - 1)
    if steps < 1:
        raise ValueError(f"a curve has at least one step, not {steps}")
    return [(part, _height(running, part)) for part in (Fraction(step, steps) for step in range(steps + 1))]


def measure(counts: Iterable[int]) -> Measures:
    """All that is published of one set of counts."""
    ordered = _ascending(counts)
    return Measures(
        creators=len(ordered),
        plays=sum(ordered),
        gini=gini(ordered),
        top_1_percent=top_share(ordered, ONE_PERCENT),
        top_10_percent=top_share(ordered, TEN_PERCENT),
        split=split(ordered),
    )


def _ascending(counts: Iterable[int]) -> list[int]:
    ordered = sorted(counts)
    if ordered and ordered[0] < 0:
        raise ValueError(f"a count is at least 0, not {ordered[0]}")
    return ordered


def _running(ordered: list[int]) -> list[int]:
    return list(accumulate(ordered, initial=0))


def _height(running: list[int], part: Fraction) -> Fraction:
    """The curve at `part`: whole creators, then the part of the next."""
    if running[-1] == 0:
        return part
    at = part * (len(running) - 1)
    whole = int(at)
    if whole == len(running) - 1:
        return Fraction(1)
    return (running[whole] + (at - whole) * (running[whole + 1] - running[whole])) / running[-1]
