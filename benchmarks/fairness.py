"""`make simulate`: who is played under four rankings of the same people, and what it costs in satisfaction.

Each seed makes one world. In it popularity (most played first), recency (newest first), relevance (the satisfaction
itself, which no platform knows: an upper bound) and ours each serve pages of ten to the same viewers until 1,000,000
plays. A viewer looks at place j with probability 1 / log2(1 + j), so lower places are seen less; what was looked at is
a qualified impression and is not shown to them again; what was looked at is played with the probability that it
satisfies. Ours knows tastes but not quality: it has to learn that from plays, and runs the code that serves a page.

`unsteered` is ours without floor and without price. Its loss is what not knowing quality costs; the difference between
it and ours is what fairness costs.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fairness_plot import draw
from benchmarks.fairness_world import Array, Size, World, make_world
from graph.fairness.control import Controller, Policy
from graph.fairness.measures import lorenz, measure
from graph.fairness.ranking import best, by_debt, merge, odds, urgency, weights

RESULTS = Path(__file__).parent / "results"
PAGE, DRAWN, OLD_ENOUGH = 10, 40, 0.05
LOOKS = 1 / np.log2(np.arange(2, PAGE + 2))
POLICY = Policy(floor=10, patience=0.05)
UNSTEERED = Policy(floor=0, slots=(), gain=0.0)
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
        self.looks = np.zeros(viewers, dtype=np.int64)
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
    return _first_of_all(run, viewers, np.lexsort((-np.arange(out), -run.plays[:out])))


def by_recency(run: Run, viewers: Array) -> Array:
    return _first_of_all(run, viewers, np.arange(run.published)[::-1])


def by_relevance(run: Run, viewers: Array) -> Array:
    return _first_fresh(run, viewers, run.world.best_by_satisfaction[viewers])


def by_ours(run: Run, viewers: Array) -> Array:
    """Candidates: the best by taste, what plays have shown to be good, and debts. `weights` ... `merge` order them."""
    policy, world, out = run.controller.policy, run.world, run.published
    weight = weights(
        run.plays, run.impressions, run.creator_plays[world.creator], run.controller.coefficient, policy
    ).astype(np.float32)
    learned = np.argsort(-weight[:out], kind="stable")[: world.size.learned]
    also = np.broadcast_to(learned, (len(viewers), len(learned)))
    works = np.hstack([world.best_by_taste[viewers], also])
    known = np.hstack([world.taste_known[viewers], world.known(viewers, also)])
    usable = run.fresh(viewers, works)
    usable[:, : -len(learned)] &= ~np.isin(works[:, : -len(learned)], learned, kind="table")

    debtors, owed = _debts(run, viewers)
    for number in range(owed.shape[1]):
        usable &= works != owed[:, number : number + 1]
    scores = np.where(usable, odds(known) * weight[works], -np.inf)
    chosen, paid = merge(np.where(owed >= 0, debtors, -1), best(scores, PAGE), PAGE, policy)
    found = np.take_along_axis(works, np.maximum(chosen * ~paid, 0), axis=1)
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
    "unsteered": by_ours,
    "ours": by_ours,
}
DRAWN_CURVES = ("popularity", "recency", "relevance", "ours")


def _first_of_all(run: Run, viewers: Array, order: Array) -> Array:
    """As many of one order as anybody here can have seen, and a page more."""
    order = order[: int(run.looks[viewers].max()) + PAGE]
    return _first_fresh(run, viewers, np.broadcast_to(order, (len(viewers), len(order))))


def _first_fresh(run: Run, viewers: Array, works: Array) -> Array:
    """The first ten of each row that may be shown, -1 where there are no more."""
    fresh = run.fresh(viewers, works)
    rank = np.cumsum(fresh, axis=1, dtype=np.int16)
    rows, columns = np.nonzero(fresh & (rank <= PAGE))
    found = np.full((len(viewers), PAGE), -1, dtype=np.int64)
    found[rows, rank[rows, columns] - 1] = works[rows, columns]
    return found


def simulate(world: World, name: str, seed: int) -> Run:
    """Serve pages until the world's number of plays; the last page is cut there."""
    run = Run(world, seed, Controller(UNSTEERED if name == "unsteered" else POLICY))
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
    run.looks[viewers] += looked.sum(axis=1)
    seers, where = np.nonzero(looked)
    run.seen[viewers[seers], shown[seers, where]] = True
    run.done += len(works)
    run.pages += len(viewers)
    run.controller.record(creators.tolist(), int(looked.sum()))
    if run.now >= 0.1:
        run.worst_head = max(run.worst_head, float(run.controller.head.share()))


def figures(run: Run) -> dict[str, float | int]:
    counts = run.creator_plays.tolist()
    found = measure(counts)
    old = run.world.born <= 1 - OLD_ENOUGH
    below = run.impressions < POLICY.floor
    return {
        "plays": found.plays,
        "gini": float(found.gini),
        "top_1_percent": float(found.top_1_percent),
        "worst_top_1_percent": run.worst_head,
        "top_10_percent": float(found.top_10_percent),
        "below_floor": int((below & old).sum()),
        "below_floor_newest_too": int(below.sum()),
        "works": len(below),
        "satisfaction": run.satisfied / run.done,
        "plays_per_page": run.done / run.pages,
        "price": run.controller.coefficient.price,
    }


def compare(size: Size, seeds: Sequence[int]) -> tuple[dict[str, Any], dict[str, list[tuple[float, float]]]]:
    """All rankings in the world of each seed; and the curves of the first."""
    runs: dict[str, list[dict[str, float | int]]] = {name: [] for name in RANKINGS}
    curves: dict[str, list[tuple[float, float]]] = {}
    for seed in seeds:
        world = make_world(size, seed)
        for name in RANKINGS:
            run = simulate(world, name, seed)
            runs[name].append(figures(run))
            if seed == seeds[0] and name in DRAWN_CURVES:
                points = lorenz(run.creator_plays.tolist(), points=400)
                curves[name] = [(float(x), float(y)) for x, y in points]
    for name, of_seeds in runs.items():
        for mine, bound in zip(of_seeds, runs["relevance"], strict=True):
            for key in ("satisfaction", "plays_per_page"):
                mine[f"{key}_loss"] = 0.0 if name == "relevance" else 1 - mine[key] / bound[key]
    means = {name: {key: sum(each[key] for each in of) / len(of) for key in of[0]} for name, of in runs.items()}
    return {"means": means, "seeds": dict(zip(map(str, seeds), _by_seed(runs), strict=True))}, curves


def _by_seed(runs: dict[str, list[dict[str, float | int]]]) -> list[dict[str, dict[str, float | int]]]:
    return [dict(zip(runs, of_seed, strict=True)) for of_seed in zip(*runs.values(), strict=True)]


def table(means: dict[str, dict[str, float]], floor: int) -> str:
    head = f"{'ranking':<12}{'Gini':>7}{'top 1 %':>9}{'worst':>8}{'top 10 %':>10}{f'< {floor} seen':>10}"
    lines = [f"{head}{'satisfied':>11}{'loss':>8}{'plays/page':>12}{'loss':>8}"]
    lines += [
        f"{name:<12}{of['gini']:>7.3f}{of['top_1_percent']:>9.1%}{of['worst_top_1_percent']:>8.1%}"
        f"{of['top_10_percent']:>10.1%}{of['below_floor']:>10.0f}{of['satisfaction']:>11.4f}"
        f"{of['satisfaction_loss']:>8.1%}{of['plays_per_page']:>12.2f}{of['plays_per_page_loss']:>8.1%}"
        for name, of in means.items()
    ]
    return "\n".join(lines)


def main() -> int:
    size, started = Size(), time.process_time()
    found, curves = compare(size, SEEDS)
    means, target = found["means"], float(POLICY.target)
    held = all(each["ours"]["top_1_percent"] <= target for each in found["seeds"].values())
    print(f"{size.creators:,} creators, {size.viewers:,} viewers, {size.plays:,} plays, mean of seeds {SEEDS}")
    print(table(means, POLICY.floor))
    print(f"target: top 1 % of creators at most {target:.0%} of plays: ours {'holds it' if held else 'BREAKS it'}")
    stated = {"size": asdict(size), "floor": POLICY.floor, "target": target, "ours_holds": held}
    stated["processor_seconds"] = round(time.process_time() - started, 1)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "fairness.json").write_text(json.dumps({**stated, **found}, indent=1) + "\n", encoding="utf-8")
    first = found["seeds"][str(SEEDS[0])]
    labels = {name: f"top 1 % takes {of['top_1_percent']:.1%}" for name, of in first.items() if name in curves}
    draw(RESULTS / "fairness.svg", curves, labels, target, float(POLICY.top))
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
