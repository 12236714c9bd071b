"""Folding: exposures, plays and new publications into counts, the controller and the feeds' lists of candidates.

    exposures ─┐
    ledger ────┼─► one step: read, count, commit if nobody else did ─► counts · coefficient · lists (counts.py)
    graph ─────┘   (works published since)

Each row counts once: positions and counts change together. A process keeps the controller between steps and builds it
anew from the counts where another process stepped in between, or after a restart. A step costs what it reads.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

import orjson

from core.clock import DAY_MS, millis
from core.redis import RedisClient
from graph.access.age import adult_born_by
from graph.cypher import load
from graph.database import Database
from graph.database import Row as GraphRow
from graph.fairness import counts
from graph.fairness.control import Coefficient, Controller, Policy, State
from storage.exposures.days import DAYS, day_of, sums_key
from storage.exposures.stream import Batch, batches_after
from storage.ledger.replay import rows_from
from storage.ledger.rows import START, Kind, Position, Row
from storage.ledger.scripts import Script
from storage.ledger.stream import rows_after, trimmed_to
from storage.store import Store

POLICY = Policy()
MOST_LISTED = 2_000
_BATCHES, _ROWS, _WORKS = 200, 1_000, 500
_SETTLED_MS = 5_000
"""A publication is taken up when it is so old: until then one that is earlier may still be on its way."""
_HALF_LIFE_MS = 7 * DAY_MS
_EPOCH_MS = 1_790_000_000_000
_COMMIT = Script(__file__, "commit")


@dataclass(slots=True)
class At:
    """How far the fold has come."""

    version: int = 0
    exposures: Position = START
    ledger: Position = START
    published: tuple[int, str] = (0, "")
    state: State = field(default_factory=State)
    coefficient: Coefficient = field(default_factory=Coefficient)


@dataclass(slots=True)
class Changes:
    """What one step adds, by key; the parts that commit.lua knows."""

    adds: dict[str, Counter[str]] = field(default_factory=dict)
    puts: dict[str, dict[str, str]] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    scores: dict[str, dict[str, str]] = field(default_factory=dict)
    raises: dict[str, Counter[str]] = field(default_factory=dict)
    keep: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, name: str, value: int = 1) -> None:
        self.adds.setdefault(key, Counter())[name] += value

    def put(self, key: str, name: str, value: str) -> None:
        self.puts.setdefault(key, {}).setdefault(name, value)

    def mark(self, key: str, member: str) -> None:
        self.members.setdefault(key, set()).add(member)

    def list(self, key: str, member: str, score: int, most: int) -> None:
        self.scores.setdefault(key, {})[member] = str(score)
        self.keep[key] = str(most)

    def warm(self, work: str, ms: int) -> None:
        """A play: those of a week ago weigh half as much, so newer ones are given more instead."""
        self.raises.setdefault(counts.HOT, Counter())[work] += 2 ** ((ms - _EPOCH_MS) / _HALF_LIFE_MS)  # type: ignore[assignment]
        self.keep[counts.HOT] = str(MOST_LISTED)

    def text(self, at: At) -> bytes:
        """The argument of commit.lua."""
        return orjson.dumps(
            {
                "at": {
                    "exposures": str(at.exposures),
                    "ledger": str(at.ledger),
                    "published": f"{at.published[0]} {at.published[1]}",
                    "state": orjson.dumps(asdict(at.state)).decode(),
                    "coefficient": orjson.dumps(asdict(at.coefficient)).decode(),
                },
                "adds": _texts(self.adds),
                "puts": self.puts,
                "members": {key: sorted(members) for key, members in self.members.items()},
                "scores": self.scores,
                "raises": _texts(self.raises),
                "keep": self.keep,
            }
        )


class Fold:
    """The fold of one process. Several may run: a step that comes second is dropped and read anew."""

    def __init__(self, db: Database, store: Store, redis: RedisClient, policy: Policy = POLICY) -> None:
        self._db, self._store, self._redis = db, store, redis
        self._policy = policy
        self._version = -1
        self._controller: Controller | None = None

    async def catch_up(self, now: datetime, most: int = 200) -> int:
        """Steps until nothing new is there, at most so often; how many steps counted something."""
        for steps in range(most):
            if not await self.step(now):
                return steps
        return most

    async def step(self, now: datetime) -> bool:
        """Counts the next rows of each source; whether there were any."""
        at = await how_far(self._redis)
        batches = await batches_after(self._redis, at.exposures, count=_BATCHES)
        rows = await self._ledger_after(at.ledger)
        works = await self._published_after(at.published, now)
        if not batches and not rows and not works:
            return False
        controller = await self._controller_of(at)
        changes = Changes()
        known = await self._creators({row.work for row in rows if row.kind == Kind.PLAY})
        _publications(changes, controller, works, await self._below_floor(works))
        played = _plays(changes, controller, rows, known)
        shown, led = _exposures(changes, controller, batches)
        controller.record(played, shown, led)
        if batches:
            at.exposures = batches[-1].position
        if rows:
            at.ledger = rows[-1].position
        if works:
            at.published = (works[-1][1], works[-1][0])
        at.state, at.coefficient = controller.state, controller.coefficient
        done = await _COMMIT(self._redis, [counts.AT], [str(at.version), changes.text(at).decode()])
        self._controller = controller if done else None
        self._version = at.version + 1
        return True

    async def _controller_of(self, at: At) -> Controller:
        kept, self._controller = self._controller, None  # not twice: until it is committed it is ahead of the counts
        if kept is not None and self._version == at.version:
            return kept
        held = await self._redis.hgetall(counts.plays_key(counts.ALL))
        found = {name.decode(): int(value) for name, value in held.items()}
        return Controller.resume(self._policy, found, at.state, at.coefficient)

    async def _ledger_after(self, after: Position) -> list[Row]:
        if after < await trimmed_to(self._redis):
            async for batch in rows_from(self._redis, self._store, after=after, batch=_ROWS):
                return batch
        return await rows_after(self._redis, after, count=_ROWS)

    async def _published_after(self, after: tuple[int, str], now: datetime) -> Sequence[GraphRow]:
        """Works published behind a place, but for those of the last moments; each is told where its author lives."""
        rows = await self._db.read(
            load(__file__, "published_after"),
            after_at=after[0],
            after_id=after[1],
            until=millis(now) - _SETTLED_MS,
            adult_born_by=adult_born_by(now),
            limit=_WORKS,
        )
        moved = [{"work_id": row[0], **row[3]} for row in rows if row[3]]
        if moved:
            await self._db.write(load(__file__, "keep_cities"), works=moved)
        return rows

    async def _below_floor(self, works: Sequence[GraphRow]) -> set[str]:
        """Those of the works that are owed impressions: at a second reading some have had them."""
        ids = [str(work[0]) for work in works]
        seen = await self._redis.hmget(counts.IMPRESSIONS, ids) if ids else []
        return {work for work, had in zip(ids, seen, strict=True) if int(had or 0) < self._policy.floor}

    async def _creators(self, works: set[str]) -> dict[str, str]:
        """Who made each work, as the ledger calls them; one that is gone and was never counted is left out."""
        if not works:
            return {}
        wanted = sorted(works)
        held = await self._redis.hmget(counts.CREATOR, wanted)
        known = {work: name.decode() for work, name in zip(wanted, held, strict=True) if name is not None}
        if missing := [work for work in wanted if work not in known]:
            known |= await creators_of_works(self._db, missing)
        return known


def _publications(changes: Changes, controller: Controller, works: Sequence[GraphRow], below: set[str]) -> None:
    for work_id, published_at, creator, _, may_feed in works:
        _join(changes, controller, creator, published_at)
        changes.put(counts.CREATOR, work_id, creator)
        if may_feed:
            changes.list(counts.NEWEST, work_id, published_at, MOST_LISTED)
            if work_id in below:
                changes.scores.setdefault(counts.BELOW, {})[work_id] = str(published_at)


def _plays(changes: Changes, controller: Controller, rows: Sequence[Row], known: dict[str, str]) -> list[str]:
    played = []
    for row in rows:
        if row.kind == Kind.ENTRY and row.actor:
            scope = counts.campaign_scope(row.campaign)
            changes.put(counts.plays_key(scope), row.actor, "0")
            changes.mark(counts.CHANGED, scope)
        creator = known.get(row.work) if row.kind == Kind.PLAY else None
        if creator is None or creator == row.actor:  # one's own plays of one's own work say nothing
            continue
        _join(changes, controller, creator, row.ms)
        changes.put(counts.CREATOR, row.work, creator)
        changes.add(counts.PLAYS, row.work)
        changes.warm(row.work, row.ms)
        scopes = [counts.ALL, *([counts.campaign_scope(row.campaign)] if row.campaign else [])]
        for scope in scopes:
            changes.add(counts.plays_key(scope), creator)
            changes.put(counts.SINCE, scope, str(row.ms))
            changes.mark(counts.CHANGED, scope)
        played.append(creator)
    return played


def _exposures(changes: Changes, controller: Controller, batches: Sequence[Batch]) -> tuple[int, int]:
    """Qualified impressions, and how many of them led to a play."""
    shown = led = 0
    for batch in batches:
        surface, ms = batch.surface.value, batch.position.ms
        day = day_of(ms)
        changes.mark(DAYS, day)
        changes.mark(counts.CHANGED, surface)
        changes.put(counts.SINCE, surface, str(ms))
        for item in batch.items:
            _join(changes, controller, item.creator, ms)
            line = f"{surface}|{batch.campaign}|{item.work}"
            for what, value in (("i", item.seen), ("p", item.played), ("d", item.dwell_ms)):
                if value:
                    changes.add(sums_key(day), f"{line}|{what}", value)
                    changes.add(counts.TOTALS, f"{surface}|{what}", value)
            changes.add(counts.DWELL, item.work, item.dwell_ms)
            if item.seen:
                changes.add(counts.IMPRESSIONS, item.work)
                changes.mark(counts.DIRTY, item.work)
            if item.played:
                changes.add(counts.plays_key(surface), item.creator)
            shown += item.seen
            led += item.played
    return shown, led


def _join(changes: Changes, controller: Controller, creator: str, ms: int) -> None:
    if creator in controller.head:
        return
    controller.head.join(creator)
    changes.put(counts.plays_key(counts.ALL), creator, "0")
    changes.put(counts.SINCE, counts.ALL, str(ms))
    for scope in counts.SCOPES:
        changes.mark(counts.CHANGED, scope)


def _texts(parts: dict[str, Counter[str]]) -> dict[str, dict[str, str]]:
    return {key: {name: str(value) for name, value in values.items()} for key, values in parts.items()}


async def creators_of_works(db: Database, works: Sequence[str]) -> dict[str, str]:
    """What the ledger calls who made each of these works, at most 1,000; one round trip."""
    rows = await db.read(load(__file__, "creators_of_works"), ids=list(works))
    return {str(work): str(creator) for work, creator in rows}


async def how_far(redis: RedisClient) -> At:
    """Where the fold stands, and what its controller had found."""
    held = {name.decode(): value.decode() for name, value in (await redis.hgetall(counts.AT)).items()}
    if not held:
        return At()
    ms, _, work = held["published"].partition(" ")
    return At(
        int(held["version"]),
        Position.read(held["exposures"]),
        Position.read(held["ledger"]),
        (int(ms), work),
        State(**orjson.loads(held["state"])),
        Coefficient(**orjson.loads(held["coefficient"])),
    )
