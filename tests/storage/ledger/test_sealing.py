"""Segments: the ledger in the object store, each part holding the digest of the one before."""

import asyncio

import pytest

from core.redis import RedisClient
from storage.ledger import Entry, Ledger, entries, sealing
from storage.ledger.replay import rows_from
from storage.ledger.rows import START, Position, Row
from storage.ledger.sealing import CHAIN, MANIFEST, BrokenLedgerError, manifest, seal, trim, verify
from storage.ledger.segments import FIRST_PREVIOUS, pack, unpack
from storage.ledger.stream import redis_now, rows_after, trimmed_to
from storage.store import Store
from tests.factories.ledger import FAR, Sheet, Shelf, write_rows

NOW = 10_000_000


def votes(count: int, first_ms: int = 1000) -> list[Row]:
    sheet = Sheet()
    for number in range(count):
        sheet.vote(first_ms + number, "c1", f"s{number % 3}", f"a{number}")
    return sheet.rows


def vote(actor: str, submission: str, closes_at: int) -> Entry:
    return entries.vote(actor=actor, campaign_id="c1", submission_id=submission, closes_at=closes_at, cast_at=1)


async def everything(redis: RedisClient, store: Store) -> list[Row]:
    return [row async for rows in rows_from(redis, store) for row in rows]


async def test_a_segment_gives_back_its_rows_and_names_itself_by_its_bytes() -> None:
    rows = votes(100)

    one, data = pack(rows, number=3, previous="ab")
    same, again = pack(rows, number=3, previous="ab")
    other, _ = pack(rows, number=3, previous="cd")

    assert unpack(data) == rows
    assert (one, data) == (same, again)
    assert one.sha256 != other.sha256
    assert (one.first, one.last, one.rows) == ("1000-0", "1099-0", 100)


async def test_sealing_makes_a_chain_that_verifies(aside: RedisClient, shelf: Shelf) -> None:
    rows = votes(300)
    await write_rows(aside, rows[:200])
    first = await seal(aside, shelf, now_ms=NOW, enough=100)
    await write_rows(aside, rows[200:])

    second = await seal(aside, shelf, now_ms=NOW, enough=100)
    nothing = await seal(aside, shelf, now_ms=NOW, enough=100)

    assert first is not None
    assert second is not None
    assert nothing is None
    assert (first.rows, first.previous) == (200, FIRST_PREVIOUS)
    assert (second.rows, second.previous) == (100, first.sha256)
    assert await manifest(shelf) == [first, second]
    assert await verify(shelf) == []
    assert await everything(aside, shelf) == rows


async def test_few_and_young_rows_wait(aside: RedisClient, shelf: Shelf) -> None:
    await write_rows(aside, votes(5, first_ms=NOW - 1000))

    waits = await seal(aside, shelf, now_ms=NOW, enough=10, oldest_ms=60_000)
    sealed = await seal(aside, shelf, now_ms=NOW + 60_000, enough=10, oldest_ms=60_000)

    assert waits is None
    assert sealed is not None


async def test_any_change_to_what_was_sealed_is_found(aside: RedisClient, shelf: Shelf) -> None:
    chain = []
    rows = votes(90)
    for at in (0, 30, 60):
        await write_rows(aside, rows[at : at + 30])
        chain.append(await seal(aside, shelf, now_ms=NOW, enough=1))
    middle = chain[1]
    assert middle is not None
    real = await shelf.read(middle.key)
    assert real is not None

    await shelf.put(middle.key, real[:-1] + b"x", "")
    damaged = await verify(shelf)
    forged, data = pack(rows[30:59], number=1, previous=middle.previous)
    await shelf.put(forged.key, data, "")
    await sealing._write_manifest(shelf, [chain[0], forged, chain[2]])  # type: ignore[list-item]
    replaced = await verify(shelf)
    await sealing._write_manifest(shelf, [chain[0], chain[2]])  # type: ignore[list-item]
    left_out = await verify(shelf)

    assert damaged == ["segment 1: its bytes are not those that were sealed"]
    assert replaced == ["segment 2: does not follow the segment before it"]
    assert left_out == ["segment 2: stands at place 1"]


async def test_only_what_is_sealed_folded_and_old_leaves_the_stream(aside: RedisClient, shelf: Shelf) -> None:
    rows = votes(100)
    await write_rows(aside, rows[:80])
    await seal(aside, shelf, now_ms=NOW, enough=1)
    await write_rows(aside, rows[80:])

    none_folded = await trim(aside, shelf, folded=START, before_ms=NOW)
    young = await trim(aside, shelf, folded=rows[49].position, before_ms=1020)
    folded = await trim(aside, shelf, folded=rows[49].position, before_ms=NOW)
    sealed = await trim(aside, shelf, folded=rows[99].position, before_ms=NOW)
    again = await trim(aside, shelf, folded=rows[99].position, before_ms=NOW)

    assert (none_folded, young, folded, sealed, again) == (0, 20, 30, 30, 0)
    assert await trimmed_to(aside) == rows[79].position
    assert await rows_after(aside, START, count=1000) == rows[80:]
    assert await everything(aside, shelf) == rows


async def test_sealing_goes_on_where_another_row_was_trimmed(aside: RedisClient, shelf: Shelf) -> None:
    rows = votes(60)
    await write_rows(aside, rows[:30])
    await seal(aside, shelf, now_ms=NOW, enough=1)
    await trim(aside, shelf, folded=rows[29].position, before_ms=NOW)
    await write_rows(aside, rows[30:])

    await seal(aside, shelf, now_ms=NOW, enough=1)

    assert await verify(shelf) == []
    assert await everything(aside, shelf) == rows


async def test_two_at_once_add_one_link(aside: RedisClient, shelf: Shelf) -> None:
    await write_rows(aside, votes(50))

    made = await asyncio.gather(*(seal(aside, shelf, now_ms=NOW, enough=1) for _ in range(4)))

    assert sum(segment is not None for segment in made) == 1
    assert len(await manifest(shelf)) == 1
    assert await verify(shelf) == []


async def test_a_crash_before_the_manifest_is_mended_by_the_next_run(aside: RedisClient, shelf: Shelf) -> None:
    await write_rows(aside, votes(50))
    made = await seal(aside, shelf, now_ms=NOW, enough=1)
    await shelf.remove(shelf.prefix + MANIFEST)

    await seal(aside, shelf, now_ms=NOW, enough=1)

    assert await manifest(shelf) == [made]


async def test_the_chain_is_taken_from_the_store_where_redis_lost_it(aside: RedisClient, shelf: Shelf) -> None:
    rows = votes(80)
    await write_rows(aside, rows[:50])
    first = await seal(aside, shelf, now_ms=NOW, enough=1)
    assert first is not None
    await aside.delete(CHAIN)
    await write_rows(aside, rows[50:])

    second = await seal(aside, shelf, now_ms=NOW, enough=1)

    assert second is not None
    assert (second.number, second.previous) == (1, first.sha256)
    assert await verify(shelf) == []


async def test_what_redis_lost_altogether_comes_back_and_what_is_newer_stays(aside: RedisClient, shelf: Shelf) -> None:
    ledger = Ledger(aside)
    closed = await redis_now(aside)
    before = [
        entries.rule(campaign_id="c1", version=1, votes=1, likes=1, plays=1, closes_at=FAR, at=1),
        entries.entry(campaign_id="c1", submission_id="s1", author="x", organisation="o", work_id="w1", at=1),
        entries.entry(campaign_id="c1", submission_id="s2", author="x", organisation="o", work_id="w2", at=1),
        entries.entry_out(campaign_id="c1", submission_id="s2", at=1),
        *(vote(actor, "s1", FAR) for actor in ("a1", "a2", "a2", "a3")),
        vote("a2", "s9", FAR),
        vote("a4", "s1", closed),
        entries.like(actor="a1", work_id="w1", cast_at=1),
        entries.like(actor="a2", work_id="w1", cast_at=1),
        entries.unlike(actor="a2", work_id="w1", cast_at=1),
        entries.close(campaign_id="c0", closes_at=closed, at=1),
    ]
    await ledger.append_all(before)
    kept = ["vote:c1", "vote:c1:late", "like:w1", "entry:c1"]
    state = [await aside.hgetall(f"kindred:{key}") for key in kept]
    await seal(aside, shelf, now_ms=NOW, enough=1)
    await aside.flushdb()
    await ledger.append(vote("a3", "s3", FAR))

    assert len(await sealing.segments(aside, shelf)) == 1

    state[0][b"a3"] = b"s3"
    assert [await aside.hgetall(f"kindred:{key}") for key in kept] == state
    assert await aside.get("kindred:rule:c1") == f"1,1,1,1,{FAR}".encode()
    assert await aside.exists("kindred:closed:c0")
    assert len(await everything(aside, shelf)) == 14


async def test_a_missing_file_is_found_and_never_read_over(aside: RedisClient, shelf: Shelf) -> None:
    await write_rows(aside, votes(50))
    made = await seal(aside, shelf, now_ms=NOW, enough=1)
    assert made is not None
    await shelf.remove(shelf.prefix + made.key)

    problems = await verify(shelf)

    assert problems == ["segment 0: its file is not there"]
    with pytest.raises(BrokenLedgerError):
        await everything(aside, shelf)


async def test_a_row_keeps_what_it_is_through_json_and_parquet() -> None:
    row = Row(1, 2, "VOTE", "a", "c", "s", "w", "o", 3, 1, "b", "1,2,3,4,5")

    _, data = pack([row], number=0, previous="")

    assert unpack(data) == [row]
    assert replace_text(row) == row
    assert Position.read("12-3") == Position(12, 3)


def replace_text(row: Row) -> Row:
    """Through the form in which scripts read rows."""
    place, flat = row.for_script()
    pairs = dict(zip(flat[::2], flat[1::2], strict=True))
    return Row.of_stream(place.encode(), {key.encode(): value.encode() for key, value in pairs.items()})
