"""The target for the head, and the one published coefficient that holds it.

    plays arrive -> Head (exact share y) -> Controller: each `every` plays
                                            wanted next share  w = target + catch_up * (target - y)
                                            measured           m = head's part of the plays since the last step
                                            price             += gain * (m - w), never below 0
                 <- the ranker divides a creator's score by 1 + price * (plays / line) ** 2

Nothing is hidden in it: price, line and share are published (`Coefficient`), so anybody can recompute why a work stands
where it stands. The price works on accumulated plays, not on one page: a creator above their share is cooled over many
pages and recovers when others have caught up. That is the amortised view of A. J. Biega, K. P. Gummadi and G. Weikum,
Equity of Attention, SIGIR 2018; ours steers one measured share by feedback and solves no program per page.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graph.fairness.head import Head
from graph.fairness.measures import HEAD_TARGET, ONE_PERCENT

_UNKNOWN_RATE = 0.5


@dataclass(frozen=True, slots=True)
class Policy:
    """What a surface promises, and how firmly it is steered.

    `floor` is in qualified impressions: the viewer had the work in view, wherever on the page it stood. `patience` is
    the age, in the unit of the candidates' ages, at which waiting weighs as much as perfect relevance.
    """

    top: Fraction = ONE_PERCENT
    target: Fraction = HEAD_TARGET
    margin: Fraction = Fraction(1, 100)
    floor: int = 20
    slots: tuple[int, ...] = (2, 6)
    patience: float = 7 * 86_400.0
    prior: float = 20.0
    gain: float = 0.5
    catch_up: float = 10.0
    most: float = 50.0
    every: int = 1_000


@dataclass(frozen=True, slots=True)
class Coefficient:
    """What the ranker needs of the whole platform, in five numbers, and what is published."""

    price: float = 0.0
    line: int = 1
    share: float = 0.0
    plays: int = 0
    rate: float = _UNKNOWN_RATE


@dataclass(frozen=True, slots=True)
class State:
    """What a controller has to remember beside the counts of creators, to go on as if it had never stopped."""

    price: float = 0.0
    impressions: int = 0
    played: int = 0
    last_sum: int = 0
    last_plays: int = 0


class Controller:
    """Follows the plays and sets the price. O(1) for each play; `coefficient` is ready when it is read."""

    def __init__(self, policy: Policy, head: Head | None = None, price: float = 0.0) -> None:
        self.policy = policy
        self.head = head if head is not None else Head(policy.top)
        self._price = price
        self._impressions = 0
        self._played = 0
        self._last_sum = self.head.sum
        self._last_plays = self.head.plays
        self.coefficient = self._published()

    @classmethod
    def resume(cls, policy: Policy, counts: Mapping[Any, int], state: State, coefficient: Coefficient) -> "Controller":
        """The controller that had counted this and kept `state` and its last coefficient."""
        found = cls(policy, Head.of(counts, policy.top), state.price)
        found._impressions, found._played = state.impressions, state.played
        found._last_sum, found._last_plays = state.last_sum, state.last_plays
        found.coefficient = coefficient
        return found

    @property
    def state(self) -> State:
        """What `resume` needs."""
        return State(self._price, self._impressions, self._played, self._last_sum, self._last_plays)

    def record(self, creators: Iterable[Hashable], impressions: int, played: int | None = None) -> Coefficient:
        """Plays, by whose work was played, in the order of the ledger; and this many qualified impressions.

        `played` is how many of the impressions led to a play, where plays come from elsewhere, too.
        """
        self._impressions += impressions
        self._played += played or 0
        for creator in creators:
            self.head.play(creator)
            self._played += played is None
            if self.head.plays - self._last_plays >= self.policy.every:
                self._step()
        return self.coefficient

    def _step(self) -> None:
        head, policy = self.head, self.policy
        recent = (head.sum - self._last_sum) / (head.plays - self._last_plays)
        self._last_sum, self._last_plays = head.sum, head.plays
        if head.plays >= len(head):  # with less than a play each, whoever was played once is "the head"
            aim = float(policy.target - policy.margin)
            wanted = aim + policy.catch_up * (aim - float(head.share()))
            self._price += policy.gain * (recent - min(1.0, max(0.0, wanted)))
            self._price = min(policy.most, max(0.0, self._price))
        self.coefficient = self._published()

    def _published(self) -> Coefficient:
        return Coefficient(
            price=self._price,
            line=max(1, self.head.line),
            share=float(self.head.share()),
            plays=self.head.plays,
            rate=min(0.99, max(0.01, self._played / self._impressions)) if self._impressions else _UNKNOWN_RATE,
        )
