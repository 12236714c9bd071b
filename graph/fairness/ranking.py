"""The order of a page that may be unequal only as far as the published target allows.

    score  = odds(relevance) * lift / (1 + price * (plays of the creator / line) ** 2)
    lift   = odds of (plays + prior * rate) out of (impressions + prior), over the odds of `rate`, within 1/10 and 10

Below the floor a work's plays say nothing about it yet, so its lift is 1; it is owed impressions instead, and
some places of each page (`Policy.slots`) pay that debt: to the viewer it suits, and to the one that has waited longest.

Sources, for the ideas and not the code:
- A guaranteed minimum of exposure, as a part alpha of the maximin share: G. K. Patro, A. Biswas, N. Ganguly,
  K. P. Gummadi, A. Chakraborty, FairRec, WWW 2020. Ours is `floor` qualified impressions for each work.
- Exposure made equal in number and then in order, in two steps: OPC, Jaoua et al., 2026. Here the slots pay the debt in
  number, and the deeper debt gets the better slot.
- Attention that is fair over many rankings, not within each: A. J. Biega, K. P. Gummadi, G. Weikum, Equity of
  Attention, SIGIR 2018. Here the price is on accumulated plays.

A page costs O(k log k) in its k candidates and reads no state but theirs and one `Coefficient`.
`weights`, `urgency`, `best` and `merge` work on arrays, so the simulation runs the very code that serves a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.fairness.control import Coefficient, Policy

Floats = NDArray[np.floating[Any]]
Indices = NDArray[np.intp]
_MOST_LIFT = 10.0
_SURE = 0.99


class Reason(Enum):
    """Why am I shown this?"""

    FLOOR = "floor"
    FOLLOWED = "followed"
    NEAR = "near"
    RELEVANT = "relevant"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that this viewer may see and has not seen. `relevance` is from 0 to 1; counts are those kept beside it."""

    work_id: str
    creator_id: str
    relevance: float
    plays: int
    impressions: int
    creator_plays: int
    age: float
    followed: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    candidate: Candidate
    reason: Reason
    score: float


def page(
    candidates: Sequence[Candidate], *, coefficient: Coefficient, policy: Policy, first: int, seed: int
) -> list[Placed]:
    """The best `first` of the candidates in order. The same arguments give the same page; the seed decides ties."""
    if not candidates or first < 1:
        return []
    shuffled = np.random.default_rng(seed).permutation(len(candidates))
    ordered = [candidates[at] for at in shuffled]
    relevance = np.array([each.relevance for each in ordered])
    plays = np.array([each.plays for each in ordered])
    impressions = np.array([each.impressions for each in ordered])
    creator_plays = np.array([each.creator_plays for each in ordered])
    age = np.array([each.age for each in ordered])

    scores = odds(relevance) * weights(plays, impressions, creator_plays, coefficient, policy)
    urgent = urgency(relevance, impressions, age, policy)
    owed = best(urgent[None], sum(slot < first for slot in policy.slots))
    owed = by_debt(owed, impressions[None], urgent[None])
    left = scores.copy()
    left[owed[owed >= 0]] = -np.inf
    rest = best(left[None], first)
    chosen, paid = merge(owed, rest, first, policy)
    return [
        Placed(ordered[at], _reason(ordered[at], floor), float(scores[at]))
        for at, floor in zip(chosen[0].tolist(), paid[0].tolist(), strict=True)
        if at >= 0
    ]


def odds(chance: Floats) -> Floats:
    """p / (1 - p), never endless: quality adds to relevance where both are odds, and p * lift would pass 1."""
    sure = np.clip(chance, 1 - _SURE, _SURE)
    return sure / (1 - sure)


def weights(
    plays: NDArray[Any],
    impressions: NDArray[Any],
    creator_plays: NDArray[Any],
    coefficient: Coefficient,
    policy: Policy,
) -> Floats:
    """What the odds of each work's relevance are multiplied by, the same for every viewer."""
    seen = impressions + policy.prior
    lift = odds((plays + policy.prior * coefficient.rate) / seen) * (1 - coefficient.rate) / coefficient.rate
    lift = np.where(impressions < policy.floor, 1.0, np.clip(lift, 1 / _MOST_LIFT, _MOST_LIFT))
    found: Floats = lift / (1 + coefficient.price * (creator_plays / coefficient.line) ** 2)
    return found


def urgency(relevance: Floats, impressions: NDArray[Any], age: Floats, policy: Policy) -> Floats:
    """How much a work's debt should be paid to this viewer, now; minus infinity where nothing is owed."""
    return np.where(impressions < policy.floor, relevance + age / policy.patience, -np.inf)


def best(scores: Floats, most: int) -> Indices:
    """For each row the columns of its highest scores, best first, -1 where no more is above minus infinity."""
    most = min(most, scores.shape[1])
    if 4 * most < scores.shape[1]:
        some = np.argpartition(-scores, most, axis=1)[:, :most]
        some.sort(axis=1)
        order = np.argsort(-np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
        columns = np.take_along_axis(some, order, axis=1)
    else:
        columns = np.argsort(-scores, axis=1, kind="stable")[:, :most]
    return np.where(np.take_along_axis(scores, columns, axis=1) > -np.inf, columns, -1)


def by_debt(owed: Indices, impressions: NDArray[Any], urgent: Floats) -> Indices:
    """The chosen debts, deepest first, so that it stands in the best of the slots; then the more urgent."""
    have = np.where(owed >= 0, np.take_along_axis(impressions, owed, axis=1), np.iinfo(np.int64).max)
    pressing = np.where(owed >= 0, np.take_along_axis(urgent, owed, axis=1), -np.inf)
    return np.take_along_axis(owed, np.lexsort((-pressing, have), axis=1), axis=1)


def merge(owed: Indices, rest: Indices, first: int, policy: Policy) -> tuple[Indices, NDArray[np.bool_]]:
    """Rows of `first` columns: debts in their slots, the rest around them; and which place pays a debt. -1 is empty."""
    rows = len(owed)
    paid = np.zeros((rows, first), dtype=bool)
    chosen = np.full((rows, first), -1, dtype=np.intp)
    for number, slot in enumerate(policy.slots[: owed.shape[1]]):
        if slot < first:
            paid[:, slot] = owed[:, number] >= 0
            chosen[:, slot] = owed[:, number]
    places = np.cumsum(~paid, axis=1) - 1
    padded = np.pad(rest, ((0, 0), (0, max(0, first - rest.shape[1]))), constant_values=-1)
    return np.where(paid, chosen, np.take_along_axis(padded, places, axis=1)), paid


def _reason(candidate: Candidate, floor: bool) -> Reason:
    if floor:
        return Reason.FLOOR
    if candidate.followed:
        return Reason.FOLLOWED
    return Reason.NEAR if candidate.near else Reason.RELEVANT
