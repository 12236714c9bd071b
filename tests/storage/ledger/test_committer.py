"""Appending to the ledger."""

import asyncio
from dataclasses import replace

import pytest

from core.errors import Unavailable
from core.redis import RedisClient, open_redis
from core.settings import Settings
from stack.ports import any_free
from storage.ledger import Entry, Ledger, Receipt, entries
from storage.ledger.rows import START, STREAM, Position, Row
from storage.ledger.stream import last_position, redis_now, rows_after
from tests.factories.ledger import FAR


def vote(actor: str, submission: str, closes_at: int = FAR) -> Entry:
    return entries.vote(actor=actor, campaign_id="c1", submission_id=submission, closes_at=closes_at, cast_at=7)


async def all_rows(redis: RedisClient) -> list[Row]:
    return await rows_after(redis, START, count=100_000)


async def test_a_vote_is_one_row_with_when_it_was_received_and_cast(aside: RedisClient) -> None:
    before = await redis_now(aside)

    receipt = await Ledger(aside).append(vote("a1", "s1"))

    (row,) = await all_rows(aside)
    assert receipt == Receipt(row.position, late=False, kept="s1")
    assert before <= row.ms <= await redis_now(aside)
    assert row == Row(row.ms, 0, "VOTE", "a1", "c1", "s1", "", "", 7, 0, "", "")


async def test_the_same_vote_again_writes_nothing_and_answers_what_stands(aside: RedisClient) -> None:
    ledger = Ledger(aside)
    await ledger.append(vote("a1", "s1"))

    again = await ledger.append(vote("a1", "s1"))

    assert again == Receipt(None, late=False, kept="s1")
    assert len(await all_rows(aside)) == 1


async def test_a_changed_vote_names_the_one_it_replaces(aside: RedisClient) -> None:
    ledger = Ledger(aside)
    await ledger.append(vote("a1", "s1"))

    receipt = await ledger.append(vote("a1", "s2"))

    assert receipt.kept == "s2"
    assert [(row.submission, row.before) for row in await all_rows(aside)] == [("s1", ""), ("s2", "s1")]
    assert await aside.hget(entries.votes_key("c1"), "a1") == b"s2"


async def test_a_vote_received_at_closing_is_late_and_leaves_the_earlier_one(aside: RedisClient) -> None:
    ledger = Ledger(aside)
    await ledger.append(vote("a1", "s1"))
    closed = await redis_now(aside)

    late = await ledger.append(vote("a1", "s2", closes_at=closed))
    again = await ledger.append(vote("a1", "s2", closes_at=closed))
    same_as_counted = await ledger.append(vote("a1", "s1", closes_at=closed))

    assert (late.late, late.kept) == (True, "s1")
    assert again == Receipt(None, late=True, kept="s1")
    assert same_as_counted == Receipt(None, late=False, kept="s1")
    assert [(row.submission, row.late) for row in await all_rows(aside)] == [("s1", 0), ("s2", 1)]


async def test_likes_are_a_state_and_plays_are_counted_once_by_their_id(aside: RedisClient) -> None:
    ledger = Ledger(aside)
    like = entries.like(actor="a1", work_id="w1", cast_at=1)
    unlike = entries.unlike(actor="a1", work_id="w1", cast_at=2)
    play = entries.play(actor="v1", work_id="w1", play_id="p-1", cast_at=3)

    receipts = [await ledger.append(each) for each in (unlike, like, like, unlike, unlike, play, play)]

    assert [receipt.position is not None for receipt in receipts] == [False, True, False, True, False, True, False]
    rows = await all_rows(aside)
    assert [row.kind for row in rows] == ["LIKE", "UNLIKE", "PLAY"]
    assert rows[1].before == str(rows[0].position)


async def test_a_campaign_is_not_closed_before_its_time_on_the_clock_of_the_ledger(aside: RedisClient) -> None:
    ledger = Ledger(aside)
    now = await redis_now(aside)

    early = await ledger.append(entries.close(campaign_id="c1", closes_at=now + 60_000, at=now + 90_000))
    closed = await ledger.append(entries.close(campaign_id="c1", closes_at=now, at=now))
    again = await ledger.append(entries.close(campaign_id="c1", closes_at=now, at=now))

    assert early == Receipt(None, late=False, kept="")
    assert closed.position is not None
    assert closed.kept == again.kept == str(closed.position)
    assert again.position is None


async def test_order_is_the_order_received_even_when_the_clock_goes_back(aside: RedisClient) -> None:
    future = await redis_now(aside) + 3_600_000
    fields = dict(zip(Row._fields[2:], ["VOTE", "a0", "c1", "s1", "", "", "1", "0", "", ""], strict=True))
    await aside.xadd(STREAM, fields, id=f"{future}-5")

    receipt = await Ledger(aside).append(vote("a1", "s1"))

    assert receipt.position == Position(future, 6)
    assert await last_position(aside) == Position(future, 6)


async def test_concurrent_appends_share_few_round_trips(aside: RedisClient) -> None:
    ledger = Ledger(aside)

    receipts = await asyncio.gather(*(ledger.append(vote(f"a{n}", "s1")) for n in range(1000)))

    assert len({receipt.position for receipt in receipts}) == 1000
    assert ledger.groups <= 4
    assert [row.actor for row in await all_rows(aside)] == [f"a{n}" for n in range(1000)]


async def test_several_entries_are_appended_together_with_nothing_between(aside: RedisClient) -> None:
    ledger, other = Ledger(aside), Ledger(aside)
    together = [vote(f"t{n}", "s1") for n in range(5)]

    await asyncio.gather(
        *(other.append(vote(f"o{n}", "s1")) for n in range(50)),
        ledger.append_all(together),
        *(ledger.append(vote(f"p{n}", "s1")) for n in range(50)),
    )

    actors = [row.actor for row in await all_rows(aside)]
    at = actors.index("t0")
    assert actors[at : at + 5] == ["t0", "t1", "t2", "t3", "t4"]


async def test_a_group_sent_twice_is_written_once_and_answered_alike(aside: RedisClient) -> None:
    """A connection lost after Redis had written: the same number comes again, even after later changes by others."""
    ledger, other = Ledger(aside), Ledger(aside)
    first = await ledger.append(vote("a1", "s1"))
    await other.append(vote("a1", "s2"))

    ledger._number -= 1
    again = await ledger.append(vote("a1", "s1"))

    assert again == first
    assert [row.submission for row in await all_rows(aside)] == ["s1", "s2"]
    assert await aside.hget(entries.votes_key("c1"), "a1") == b"s2"


async def test_without_redis_it_says_unavailable_and_works_again_afterwards(
    aside: RedisClient, settings: Settings
) -> None:
    nowhere = open_redis(replace(settings, redis_url=f"redis://127.0.0.1:{any_free()}/0"))
    ledger = Ledger(nowhere, patience=0.3)

    with pytest.raises(Unavailable):
        await ledger.append(vote("a1", "s1"))
    ledger._redis = aside
    receipt = await ledger.append(vote("a1", "s1"))

    assert receipt.position is not None
    await nowhere.aclose()


async def test_a_script_that_redis_has_forgotten_is_sent_again(aside: RedisClient) -> None:
    ledger = Ledger(aside)
    await ledger.append(vote("a1", "s1"))
    await aside.script_flush()

    receipt = await ledger.append(vote("a2", "s1"))

    assert receipt.position is not None


async def test_an_append_of_nothing_or_too_much_is_a_fault(aside: RedisClient) -> None:
    with pytest.raises(ValueError, match="0 entries"):
        await Ledger(aside).append_all([])
    with pytest.raises(ValueError, match="501 entries"):
        await Ledger(aside).append_all([vote(f"a{n}", "s1") for n in range(501)])
