"""The fold of the ledger against the plain count, on ledgers of every shape."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings as examples, strategies as st

from campaigns.leaderboard.boards import LIVE, part
from campaigns.leaderboard.fold import catch_up, fold_batch, forget
from campaigns.leaderboard.model import BoardKind, Standing
from core.redis import RedisClient
from core.settings import Settings
from storage.ledger.rows import Row
from storage.store import Store
from tests.campaigns.leaderboard.reference import Reference
from tests.factories.ledger import FAR, Sheet, redis_aside, write_rows

CAMPAIGNS = ("c1", "c2")
CLOSING = 5_000
WORK_OF = {"s1": "w1", "s2": "w2", "s3": "w1"}


@pytest_asyncio.fixture(loop_scope="session")
async def aside(settings: Settings) -> AsyncIterator[RedisClient]:
    async with redis_aside(settings) as client:
        yield client


async def everything(redis: RedisClient, campaign: str, prefix: str = LIVE) -> dict[BoardKind, list[Standing]]:
    found = {}
    for kind in BoardKind:
        found[kind] = (await part(redis, campaign, kind, first=1000, prefix=prefix)).standings
    return found


def expected(rows: list[Row], campaign: str) -> dict[BoardKind, list[Standing]]:
    reference = Reference(rows)
    return {kind: reference.board(campaign, kind) for kind in BoardKind}


_actor = st.sampled_from(["a1", "a2", "a3"])
_work = st.sampled_from(["w1", "w2"])
_campaign = st.sampled_from(CAMPAIGNS)
_submission = st.sampled_from(["s1", "s2", "s3"])
_steps = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 0, 1, 7, 400]),
        st.one_of(
            st.tuples(st.just("vote"), _campaign, _submission, _actor),
            st.tuples(st.just("vote"), _campaign, _submission, _actor),
            st.tuples(st.just("like"), _work, _actor),
            st.tuples(st.just("like"), _work, _actor),
            st.tuples(st.just("unlike"), _work, _actor),
            st.tuples(st.just("unlike"), _work, _actor),
            st.tuples(st.just("play"), _work, _actor, st.sampled_from(["", "c2"])),
            st.tuples(st.just("entry"), _campaign, _submission, _actor, st.sampled_from(["o1", "o2", ""])),
            st.tuples(st.just("entry_out"), _campaign, _submission),
            st.tuples(st.just("rule"), _campaign, st.just((9, 9, 9)), st.sampled_from([2000, CLOSING])),
            st.tuples(st.just("close"), _campaign),
        ),
    ),
    max_size=60,
)
_weights = st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 2))


def sheet_of(steps: list[tuple[int, tuple[Any, ...]]], weights: tuple[int, int, int]) -> Sheet:
    """A ledger in which both campaigns begin with a rule and an entry."""
    sheet = Sheet()
    for number, campaign in enumerate(CAMPAIGNS):
        sheet.rule(1000, campaign, weights, CLOSING + number * 1000)
        sheet.entry(1001, campaign, "s1", "a1", "o1", "w1")
    now = 1001
    for wait, (name, *rest) in steps:
        now += wait
        if name == "vote":
            rest.append(CLOSING + CAMPAIGNS.index(rest[0]) * 1000)
        if name == "entry":
            rest.append(WORK_OF[rest[1]])
        if name == "close" and now < CLOSING + 1000:
            continue
        getattr(sheet, name)(now, *rest)
    return sheet


@examples(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_steps, weights=_weights, cuts=st.lists(st.integers(1, 9), min_size=1, max_size=5))
async def test_of_any_ledger_in_any_batches_is_the_plain_count(
    aside: RedisClient,
    steps: list[tuple[int, tuple[Any, ...]]],
    weights: tuple[int, int, int],
    cuts: list[int],
) -> None:
    rows = sheet_of(steps, weights).rows
    reference = Reference(rows)
    await aside.flushdb()
    await write_rows(aside, rows)

    turn = 0
    while (await fold_batch(aside, count=cuts[turn % len(cuts)])).rows:
        turn += 1

    for campaign in CAMPAIGNS:
        assert await everything(aside, campaign) == expected(rows, campaign)
        assert (await part(aside, campaign, BoardKind.PEOPLE, first=1)).late_votes == reference.late(campaign)
    works = {
        key.decode(): list(map(int, value.split(b",")))
        for key, value in (await aside.hgetall(f"{LIVE}works")).items()  # type: ignore[misc]
    }
    assert works == reference.works
