"""Counting again from segments and stream gives the same bytes; boards come back after their loss."""

from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from campaigns.leaderboard.boards import LIVE
from campaigns.leaderboard.fold import catch_up, fold_batch, folded_to, forget
from campaigns.leaderboard.model import Rule
from campaigns.leaderboard.recount import rebuild, recount
from campaigns.leaderboard.snapshot import bytes_of
from core.redis import RedisClient
from storage.ledger.sealing import seal, trim
from tests.campaigns.leaderboard.shown import everything
from tests.campaigns.leaderboard.test_fold import CAMPAIGNS, sheet_of, steps, weights
from tests.factories.ledger import Sheet, Shelf, write_rows

RULE = Rule(1, 0, 0, 0)
NOW = 10_000_000


async def votes(redis: RedisClient, count: int, first: int = 0) -> Sheet:
    """Votes for three entries, put into the stream."""
    sheet = Sheet()
    if first == 0:
        sheet.rule(1, "c1", (10, 2, 1))
        for name in ("s0", "s1", "s2"):
            sheet.entry(2, "c1", name, f"author-{name}", "o1", f"w-{name}")
    for number in range(first, first + count):
        sheet.vote(10 + number, "c1", f"s{number % 3}", f"a{number}")
    await write_rows(redis, sheet.rows)
    return sheet


@examples(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, weights=weights, cut=st.floats(0, 1), seals=st.integers(0, 3))
async def test_of_any_ledger_gives_the_bytes_of_the_incremental_fold(
    aside: RedisClient,
    shelf: Shelf,
    steps: list[tuple[int, tuple[Any, ...]]],
    weights: tuple[int, int, int],
    cut: float,
    seals: int,
) -> None:
    rows = sheet_of(steps, weights).rows
    at = round(len(rows) * cut)
    await aside.flushdb()
    await shelf.remove_all(shelf.prefix)
    for turn in range(seals):
        await write_rows(aside, rows[at * turn // seals : at * (turn + 1) // seals])
        await seal(aside, shelf, now_ms=NOW, enough=1)
    await write_rows(aside, rows[at if seals else 0 :])
    await catch_up(aside, shelf)
    await trim(aside, shelf, folded=rows[at // 2].position, before_ms=NOW)

    for campaign in CAMPAIGNS:
        live, position = await bytes_of(aside, campaign, rule=RULE)

        assert await recount(aside, shelf, campaign_id=campaign, rule=RULE, until=position) == live
    assert not await aside.keys("kindred:recount:*")


async def test_up_to_a_position_gives_the_boards_of_then(aside: RedisClient, shelf: Shelf) -> None:
    await votes(aside, 100)
    await catch_up(aside, shelf)
    then, position = await bytes_of(aside, "c1", rule=RULE)
    await votes(aside, 50, first=100)
    await catch_up(aside, shelf)

    again = await recount(aside, shelf, campaign_id="c1", rule=RULE, until=position)
    now = await recount(aside, shelf, campaign_id="c1", rule=RULE)

    assert again == then
    assert now == (await bytes_of(aside, "c1", rule=RULE))[0] != then


async def test_the_loss_of_every_board_is_made_good_from_the_stream(aside: RedisClient, shelf: Shelf) -> None:
    await votes(aside, 700)
    await catch_up(aside, shelf)
    before = await everything(aside, "c1")
    for key in await aside.keys(f"{LIVE}*"):
        await aside.delete(key)

    lost = await everything(aside, "c1")
    await catch_up(aside, shelf)

    assert not any(lost.values())
    assert await everything(aside, "c1") == before


async def test_the_loss_is_made_good_where_the_stream_was_trimmed(aside: RedisClient, shelf: Shelf) -> None:
    sheet = await votes(aside, 700)
    await seal(aside, shelf, now_ms=NOW, enough=1)
    await votes(aside, 100, first=700)
    await catch_up(aside, shelf)
    before = await everything(aside, "c1")
    await trim(aside, shelf, folded=await folded_to(aside), before_ms=NOW)
    await forget(aside)

    refused = await fold_batch(aside)
    await catch_up(aside, shelf)

    assert (refused.problem, refused.rows) == ("trimmed", 0)
    assert await everything(aside, "c1") == before
    assert await folded_to(aside) > sheet.rows[-1].position
    assert await aside.hget(f"{LIVE}at", "rows") == b"804"


async def test_a_fold_that_stopped_before_what_was_trimmed_goes_on_from_the_segments(
    aside: RedisClient, shelf: Shelf
) -> None:
    sheet = await votes(aside, 300)
    await fold_batch(aside, count=100)
    await seal(aside, shelf, now_ms=NOW, enough=1)
    await trim(aside, shelf, folded=sheet.rows[-1].position, before_ms=NOW)  # wrongly: the fold stands before it

    await catch_up(aside, shelf)

    assert sum(row.votes for row in next(iter((await everything(aside, "c1")).values()))) == 300


async def test_the_loss_of_redis_altogether_costs_only_what_was_not_sealed(aside: RedisClient, shelf: Shelf) -> None:
    await votes(aside, 300)
    await catch_up(aside, shelf)
    before = await everything(aside, "c1")
    await seal(aside, shelf, now_ms=NOW, enough=1)
    await aside.flushdb()

    await catch_up(aside, shelf)

    assert await everything(aside, "c1") == before


async def test_rebuilding_gives_the_same_boards(aside: RedisClient, shelf: Shelf) -> None:
    await votes(aside, 300)
    await catch_up(aside, shelf)
    before = await everything(aside, "c1")

    await rebuild(aside, shelf)

    assert await everything(aside, "c1") == before
