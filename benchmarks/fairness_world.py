"""The people of the simulation: creators with works of a quality nobody knows, and viewers with tastes.

A viewer is satisfied by a work with probability 1 / (1 + exp(-(SHIFT + MATCH * cosine of tastes + QUALITY * quality))).
What a vector search knows is the same without the quality: `known`. All follows from one seed.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
TASTES, TOPICS = 8, 24
SHIFT, MATCH, QUALITY = -2.0, 2.6, 0.5
TAIL, MOST_QUALITY = 2.0, 4.0
AT_START = 0.2


@dataclass(frozen=True, slots=True)
class Size:
    creators: int = 10_000
    viewers: int = 8_000
    plays: int = 1_000_000
    pages_at_once: int = 500
    pool: int = 400
    learned: int = 150


@dataclass(frozen=True, slots=True)
class World:
    """Works are numbered in the order of publication; `born` is that moment, as a part of all plays."""

    size: Size
    creator: Array
    work_taste: Array
    quality: Array
    born: Array
    viewer_taste: Array
    best_by_taste: Array
    taste_known: Array
    best_by_satisfaction: Array

    def satisfaction(self, viewers: Array, works: Array) -> Array:
        """How likely each viewer (rows) is to be satisfied by each of these works (columns)."""
        match = np.einsum("bkt,bt->bk", self.work_taste[works], self.viewer_taste[viewers])
        return _chance(MATCH * match + QUALITY * self.quality[works])

    def known(self, viewers: Array, works: Array) -> Array:
        match = np.einsum("bkt,bt->bk", self.work_taste[works], self.viewer_taste[viewers])
        return _chance(MATCH * match)


def make_world(size: Size, seed: int) -> World:
    rng = np.random.default_rng(seed)
    topics = _unit(rng.normal(size=(TOPICS, TASTES)))
    crowd = rng.dirichlet(np.full(TOPICS, 2.0))
    creator_taste = _unit(topics[rng.choice(TOPICS, size.creators, p=crowd)] + _noise(rng, size.creators, 0.2))
    creator_quality = np.minimum(rng.pareto(TAIL, size.creators), MOST_QUALITY)

    each = 1 + np.minimum(rng.pareto(1.5, size.creators), 49).astype(np.int64)
    creator = rng.permutation(np.repeat(np.arange(size.creators), each))
    works = len(creator)
    born = np.sort(np.maximum(0.0, rng.uniform(-AT_START / (1 - AT_START), 1, works)))
    work_taste = _unit(creator_taste[creator] + _noise(rng, works, 0.15)).astype(np.float32)
    quality = (creator_quality[creator] + rng.normal(0, 0.3, works)).astype(np.float32)
    viewer_taste = _unit(topics[rng.choice(TOPICS, size.viewers, p=crowd)] + _noise(rng, size.viewers, 0.3)).astype(
        np.float32
    )

    pool = min(size.pool, works)
    by_taste = np.empty((size.viewers, pool), dtype=np.int32)
    known = np.empty((size.viewers, pool), dtype=np.float32)
    by_satisfaction = np.empty_like(by_taste)
    for start in range(0, size.viewers, 250):
        some = slice(start, start + 250)
        match = MATCH * (viewer_taste[some] @ work_taste.T)
        by_taste[some] = _highest(match, pool)
        known[some] = _chance(np.take_along_axis(match, by_taste[some], axis=1))
        by_satisfaction[some] = _highest(match + QUALITY * quality, pool)
    return World(size, creator, work_taste, quality, born, viewer_taste, by_taste, known, by_satisfaction)


def _chance(logit: Array) -> Array:
    chance: Array = 1 / (1 + np.exp(-(SHIFT + logit)))
    return chance


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def _noise(rng: np.random.Generator, rows: int, scale: float) -> Array:
    return rng.normal(0, scale, (rows, TASTES))


def _highest(scores: Array, most: int) -> Array:
    some = np.argpartition(-scores, most - 1, axis=1)[:, :most]
    order = np.argsort(-np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)
