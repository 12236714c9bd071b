"""Reads of boards: from the snapshot while they stand still, live otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from campaigns.leaderboard.actions import freeze
from campaigns.leaderboard.boards import LIVE, part, vote_counts
from campaigns.leaderboard.courses import courses
from campaigns.leaderboard.model import BoardKind, BoardState, Course, Part, Rule, Standing
from campaigns.leaderboard.snapshot import pinned
from core.clock import millis
from core.paging import Page, Slice
from core.redis import RedisClient
from graph.cypher import load
from graph.database import Database
from storage.store import Store

BOARD_KEY = (int, int, str)


@dataclass(frozen=True, slots=True)
class Board:
    """A board without its rows. `prefix` is where they lie; `digest` names the snapshot of one that stands still."""

    campaign_id: str
    kind: BoardKind
    state: BoardState
    prefix: str
    rule: Rule
    as_of: int
    late_votes: int
    entrants: int
    revision: int
    digest: str | None
    draft: bool


async def owed(db: Database, now: datetime) -> list[tuple[str, str]]:  # noqa: ARG001 (all owe alike)
    """(job, key) of what the ledger and the object store have not been told yet."""
    return [(row[0], row[1]) for row in await db.read(load(__file__, "owed"))]


async def accounts_of(db: Database, *, pseudonyms: Sequence[str]) -> dict[str, str]:
    """Account ids by pseudonym; an erased one is left out. One round trip."""
    rows = await db.read(load(__file__, "accounts_by_pseudonym"), ledger_ids=list(dict.fromkeys(pseudonyms)))
    return {row[0]: row[1] for row in rows}


async def board(
    db: Database, store: Store, redis: RedisClient, *, course: Course, kind: BoardKind, now: datetime
) -> Board:
    """A board's head. Of a campaign that has just been frozen, this takes the snapshot if no job has yet."""
    state, digest, prefix, as_of = course.board_state, None, LIVE, None
    if state is not BoardState.LIVE:
        digest = course.final_digest or course.frozen_digest
        if digest is None:
            digest = await freeze(db, store, redis, campaign_id=course.campaign_id)
        if digest is not None:
            prefix, position = await pinned(redis, store, campaign_id=course.campaign_id, digest=digest)
            as_of = _as_of(course, position.ms)
    seen: Part = await part(redis, course.campaign_id, kind, first=0, prefix=prefix)
    return Board(
        course.campaign_id,
        kind,
        state if digest is not None else BoardState.LIVE,
        prefix,
        seen.rule or course.rule,
        as_of if as_of is not None else seen.folded.ms if seen.behind else millis(now),
        seen.late_votes,
        seen.entrants,
        seen.revision,
        digest,
        course.state == "DRAFT",
    )


async def rows(redis: RedisClient, *, of: Board, wanted: Slice) -> Page[Standing]:
    """Rows of a board, best first. One round trip."""
    after = None
    if wanted.after is not None:
        points, reached_at, entrant = wanted.after
        after = (int(points), int(reached_at), str(entrant))
    found = await part(redis, of.campaign_id, of.kind, first=wanted.limit, after=after, prefix=of.prefix)
    return Page.of(found.standings, wanted, lambda standing: standing.key)


async def votes_of(
    db: Database, store: Store, redis: RedisClient, *, keys: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Votes by (campaign, submission), as the board shows them: standing still where the board does."""
    found = await courses(db, ids=[campaign_id for campaign_id, _ in keys])
    prefixes: dict[str, str] = {}
    for course in found.values():
        if course.board_state is not BoardState.LIVE:
            digest = course.final_digest or course.frozen_digest
            digest = digest or await freeze(db, store, redis, campaign_id=course.campaign_id)
            if digest is not None:
                prefixes[course.campaign_id], _ = await pinned(
                    redis, store, campaign_id=course.campaign_id, digest=digest
                )
    return await vote_counts(redis, list(keys), prefixes)


def _as_of(course: Course, position_ms: int) -> int:
    if course.final_digest is not None:
        return course.closes_at
    return max(course.frozen_at or 0, position_ms)
