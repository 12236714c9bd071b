"""Ledgers made by hand: rows as the append script writes them, at times a test chooses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from core.ids import new_id
from core.redis import RedisClient, open_redis
from core.settings import Settings
from storage.ledger.rows import STREAM, Position, Row
from storage.store import Store

FAR = 4_000_000_000_000
"""A closing time that no test reaches."""


@asynccontextmanager
async def redis_aside(settings: Settings, number: int = 9) -> AsyncIterator[RedisClient]:
    """Another, empty database of the same Redis: a ledger of its own, which no worker folds."""
    address = settings.redis_url.rsplit("/", 1)[0]
    client = open_redis(replace(settings, redis_url=f"{address}/{number}"))
    await client.flushdb()
    yield client
    await client.flushdb()
    await client.aclose()


class Shelf(Store):
    """The same bucket with keys of its own, so that each test has a chain of its own."""

    prefix = ""

    async def put(self, key: str, data: bytes, content_type: str) -> None:
        await super().put(self.prefix + key, data, content_type)

    async def read(self, key: str, offset: int = 0, length: int = 0) -> bytes | None:
        return await super().read(self.prefix + key, offset, length)

    async def keys(self, prefix: str) -> list[str]:
        return [key.removeprefix(self.prefix) for key in await super().keys(self.prefix + prefix)]


@asynccontextmanager
async def shelf_of(settings: Settings) -> AsyncIterator[Shelf]:
    """An empty shelf."""
    shelf = await Shelf.open(settings)
    shelf.prefix = f"tests/{new_id()}/"
    yield shelf
    mine, shelf.prefix = shelf.prefix, ""
    await shelf.remove_all(mine)
    await shelf.close()


@dataclass
class Sheet:
    """Rows, and the state that decides what a row replaces, as append.lua keeps it."""

    rows: list[Row] = field(default_factory=list)
    votes: dict[tuple[str, str], str] = field(default_factory=dict)
    late: dict[tuple[str, str], str] = field(default_factory=dict)
    likes: dict[tuple[str, str], str] = field(default_factory=dict)

    def rule(self, ms: int, campaign: str, weights: tuple[int, int, int], closes_at: int = FAR) -> None:
        votes, likes, plays = weights
        self._add(ms, "RULE", campaign=campaign, rule=f"1,{votes},{likes},{plays},{closes_at}")

    def entry(self, ms: int, campaign: str, submission: str, author: str, organisation: str, work: str) -> None:
        self._add(
            ms,
            "ENTRY",
            actor=author,
            campaign=campaign,
            submission=submission,
            organisation=organisation,
            work=work,
        )

    def entry_out(self, ms: int, campaign: str, submission: str) -> None:
        self._add(ms, "ENTRY_OUT", campaign=campaign, submission=submission)

    def vote(self, ms: int, campaign: str, submission: str, actor: str, closes_at: int = FAR) -> None:
        late = ms >= closes_at
        held = self.late if late else self.votes
        before = held.get((campaign, actor), "")
        if submission in (before, self.votes.get((campaign, actor))):
            return
        held[campaign, actor] = submission
        self._add(
            ms,
            "VOTE",
            actor=actor,
            campaign=campaign,
            submission=submission,
            late=int(late),
            before=before,
        )

    def play(self, ms: int, work: str, actor: str = "someone", campaign: str = "") -> None:
        self._add(ms, "PLAY", actor=actor, work=work, campaign=campaign)

    def like(self, ms: int, work: str, actor: str) -> None:
        if (work, actor) not in self.likes:
            self.likes[work, actor] = str(self._add(ms, "LIKE", actor=actor, work=work).position)

    def unlike(self, ms: int, work: str, actor: str) -> None:
        held = self.likes.pop((work, actor), None)
        if held is not None:
            self._add(ms, "UNLIKE", actor=actor, work=work, before=held)

    def close(self, ms: int, campaign: str) -> None:
        self._add(ms, "CLOSE", campaign=campaign)

    def _add(
        self,
        ms: int,
        kind: str,
        *,
        actor: str = "",
        campaign: str = "",
        submission: str = "",
        work: str = "",
        organisation: str = "",
        late: int = 0,
        before: str = "",
        rule: str = "",
    ) -> Row:
        last = self.rows[-1].position if self.rows else Position(0, 0)
        place = last.next if last.ms >= ms else Position(ms, 0)
        row = Row(
            place.ms,
            place.seq,
            kind,
            actor,
            campaign,
            submission,
            work,
            organisation,
            ms,
            late,
            before,
            rule,
        )
        self.rows.append(row)
        return row


async def write_rows(redis: RedisClient, rows: list[Row]) -> None:
    """Puts rows into the stream as they are."""
    async with redis.pipeline(transaction=False) as pipe:
        for row in rows:
            place, flat = row.for_script()
            pipe.execute_command("XADD", STREAM, place, *flat)
        await pipe.execute()
