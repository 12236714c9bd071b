"""A small simulation, so that a change to the ranker that breaks its promise is seen by `make test`."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks.fairness import DRAWN_CURVES, compare, simulate, table
from benchmarks.fairness_plot import draw
from benchmarks.fairness_world import Size, make_world
from graph.fairness.control import Policy

SMALL = Size(creators=2_000, viewers=2_000, plays=40_000, pages_at_once=200, pool=300)
SMALLEST = Size(creators=200, viewers=200, plays=2_000, pages_at_once=50, pool=100)
TARGET = float(Policy().target)


@pytest.fixture(scope="module")
def compared() -> tuple[dict[str, Any], dict[str, list[tuple[float, float]]]]:
    return compare(SMALL, (1,))


def test_ours_holds_the_target_and_popularity_does_not(compared: tuple[dict[str, Any], object]) -> None:
    means = compared[0]["means"]

    assert means["ours"]["top_1_percent"] <= TARGET < means["popularity"]["top_1_percent"]
    assert means["relevance"]["top_1_percent"] > TARGET, "else there is nothing to hold"
    assert {each["plays"] for each in means.values()} == {SMALL.plays}


def test_relevance_is_the_bound_and_ours_the_nearest_that_is_fair(compared: tuple[dict[str, Any], object]) -> None:
    satisfaction = {name: each["satisfaction"] for name, each in compared[0]["means"].items()}

    assert satisfaction["relevance"] == max(satisfaction.values())
    assert satisfaction["ours"] > max(satisfaction["popularity"], satisfaction["recency"])


def test_fewer_works_wait_below_the_floor_than_without_one(compared: tuple[dict[str, Any], object]) -> None:
    below = {name: each["below_floor"] for name, each in compared[0]["means"].items()}

    assert below["ours"] == min(below.values())


def test_prints_and_draws_what_it_found(
    compared: tuple[dict[str, Any], dict[str, list[tuple[float, float]]]], tmp_path: Path
) -> None:
    found, curves = compared

    draw(tmp_path / "curves.svg", curves, dict.fromkeys(DRAWN_CURVES, "<1 %"), target=0.3, top=0.01)

    assert len(table(found["means"], floor=10).splitlines()) == 1 + len(found["means"])
    drawn = ElementTree.parse(tmp_path / "curves.svg").getroot()  # noqa: S314 - we wrote it
    assert {text.text for text in drawn.iter() if text.tag.endswith("text")} >= set(DRAWN_CURVES)


@pytest.mark.parametrize("name", ["popularity", "ours"])
def test_the_same_seed_gives_the_same_run(name: str) -> None:
    first, again, other = (simulate(make_world(SMALLEST, seed), name, seed) for seed in (5, 5, 6))

    assert np.array_equal(first.creator_plays, again.creator_plays)
    assert first.satisfied == again.satisfied
    assert not np.array_equal(first.creator_plays, other.creator_plays)
