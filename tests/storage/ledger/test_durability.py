"""What was acknowledged is there, once, after Redis was killed in the middle of it."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import Unavailable
from core.redis import open_redis
from core.settings import Settings
from stack import FREE, Stack
from storage.ledger import Ledger, entries
from storage.ledger.rows import START, Row
from storage.ledger.stream import rows_after
from tests.factories.ledger import FAR

VOTES = 2000


@pytest.fixture
def own() -> Iterator[Stack]:
    with (
        tempfile.TemporaryDirectory(prefix="kindred-test-", ignore_cleanup_errors=True) as folder,
        Stack(Path(folder), ports=FREE, parts=("redis",), say=lambda line: None) as running,
    ):
        running.start()
        yield running


async def test_no_acknowledged_vote_is_lost_or_doubled_by_a_kill_in_the_middle(own: Stack) -> None:
    redis = open_redis(Settings.from_env(own.environment()))
    ledgers = [Ledger(redis, patience=30), Ledger(redis, patience=30)]  # two processes of the API
    acknowledged: dict[str, str] = {}

    async def person(number: int) -> None:
        for submission in (f"s{number % 7}", f"s{number % 5}"):
            await asyncio.sleep(number / VOTES)
            vote = entries.vote(
                actor=f"a{number}", campaign_id="c1", submission_id=submission, closes_at=FAR, cast_at=1
            )
            try:
                await ledgers[number % 2].append(vote)
            except Unavailable:
                return
            acknowledged[f"a{number}"] = submission

    async def killer() -> None:
        for _ in range(3):
            await asyncio.sleep(0.25)
            await asyncio.to_thread(own.kill, "redis")
            await asyncio.to_thread(own.wait_ready, "redis", 30)

    await asyncio.gather(killer(), *(person(number) for number in range(VOTES)))

    rows: list[Row] = []
    while page := await rows_after(redis, rows[-1].position if rows else START, count=1000):
        rows += page
    held = {key.decode(): value.decode() for key, value in (await redis.hgetall(entries.votes_key("c1"))).items()}
    assert len(acknowledged) == VOTES
    assert held == acknowledged
    assert {row.actor: row.submission for row in rows} == acknowledged
    assert max(Counter((row.actor, row.submission) for row in rows).values()) == 1
    chain: dict[str, str] = {}
    for row in rows:
        assert row.before == chain.get(row.actor, "")
        chain[row.actor] = row.submission
    await redis.aclose()


async def test_a_single_append_costs_little_more_than_the_bare_command(own: Stack) -> None:
    redis = open_redis(Settings.from_env(own.environment()))
    ledger = Ledger(redis)
    ratios = []
    for turn in range(5):
        begun = time.perf_counter()
        for number in range(200):
            await redis.xadd("bare", {"kind": "VOTE", "actor": f"a{number}", "campaign": "c1", "submission": "s1"})
        bare = time.perf_counter() - begun
        begun = time.perf_counter()
        for number in range(200):
            await ledger.append(
                entries.vote(actor=f"{turn}-{number}", campaign_id="c1", submission_id="s1", closes_at=FAR, cast_at=1)
            )
        ratios.append(bare / (time.perf_counter() - begun))

    print(f"one append at a time: {sorted(ratios)[2]:.2f} of a bare durable XADD")
    assert sorted(ratios)[2] > 0.4
    await redis.aclose()
