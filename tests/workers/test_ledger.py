"""Jobs on the ledger: what is owed reaches it, what is in it reaches boards, watchers and the graph."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from campaigns.leaderboard import queries
from campaigns.leaderboard.boards import part
from campaigns.leaderboard.follow import channel, publish_counts
from campaigns.leaderboard.model import BoardKind, Standing
from core import clock
from core.redis import RedisClient
from graph.database import Database
from graph.interactions.actions import like, record_play
from storage.ledger import Ledger, entries
from storage.ledger.rows import Position, Row
from storage.ledger.stream import last_position, rows_after
from storage.store import Store
from tests.factories.campaigns import run, somebody
from tests.factories.contests import change_campaign, change_entry, contest, entry, pseudonym
from workers import campaigns, leaderboards
from workers import ledger as jobs


@pytest_asyncio.fixture(loop_scope="session")
async def ctx(db: Database, store: Store, redis: RedisClient) -> AsyncIterator[dict[str, Any]]:
    """What a worker gives its jobs."""
    ledger = Ledger(redis)
    yield {"db": db, "store": store, "redis_client": redis, "ledger": ledger}
    await ledger.close()


async def quiet(db: Database) -> None:
    """Nothing of other tests is owed: the reads give at most 500."""
    await run(db, "MATCH (s:Submission) WHERE s.ledger_owed SET s.ledger_owed = null")
    await run(db, "MATCH (c:Campaign) SET c.declared_closes_at = c.closes_at")
    await run(
        db,
        """
        MATCH (c:Campaign)
        WHERE c.state = 'FROZEN' OR (c.state = 'OPEN' AND c.closes_at < $now)
        SET c.state = 'ARCHIVED'
        """,
        now=clock.millis(clock.now()),
    )


async def owed(db: Database) -> set[tuple[str, str]]:
    return {*await queries.owed(db, clock.now()), *await campaigns.OWED[0](db, clock.now())}


async def rows_of(redis: RedisClient, after: Position, submission_id: str) -> list[Row]:
    return [row for row in await rows_after(redis, after, count=10_000) if row.submission == submission_id]


async def shown(redis: RedisClient, campaign_id: str, kind: BoardKind = BoardKind.ENTRIES) -> list[Standing]:
    return (await part(redis, campaign_id, kind, first=100)).standings


async def test_an_accepted_entry_is_owed_until_the_ledger_knows_it(db: Database, ctx: dict[str, Any]) -> None:
    await quiet(db)
    of = await contest(db)
    entered = await entry(db, of)
    job = ("settle_submission", entered.submission_id)
    start = await last_position(ctx["redis_client"])
    before = await owed(db)

    await jobs.settle_submission(ctx, entered.submission_id)
    await jobs.settle_submission(ctx, entered.submission_id)

    (row,) = await rows_of(ctx["redis_client"], start, entered.submission_id)
    assert job in before
    assert job not in await owed(db)
    assert row.kind == "ENTRY"
    assert row.actor == await pseudonym(db, entered.author.id)
    assert row.organisation == await pseudonym(db, of.organisation_id)
    assert {entered.author.id, of.organisation_id}.isdisjoint(row)


async def test_an_organisation_without_a_pseudonym_gets_one_for_good(db: Database, ctx: dict[str, Any]) -> None:
    of = await contest(db)
    entered = [await entry(db, of) for _ in range(3)]
    await run(db, "MATCH (o:Organisation {id: $id}) REMOVE o.ledger_id", id=of.organisation_id)
    start = await last_position(ctx["redis_client"])

    await asyncio.gather(*(jobs.settle_submission(ctx, one.submission_id) for one in entered))

    rows = [row for one in entered for row in await rows_of(ctx["redis_client"], start, one.submission_id)]
    assert {row.organisation for row in rows} == {await pseudonym(db, of.organisation_id)}


async def test_an_entry_that_leaves_is_taken_off_the_boards(db: Database, ctx: dict[str, Any]) -> None:
    of = await contest(db)
    entered = await entry(db, of)
    await jobs.settle_submission(ctx, entered.submission_id)
    await jobs.fold_ledger(ctx)
    there = await shown(ctx["redis_client"], of.campaign_id)
    await change_entry(db, entered.submission_id, "WITHDRAWN")

    await jobs.settle_submission(ctx, entered.submission_id)
    await jobs.fold_ledger(ctx)

    assert len(there) == 1
    assert [await shown(ctx["redis_client"], of.campaign_id, kind) for kind in BoardKind] == [[], [], []]


async def test_an_entry_that_changes_while_it_is_told_is_owed_again(db: Database, ctx: dict[str, Any]) -> None:
    await quiet(db)
    of = await contest(db)
    entered = await entry(db, of)

    class Overtaken(Ledger):
        """The author withdraws between the read of the graph and the append."""

        async def append_all(self, group: Any) -> Any:
            await change_entry(db, entered.submission_id, "WITHDRAWN")
            return await super().append_all(group)

    await jobs.settle_submission(ctx | {"ledger": Overtaken(ctx["redis_client"])}, entered.submission_id)
    still = await owed(db)
    await jobs.settle_submission(ctx, entered.submission_id)
    await jobs.fold_ledger(ctx)

    assert ("settle_submission", entered.submission_id) in still
    assert await shown(ctx["redis_client"], of.campaign_id) == []


async def test_a_published_campaign_declares_its_rule_and_again_when_its_end_moves(
    db: Database, ctx: dict[str, Any]
) -> None:
    await quiet(db)
    of = await contest(db)
    job = ("declare_campaign", of.campaign_id)
    first = await owed(db)

    await jobs.declare_campaign(ctx, of.campaign_id)
    settled = await owed(db)
    await change_campaign(db, of.campaign_id, closes_at=of.closes_at + 5)
    moved = await owed(db)
    await jobs.declare_campaign(ctx, of.campaign_id)
    await jobs.fold_ledger(ctx)

    assert [job in each for each in (first, settled, moved, await owed(db))] == [True, False, True, False]
    known = await ctx["redis_client"].hgetall(f"kindred:fold:c:{of.campaign_id}")
    assert (known[b"rule"], known[b"closes_at"]) == (b"1,10,2,1", str(of.closes_at + 5).encode())


async def test_a_vote_is_on_the_board_and_told_to_watchers_within_two_seconds(
    db: Database, ctx: dict[str, Any]
) -> None:
    of, redis = await contest(db), ctx["redis_client"]
    entered = await entry(db, of)
    await jobs.settle_submission(ctx, entered.submission_id)
    await jobs.fold_ledger(ctx)
    pubsub = redis.pubsub(ignore_subscribe_messages=True)
    await pubsub.subscribe(channel(of.campaign_id))
    await pubsub.get_message(timeout=1)
    following = asyncio.create_task(jobs.fold_ledger(ctx))
    await asyncio.sleep(0.2)

    begun = time.perf_counter()
    vote = entries.vote(
        actor="a1",
        campaign_id=of.campaign_id,
        submission_id=entered.submission_id,
        closes_at=of.closes_at,
        cast_at=1,
    )
    await ctx["ledger"].append(vote)
    word = None
    while word is None and time.perf_counter() - begun < 2:
        word = await pubsub.get_message(timeout=0.1)
    took = time.perf_counter() - begun

    assert word is not None
    assert took < 2
    assert (await shown(redis, of.campaign_id))[0].points == 10
    await following
    await pubsub.aclose()


async def test_plays_and_likes_reach_the_graph(db: Database, ctx: dict[str, Any]) -> None:
    of, person = await contest(db), await somebody(db)
    entered, redis, ledger = await entry(db, of), ctx["redis_client"], ctx["ledger"]
    await jobs.settle_submission(ctx, entered.submission_id)
    for number in range(3):
        await record_play(
            db,
            ledger,
            viewer=None,
            visitor="v",
            work_id=entered.work_id,
            play_id=f"play-000{number}",
            campaign_id=of.campaign_id,
            now=clock.now(),
        )
    await like(db, ledger, viewer=person.viewer, work_id=entered.work_id, now=clock.now())

    await jobs.fold_ledger(ctx)

    counts = await run(db, "MATCH (w:Work {id: $id}) RETURN w.play_count, w.like_count", id=entered.work_id)
    assert counts == [(3, 1)]
    assert [(row.points, row.plays, row.likes) for row in await shown(redis, of.campaign_id)] == [(5, 3, 1)]


async def test_counts_that_a_killed_worker_had_in_hand_are_written_by_the_next(
    db: Database, ctx: dict[str, Any]
) -> None:
    entered, redis = await entry(db, await contest(db)), ctx["redis_client"]
    prefix = f"tests:{entered.work_id}:"
    await redis.sadd(f"{prefix}dirty:in-hand", entered.work_id)
    await redis.hset(f"{prefix}works", entered.work_id, "9,4")
    await redis.hset(f"{prefix}at", "rows", "5")

    await publish_counts(db, redis, prefix=prefix)

    counts = await run(db, "MATCH (w:Work {id: $id}) RETURN w.play_count, w.like_count", id=entered.work_id)
    assert counts == [(9, 4)]
    assert await redis.exists(f"{prefix}dirty:in-hand") == 0
    await redis.delete(f"{prefix}works", f"{prefix}at")


async def test_freezing_and_closing_are_owed_until_done(db: Database, ctx: dict[str, Any]) -> None:
    await quiet(db)
    of = await contest(db)
    await change_campaign(db, of.campaign_id, state="FROZEN", frozen_at=1)
    freeze, close = ("freeze_board", of.campaign_id), ("close_campaign", of.campaign_id)
    seen = [await owed(db)]

    await leaderboards.freeze_board(ctx, of.campaign_id)
    seen.append(await owed(db))
    await change_campaign(db, of.campaign_id, closes_at=clock.millis(clock.now()))
    seen.append(await owed(db))
    await campaigns.close_campaign(ctx, of.campaign_id)
    seen.append(await owed(db))

    assert [freeze in each for each in seen] == [True, False, False, False]
    assert [close in each for each in seen] == [False, False, True, False]


async def test_sealing_leaves_a_young_ledger_in_the_stream(ctx: dict[str, Any]) -> None:
    before = await ctx["redis_client"].xlen("kindred:ledger")

    await jobs.seal_ledger(ctx)

    assert await ctx["redis_client"].xlen("kindred:ledger") >= before


async def test_a_campaign_without_a_whole_rule_never_reaches_the_ledger(db: Database, ctx: dict[str, Any]) -> None:
    of = await contest(db)
    entered = await entry(db, of)
    await change_campaign(db, of.campaign_id, rule_likes=None)
    start = await last_position(ctx["redis_client"])

    with pytest.raises(ValueError, match="no whole rule"):
        await jobs.settle_submission(ctx, entered.submission_id)
    with pytest.raises(ValueError, match="no whole rule"):
        await jobs.declare_campaign(ctx, of.campaign_id)

    assert [
        row for row in await rows_after(ctx["redis_client"], start, count=99) if row.campaign == of.campaign_id
    ] == []
