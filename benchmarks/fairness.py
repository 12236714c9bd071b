"""`make simulate`: who is played under four rankings of the same people, and what it costs in satisfaction.

Each seed makes one world. In it popularity (most played first), recency (newest first), relevance (the satisfaction
itself, which no platform knows: an upper bound) and ours each serve pages of ten to the same viewers until 1,000,000
plays. A viewer looks at place j with probability 1 / log2(1 + j), so lower places are seen less; what was looked at is
a qualified impression and is not shown to them again; what was looked at is played with the probability that it
satisfies. Ours knows tastes but not quality: it has to learn that from plays, and runs the code that serves a page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.fairness_world import Array, World
from graph.fairness.control import Controller, Policy
from graph.fairness.ranking import best, by_debt, merge, urgency, weights

RESULTS = Path(__file__).parent / "results"
PAGE, DRAWN, OLD_ENOUGH = 10, 40, 0.05
LOOKS = 1 / np.log2(np.arange(2, PAGE + 2))
POLICY = Policy(patience=0.05)
SEEDS = (1, 2, 3)


@dataclass
class Run:
    """One ranking at work in one world."""

    world: World
    seed: int
    controller: Controller
    rng: np.random.Generator = field(init=False)
    done: int = 0
    pages: int = 0
    satisfied: float = 0.0
    worst_head: float = 0.0

    def __post_init__(self) -> None:
        works, viewers = len(self.world.creator), self.world.size.viewers
        self.rng = np.random.default_rng([self.seed, 7])
        self.plays = np.zeros(works, dtype=np.int64)
        self.impressions = np.zeros(works, dtype=np.int64)
        self.creator_plays = np.zeros(self.world.size.creators, dtype=np.int64)
        self.seen = np.zeros((viewers, works), dtype=bool)
        for creator in range(self.world.size.creators):
            self.controller.head.join(creator)

    @property
    def now(self) -> float:
        return self.done / self.world.size.plays

    @property
    def published(self) -> int:
        return int(np.searchsorted(self.world.born, self.now, side="right"))

    def fresh(self, viewers: Array, works: Array) -> Array:
        """Which of the works are out, and not seen by the viewer of the row."""
        return (works < self.published) & ~self.seen[viewers[:, None], works]


Ranking = Callable[[Run, Array], Array]


def by_popularity(run: Run, viewers: Array) -> Array:
    out = run.published
    order = np.lexsort((-np.arange(out), -run.plays[:out]))[: 2 * run.world.size.pool]
    return _first_fresh(run, viewers, np.broadcast_to(order, (len(viewers), len(order))))


def by_recency(run: Run, viewers: Array) -> Array:
    order = np.arange(run.published)[::-1][: 2 * run.world.size.pool]
    return _first_fresh(run, viewers, np.broadcast_to(order, (len(viewers), len(order))))


def by_relevance(run: Run, viewers: Array) -> Array:
    return _first_fresh(run, viewers, run.world.best_by_satisfaction[viewers])


def by_ours(run: Run, viewers: Array) -> Array:
    policy, world = run.controller.policy, run.world
    weight = weights(
        run.plays, run.impressions, run.creator_plays[world.creator], run.controller.coefficient, policy
    ).astype(np.float32)
    works = world.best_by_taste[viewers]
    scores = np.where(run.fresh(viewers, works), world.taste_known[viewers] * weight[works], -np.inf)

    debtors, owed = _debts(run, viewers)
    scores[(works[:, :, None] == owed[:, None, :]).any(axis=2)] = -np.inf
    chosen, paid = merge(np.where(owed >= 0, debtors, -1), best(scores, PAGE), PAGE, policy)
    found = np.take_along_axis(works, np.maximum(chosen, 0), axis=1)
    for number, slot in enumerate(policy.slots):
        found[:, slot] = np.where(paid[:, slot], owed[:, number], found[:, slot])
    return np.where(chosen >= 0, found, -1)


def _debts(run: Run, viewers: Array) -> tuple[Array, Array]:
    """Columns and works that fill the slots of each page, out of some that are drawn from all below the floor."""
    policy, out = run.controller.policy, run.published
    below = np.flatnonzero(run.impressions[:out] < policy.floor)
    if not len(below):
        none = np.full((len(viewers), len(policy.slots)), -1)
        return none, none
    drawn = below[run.rng.integers(len(below), size=(len(viewers), DRAWN))]
    drawn.sort(axis=1)
    usable = run.fresh(viewers, drawn)
    usable[:, 1:] &= drawn[:, 1:] != drawn[:, :-1]
    impressions = run.impressions[drawn]
    urgent = urgency(run.world.known(viewers, drawn), impressions, run.now - run.world.born[drawn], policy)
    urgent = np.where(usable, urgent, -np.inf)
    columns = by_debt(best(urgent, len(policy.slots)), impressions, urgent)
    return columns, np.where(columns >= 0, np.take_along_axis(drawn, np.maximum(columns, 0), axis=1), -1)


RANKINGS: dict[str, Ranking] = {
    "popularity": by_popularity,
    "recency": by_recency,
    "relevance": by_relevance,
    "ours": by_ours,
}


def _first_fresh(run: Run, viewers: Array, works: Array) -> Array:
    """The first ten of each row that may be shown, -1 where there are no more."""
    fresh = run.fresh(viewers, works)
    rank = np.cumsum(fresh, axis=1, dtype=np.int16)
    rows, columns = np.nonzero(fresh & (rank <= PAGE))
    found = np.full((len(viewers), PAGE), -1, dtype=np.int64)
    found[rows, rank[rows, columns] - 1] = works[rows, columns]
    return found


def simulate(world: World, name: str, seed: int, policy: Policy = POLICY) -> Run:
    """Serve pages until the world's number of plays; the last page is cut there."""
    run = Run(world, seed, Controller(policy))
    size = world.size
    while run.done < size.plays:
        for viewers in np.array_split(run.rng.permutation(size.viewers), max(1, size.viewers // size.pages_at_once)):
            luck = run.rng.random((2, len(viewers), PAGE))
            _serve(run, viewers, RANKINGS[name](run, viewers), luck)
            if run.done >= size.plays:
                break
    return run


def _serve(run: Run, viewers: Array, shown: Array, luck: Array) -> None:
    world = run.world
    looked = (luck[0] < LOOKS) & (shown >= 0)
    chance = world.satisfaction(viewers, np.maximum(shown, 0))
    played = looked & (luck[1] < chance)
    rows, places = np.nonzero(played)
    left = world.size.plays - run.done
    works = shown[rows, places][:left]
    creators = world.creator[works]
    run.satisfied += float(chance[rows, places][:left].sum())
    np.add.at(run.plays, works, 1)
    np.add.at(run.creator_plays, creators, 1)
    np.add.at(run.impressions, shown[looked], 1)
    seers, where = np.nonzero(looked)
    run.seen[viewers[seers], shown[seers, where]] = True
    run.done += len(works)
    run.pages += len(viewers)
    run.controller.record(creators.tolist(), int(looked.sum()))
    if run.now >= 0.1:
        run.worst_head = max(run.worst_head, float(run.controller.head.share()))
