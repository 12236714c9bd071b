"""What the head takes, kept exact while plays arrive: nothing is summed when it is read.

Counts only grow by one, so the head's sum needs no sorting. `line` is the count of the last creator in the head, and
`_at` says how many creators have each count:

    a play of someone below the line      changes nothing in the head
    a play of someone on it or above      adds one to the head's sum (on it: they trade places with an equal)
    when as many as the head are above    the line moves up by one
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Any

from graph.fairness.measures import ONE_PERCENT


class Head:
    """The top part of the creators by plays, and the share they take. O(1) for each play."""

    def __init__(self, top: Fraction = ONE_PERCENT) -> None:
        if not 0 < top <= 1:
            raise ValueError(f"top is a part of the creators, above 0 and at most 1, not {top}")
        self.top = top
        self.plays = 0
        self.line = 0
        self.sum = 0
        self._of: dict[Hashable, int] = {}
        self._at: Counter[int] = Counter()
        self._above = 0
        self._size = 0

    @classmethod
    def of(cls, counts: Mapping[Any, int], top: Fraction = ONE_PERCENT) -> "Head":
        """As if all had joined and been played so often: how a process that starts takes over."""
        head = cls(top)
        ordered = sorted(counts.values(), reverse=True)
        if ordered and ordered[-1] < 0:
            raise ValueError(f"a count is at least 0, not {ordered[-1]}")
        head._of = dict(counts)
        head._at = Counter(ordered)
        head._size = _ceiling(top * len(ordered))
        head.plays = sum(ordered)
        head.sum = sum(ordered[: head._size])
        head.line = ordered[head._size - 1] if ordered else 0
        head._above = sum(1 for count in ordered[: head._size] if count > head.line)
        return head

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, creator: object) -> bool:
        return creator in self._of

    def plays_of(self, creator: Hashable) -> int:
        return self._of.get(creator, 0)

    def counts(self) -> list[int]:
        return list(self._of.values())

    def join(self, creator: Hashable) -> None:
        """A creator with no play yet; one who is here already stays as they are."""
        if creator in self._of:
            return
        self._of[creator] = 0
        self._at[0] += 1
        if _ceiling(self.top * len(self._of)) > self._size:
            self._widen()

    def play(self, creator: Hashable) -> None:
        """One more play. A creator who has not joined is a mistake of the caller: KeyError."""
        count = self._of[creator]
        self._of[creator] = count + 1
        self._at[count] -= 1
        self._at[count + 1] += 1
        self.plays += 1
        if count < self.line:
            return
        self.sum += 1
        if count == self.line:
            self._above += 1
            if self._above == self._size:
                self.line += 1
                self._above -= self._at[self.line]

    def share(self) -> Fraction:
        """Exactly `measures.top_share` of the counts; the part `top` itself while nothing was played."""
        if self.plays == 0:
            return self.top
        return (self.sum - (self._size - self.top * len(self._of)) * self.line) / self.plays

    def _widen(self) -> None:
        if self._size and self._above + self._at[self.line] == self._size:
            self._above = self._size
            self.line = max(count for count, creators in self._at.items() if creators and count < self.line)
        self._size += 1
        self.sum += self.line


def _ceiling(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)
