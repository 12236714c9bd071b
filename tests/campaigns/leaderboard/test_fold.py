"""The fold of the ledger against the plain count, on ledgers of every shape."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from campaigns.leaderboard.boards import LIVE, part
from campaigns.leaderboard.fold import fold_batch, fold_rows
from campaigns.leaderboard.model import BoardKind, Standing
from core.redis import RedisClient
from storage.ledger.rows import START, Row
from tests.campaigns.leaderboard.reference import Reference
from tests.campaigns.leaderboard.shown import everything
from tests.factories.ledger import FAR, Sheet, write_rows

CAMPAIGNS = ("c1", "c2")
CLOSING = 5_000
WORK_OF = {"s1": "w1", "s2": "w2", "s3": "w1"}


def expected(rows: list[Row], campaign: str) -> dict[BoardKind, list[Standing]]:
    reference = Reference(rows)
    return {kind: reference.board(campaign, kind) for kind in BoardKind}


_actor = st.sampled_from(["a1", "a2", "a3"])
_work = st.sampled_from(["w1", "w2"])
_campaign = st.sampled_from(CAMPAIGNS)
_submission = st.sampled_from(["s1", "s2", "s3"])
steps = st.lists(
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
weights = st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 2))


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
@given(steps=steps, weights=weights, cuts=st.lists(st.integers(1, 9), min_size=1, max_size=5))
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
    works = {key.decode(): value.decode() for key, value in (await aside.hgetall(f"{LIVE}works")).items()}
    assert works == {work: f"{plays},{likes}" for work, (plays, likes) in reference.works.items()}


async def test_equal_points_go_to_who_has_had_them_since_earlier_then_to_the_smaller_id(aside: RedisClient) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (1, 0, 0))
    for name in ("s3", "s1", "s2", "s4"):
        sheet.entry(10, "c1", name, f"author-{name}", "", f"work-{name}")
    sheet.vote(20, "c1", "s3", "a1")
    sheet.vote(30, "c1", "s2", "a2")
    sheet.vote(40, "c1", "s1", "a3")
    sheet.vote(50, "c1", "s2", "a3")  # s1 falls back to 0 at 50, s2 rises to 2
    await write_rows(aside, sheet.rows)

    await fold_batch(aside)

    board = (await everything(aside, "c1"))[BoardKind.ENTRIES]
    assert [(row.entrant, row.points, row.reached_at) for row in board] == [
        ("s2", 2, 50),
        ("s3", 1, 20),
        ("s4", 0, 10),
        ("s1", 0, 50),
    ]


async def test_what_one_row_takes_and_gives_back_leaves_since_when(aside: RedisClient) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (1, 0, 0))
    sheet.entry(10, "c1", "s1", "author", "o1", "w1")
    sheet.entry(10, "c1", "s2", "author", "o2", "w2")
    sheet.vote(20, "c1", "s1", "a1")
    sheet.vote(30, "c1", "s2", "a1")
    await write_rows(aside, sheet.rows)

    await fold_batch(aside)

    boards = await everything(aside, "c1")
    assert [row.reached_at for row in boards[BoardKind.PEOPLE]] == [20]
    assert [(row.entrant, row.reached_at) for row in boards[BoardKind.ORGANISATIONS]] == [("o2", 30), ("o1", 30)]


async def test_a_withdrawn_entry_leaves_and_comes_back_with_its_votes(aside: RedisClient) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (10, 2, 1))
    sheet.entry(10, "c1", "s1", "author", "o1", "w1")
    sheet.like(11, "w1", "a1")
    sheet.play(12, "w1")
    sheet.vote(13, "c1", "s1", "a1")
    sheet.entry_out(20, "c1", "s1")
    sheet.vote(21, "c1", "s1", "a2")
    sheet.play(22, "w1")
    sheet.like(23, "w1", "a2")
    sheet.unlike(24, "w1", "a1")
    await write_rows(aside, sheet.rows)
    await fold_batch(aside)
    gone = await everything(aside, "c1")
    sheet.entry(30, "c1", "s1", "author", "o1", "w1")
    sheet.unlike(31, "w1", "a2")
    await write_rows(aside, sheet.rows[-2:])

    await fold_batch(aside)

    back = await everything(aside, "c1")
    assert gone == {kind: [] for kind in BoardKind}
    assert back[BoardKind.PEOPLE] == [Standing(1, "author", 21, votes=2, likes=0, plays=1, reached_at=30)]


async def test_plays_and_likes_count_until_just_before_closing(aside: RedisClient) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (10, 2, 1), closes_at=100)
    sheet.entry(10, "c1", "s1", "author", "o1", "w1")
    sheet.play(99, "w1")
    sheet.like(99, "w1", "a1")
    sheet.play(100, "w1")
    sheet.like(100, "w1", "a2")
    sheet.unlike(101, "w1", "a1")
    sheet.vote(102, "c1", "s1", "a3", closes_at=100)
    await write_rows(aside, sheet.rows)

    await fold_batch(aside)

    seen = await part(aside, "c1", BoardKind.ENTRIES, first=10)
    assert [(row.points, row.likes, row.plays, row.votes) for row in seen.standings] == [(3, 1, 1, 0)]
    assert seen.late_votes == 1
    assert (await aside.hget(f"{LIVE}works", "w1")) == b"2,1"


async def test_after_the_row_of_closing_nothing_moves_a_board(aside: RedisClient) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (10, 2, 1), closes_at=100)
    sheet.entry(10, "c1", "s1", "author", "o1", "w1")
    sheet.entry(10, "c1", "s2", "other", "o2", "w2")
    sheet.vote(20, "c1", "s1", "a1")
    sheet.close(101, "c1")
    await write_rows(aside, sheet.rows)
    await fold_batch(aside)
    final = await everything(aside, "c1")
    count = len(sheet.rows)
    sheet.entry_out(102, "c1", "s2")
    sheet.entry(103, "c1", "s3", "third", "o1", "w3")
    sheet.rule(104, "c1", (1, 1, 1), closes_at=FAR)
    sheet.play(105, "w1")
    sheet.like(106, "w1", "a1")
    sheet.vote(107, "c1", "s2", "a1")
    await write_rows(aside, sheet.rows[count:])

    await fold_batch(aside)

    assert await everything(aside, "c1") == final


async def test_several_folders_at_once_count_each_row_once(aside: RedisClient) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (1, 0, 0))
    sheet.entry(2, "c1", "s1", "author", "o1", "w1")
    for number in range(2000):
        sheet.vote(10 + number, "c1", "s1", f"a{number}")
    await write_rows(aside, sheet.rows)

    async def folder() -> int:
        rows = 0
        while step := (await fold_batch(aside, count=37)).rows:
            rows += step
        return rows

    folded = await asyncio.gather(*(folder() for _ in range(5)))

    assert sum(folded) == 2002
    assert (await everything(aside, "c1"))[BoardKind.ENTRIES][0].votes == 2000


async def test_rows_are_refused_anywhere_but_where_they_follow(aside: RedisClient) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (1, 0, 0))
    sheet.entry(2, "c1", "s1", "author", "o1", "w1")

    wrong = await fold_rows(aside, sheet.rows[1:], after=sheet.rows[0].position, prefix=LIVE)
    right = await fold_rows(aside, sheet.rows, after=START, prefix=LIVE)
    twice = await fold_rows(aside, sheet.rows, after=START, prefix=LIVE)

    assert (wrong.problem, right.problem, twice.problem) == ("elsewhere", "", "elsewhere")
    assert right.moved == {"c1"}


@pytest.mark.parametrize("size", [1, 7, 100])
async def test_pages_follow_each_other_by_key(aside: RedisClient, size: int) -> None:
    sheet = Sheet()
    sheet.rule(1, "c1", (1, 0, 0))
    for number in range(60):
        sheet.entry(10 + number // 3, "c1", f"s{number:02d}", f"p{number % 11}", "", f"w{number}")
    for number in range(90):
        sheet.vote(100 + number // 2, "c1", f"s{number * number % 60:02d}", f"a{number}")
    await write_rows(aside, sheet.rows)
    await catch_up_here(aside)
    whole = (await everything(aside, "c1"))[BoardKind.ENTRIES]

    paged: list[Standing] = []
    while True:
        after = paged[-1].key if paged else None
        page = (await part(aside, "c1", BoardKind.ENTRIES, first=size, after=after)).standings
        if not page:
            break
        paged += page

    assert len(whole) == 60
    assert paged == whole


async def catch_up_here(redis: RedisClient) -> None:
    while (await fold_batch(redis)).rows:
        pass
