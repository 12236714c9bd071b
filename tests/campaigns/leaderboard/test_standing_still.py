"""Boards taken out of time: frozen for a while, final for ever."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import orjson
import pytest
import pytest_asyncio

from campaigns.leaderboard import actions, queries
from campaigns.leaderboard.boards import LIVE
from campaigns.leaderboard.courses import course
from campaigns.leaderboard.fold import catch_up
from campaigns.leaderboard.model import BoardKind, BoardState, Rule, Standing
from campaigns.leaderboard.recount import recount
from campaigns.leaderboard.snapshot import LostSnapshotError, bytes_of, digest_of, object_key, prefix_of
from core.clock import now
from core.paging import Slice
from core.redis import RedisClient
from graph.database import Database
from storage.ledger import Ledger, entries
from storage.ledger.rows import Position
from storage.store import Store
from tests.factories.contests import Contest, Entered, change_campaign, change_entry, contest, entry
from tests.factories.ledger import FAR

RULE = Rule(1, 10, 2, 1)


@pytest_asyncio.fixture(loop_scope="session")
async def ledger(redis: RedisClient) -> AsyncIterator[Ledger]:
    opened = Ledger(redis)
    yield opened
    await opened.close()


async def board(db: Database, store: Store, redis: RedisClient, campaign_id: str) -> queries.Board:
    known = await course(db, campaign_id=campaign_id)
    assert known is not None
    return await queries.board(db, store, redis, course=known, kind=BoardKind.ENTRIES, now=now())


async def rows(db: Database, store: Store, redis: RedisClient, campaign_id: str) -> list[Standing]:
    head = await board(db, store, redis, campaign_id)
    return list((await queries.rows(redis, of=head, wanted=Slice(100))).items)


async def vote(ledger: Ledger, of: Contest, submission_id: str, actor: str) -> None:
    await ledger.append(
        entries.vote(
            actor=actor,
            campaign_id=of.campaign_id,
            submission_id=submission_id,
            closes_at=of.closes_at,
            cast_at=1,
        )
    )


async def three(db: Database, ledger: Ledger) -> tuple[Contest, list[Entered]]:
    """A campaign with three entries that the ledger knows, and 3, 2 and 1 votes for them."""
    of = await contest(db)
    entered = [await entry(db, of) for _ in range(3)]
    for number, one in enumerate(entered):
        await actions.settle_submission(db, ledger, submission_id=one.submission_id, now=now())
        for voter in range(3 - number):
            await vote(ledger, of, one.submission_id, f"{one.submission_id}-{voter}")
    return of, entered


async def end(db: Database, of: Contest) -> Contest:
    """The campaign's closing time comes now."""
    closes_at = round(now().timestamp() * 1000)
    await change_campaign(db, of.campaign_id, closes_at=closes_at)
    await asyncio.sleep(0.002)
    return Contest(of.campaign_id, of.organisation_id, closes_at)


async def test_a_live_board_has_every_acknowledged_vote(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, entered = await three(db, ledger)

    await catch_up(redis, store)

    head = await board(db, store, redis, of.campaign_id)
    assert (head.state, head.digest, head.entrants, head.rule) == (BoardState.LIVE, None, 3, RULE)
    shown = [(row.rank, row.entrant, row.points) for row in await rows(db, store, redis, of.campaign_id)]
    assert shown == [(n + 1, one.submission_id, 30 - 10 * n) for n, one in enumerate(entered)]
    assert abs(head.as_of - now().timestamp() * 1000) < 5000


async def test_a_frozen_board_stands_still_while_votes_go_on_counting(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, entered = await three(db, ledger)
    await change_campaign(db, of.campaign_id, state="FROZEN", frozen_at=round(now().timestamp() * 1000))
    first = entered[2].submission_id

    digest = await actions.freeze(db, store, redis, campaign_id=of.campaign_id)
    frozen = await rows(db, store, redis, of.campaign_id)
    for voter in range(20):
        await vote(ledger, of, first, f"later-{voter}-{of.campaign_id}")
    await catch_up(redis, store)
    still = await board(db, store, redis, of.campaign_id)
    counts = await queries.votes_of(db, store, redis, keys=[(of.campaign_id, first)])
    unchanged = await rows(db, store, redis, of.campaign_id)
    await change_campaign(db, of.campaign_id, state="OPEN", frozen_at=None, frozen_board_digest=None)

    assert (still.state, still.digest) == (BoardState.FROZEN, digest)
    assert unchanged == frozen
    assert counts == {(of.campaign_id, first): 1}
    live = await rows(db, store, redis, of.campaign_id)
    assert (live[0].entrant, live[0].votes) == (first, 21)


async def test_the_first_reader_takes_the_snapshot_where_no_job_has(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, _ = await three(db, ledger)
    await change_campaign(db, of.campaign_id, state="FROZEN", frozen_at=round(now().timestamp() * 1000))

    heads = await asyncio.gather(*(board(db, store, redis, of.campaign_id) for _ in range(8)))

    known = await course(db, campaign_id=of.campaign_id)
    assert known is not None
    assert known.frozen_digest is not None
    assert {head.digest for head in heads} == {known.frozen_digest}
    assert {head.entrants for head in heads} == {3}


async def test_freezing_again_takes_a_new_snapshot(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, entered = await three(db, ledger)
    await change_campaign(db, of.campaign_id, state="FROZEN", frozen_at=1)
    first = await actions.freeze(db, store, redis, campaign_id=of.campaign_id)
    again = await actions.freeze(db, store, redis, campaign_id=of.campaign_id)
    await change_campaign(db, of.campaign_id, state="OPEN", frozen_at=None, frozen_board_digest=None)
    thawed = await actions.freeze(db, store, redis, campaign_id=of.campaign_id)
    await vote(ledger, of, entered[2].submission_id, f"one-more-{of.campaign_id}")
    await change_campaign(db, of.campaign_id, state="FROZEN", frozen_at=2)

    second = await actions.freeze(db, store, redis, campaign_id=of.campaign_id)

    assert first == again
    assert thawed is None
    assert second not in (None, first)


async def test_a_final_board_is_identical_after_ten_thousand_later_votes(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, entered = await three(db, ledger)
    of = await end(db, of)
    await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())
    head = await board(db, store, redis, of.campaign_id)
    final = await rows(db, store, redis, of.campaign_id)
    live, _ = await bytes_of(redis, of.campaign_id, rule=RULE)

    late = entered[2].submission_id
    await asyncio.gather(*(vote(ledger, of, late, f"late-{n}-{of.campaign_id}") for n in range(10_000)))
    await change_entry(db, entered[0].submission_id, "WITHDRAWN")
    await actions.settle_submission(db, ledger, submission_id=entered[0].submission_id, now=now())
    await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())
    await catch_up(redis, store)

    after = await board(db, store, redis, of.campaign_id)
    assert (head.state, head.as_of) == (BoardState.FINAL, of.closes_at)
    assert (head.late_votes, after.late_votes) == (0, 10_000)
    assert after.digest == head.digest == digest_of(live)
    assert await rows(db, store, redis, of.campaign_id) == final
    assert (await bytes_of(redis, of.campaign_id, rule=RULE))[0] == live
    assert await queries.votes_of(db, store, redis, keys=[(of.campaign_id, late)]) == {(of.campaign_id, late): 1}


async def test_a_final_board_is_counted_again_to_the_byte(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, _ = await three(db, ledger)
    of = await end(db, of)
    await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())
    digest = (await board(db, store, redis, of.campaign_id)).digest
    assert digest is not None
    kept = await store.read(object_key(of.campaign_id, digest))
    assert kept is not None

    position = Position.read(orjson.loads(kept)["position"])
    again = await recount(redis, store, campaign_id=of.campaign_id, rule=RULE, until=position)

    assert again == kept
    assert digest_of(again) == digest


async def test_a_snapshot_comes_back_from_the_store_and_nothing_else_is_taken_for_it(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, _ = await three(db, ledger)
    of = await end(db, of)
    await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())
    head = await board(db, store, redis, of.campaign_id)
    assert head.digest is not None
    final = await rows(db, store, redis, of.campaign_id)
    await redis.delete(*await redis.keys(f"{prefix_of(head.digest)}*"), *await redis.keys(f"{LIVE}*{of.campaign_id}"))

    assert await rows(db, store, redis, of.campaign_id) == final
    await redis.delete(*await redis.keys(f"{prefix_of(head.digest)}*"))
    await store.put(object_key(of.campaign_id, head.digest), b"{}", "application/json")
    with pytest.raises(LostSnapshotError):
        await board(db, store, redis, of.campaign_id)


async def test_closing_first_tells_the_ledger_of_entries_it_is_owed(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of = await contest(db)
    owed = await entry(db, of)
    await vote(ledger, of, owed.submission_id, f"early-{of.campaign_id}")
    of = await end(db, of)

    await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())

    (only,) = await rows(db, store, redis, of.campaign_id)
    assert (only.entrant, only.votes, only.points) == (owed.submission_id, 1, 10)


async def test_a_campaign_that_still_runs_or_is_a_draft_is_not_closed(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    running, drafted = await contest(db), await contest(db, state="DRAFT", closes_in_ms=-1000)
    ahead = await contest(db, closes_in_ms=60_000)

    for of in (running, drafted):
        await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())
    with pytest.raises(actions.TooEarlyError):
        await actions.close(db, store, redis, ledger, campaign_id=ahead.campaign_id, now=now() + timedelta(minutes=2))

    for of in (running, drafted, ahead):
        assert (await board(db, store, redis, of.campaign_id)).state is BoardState.LIVE


async def test_a_campaign_that_was_frozen_closes_with_what_was_counted_underneath(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, entered = await three(db, ledger)
    await change_campaign(db, of.campaign_id, state="FROZEN", frozen_at=1)
    await actions.freeze(db, store, redis, campaign_id=of.campaign_id)
    last = entered[2].submission_id
    for voter in range(5):
        await vote(ledger, of, last, f"underneath-{voter}-{of.campaign_id}")
    of = await end(db, of)

    await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())

    first = (await rows(db, store, redis, of.campaign_id))[0]
    assert (first.entrant, first.votes) == (last, 6)


async def test_an_empty_campaign_closes_with_empty_boards(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of = await end(db, await contest(db))

    await actions.close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())

    head = await board(db, store, redis, of.campaign_id)
    assert (head.state, head.entrants, head.rule) == (BoardState.FINAL, 0, RULE)
    assert await rows(db, store, redis, of.campaign_id) == []


async def test_reading_boards_costs_the_graph_one_round_trip_for_all(
    db: Database, store: Store, redis: RedisClient, ledger: Ledger
) -> None:
    of, entered = await three(db, ledger)
    closed, _ = await three(db, ledger)
    closed = await end(db, closed)
    await actions.close(db, store, redis, ledger, campaign_id=closed.campaign_id, now=now())
    await catch_up(redis, store)
    keys = [(of.campaign_id, one.submission_id) for one in entered]
    before = db.trips

    await queries.votes_of(db, store, redis, keys=[*keys, (closed.campaign_id, "none")])

    assert db.trips - before == 1
    assert of.closes_at < FAR
