"""The order of a ranked feed, kept for an hour, so that its pages stay as they are while new works arrive.

A list is named by what it was made of: the pool, the viewer and what they had seen. So the same viewer who asks again
with nothing changed gets the same list, and all who are signed out and new share one.
"""

import hashlib
import math
from collections.abc import Sequence
from typing import NamedTuple

import orjson

from core.redis import RedisClient
from graph.fairness.control import Coefficient, Policy
from graph.fairness.ranking import Candidate, Reason, page

MOST = 100
"""Items of a list. Whoever comes to its end asks anew, and gets what they have not seen."""
_CHUNK = 20
_KEPT_S = 3_600


class Listed(NamedTuple):
    """A place in a list. `place` is (name in Chinese, name in English, whether it is only near), where there is one."""

    work_id: str
    author_id: str
    reason: str
    place: tuple[str, str, bool] | None = None


def token_of(*parts: object) -> str:
    """The name of a list that is made of these."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


async def kept(redis: RedisClient, token: str) -> list[Listed] | None:
    """A list by its name; None once its hour is over."""
    text = await redis.get(_key(token))
    return None if text is None else [Listed(*each) for each in orjson.loads(text)]


async def keep(redis: RedisClient, token: str, listed: Sequence[Listed]) -> None:
    """Keeps a list for an hour."""
    await redis.set(_key(token), orjson.dumps([list(each) for each in listed]), ex=_KEPT_S)


def ranked(
    candidates: Sequence[Candidate], *, coefficient: Coefficient, policy: Policy, seed: str
) -> list[tuple[str, Reason]]:
    """The order of works, best first, in parts of twenty of which each pays debts in its own slots."""
    left = {each.work_id: each for each in candidates}
    found: list[tuple[str, Reason]] = []
    number = int(seed, 16) % 2**32
    while left and len(found) < MOST:
        placed = page(list(left.values()), coefficient=coefficient, policy=policy, first=_CHUNK, seed=number)
        if not placed:
            break
        for each in placed:
            del left[each.candidate.work_id]
            found.append((each.candidate.work_id, each.reason))
    return found[:MOST]


def relevance(*, followed: bool, near: bool, age_s: float, patience_s: float) -> float:
    """How well a work suits this viewer, as far as is known of them: 0.2 for everybody, 0.3 more where they follow who
    made it, 0.2 more where it is from their city, and up to 0.1 while it is new.
    """
    fresh = math.exp2(-max(0.0, age_s) / patience_s)
    return 0.2 + 0.3 * followed + 0.2 * near + 0.1 * fresh


def _key(token: str) -> str:
    return f"kindred:feeds:list:{token}"
