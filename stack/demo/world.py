"""What every stage needs: the real parts, the moment, and a place to say how far it is."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import httpx
import orjson
from neo4j import AsyncDriver

from core.jobs import Jobs
from core.redis import RedisClient
from core.settings import Settings
from graph.access.viewer import Viewer
from graph.cypher import Query
from graph.database import Database, Row
from stack.demo.people import Cast, Person
from storage.ledger import Ledger
from storage.store import Store

T = TypeVar("T")
_AT_ONCE = 16


class Listening(Database):
    """A database that remembers the links of the mails it was made to owe, as the people who get them do."""

    def __init__(self, driver: AsyncDriver, answers: RedisClient | None = None) -> None:
        super().__init__(driver, answers)
        self._links: dict[tuple[str, str], str] = {}

    async def write(self, query: Query, **params: object) -> list[Row]:
        """As any database, then reads the mails among the parameters."""
        rows = await super().write(query, **params)
        for name, value in params.items():
            if (name == "mail" or name.endswith("_mail")) and isinstance(value, str):
                self._read(orjson.loads(value))
        return rows

    def _read(self, mail: Mapping[str, Any]) -> None:
        link = mail["params"].get("link")
        if link:
            self._links[mail["kind"], mail["to"].casefold()] = str(link).rsplit("/", 1)[-1]

    def token(self, kind: str, to: str) -> str | None:
        """The secret in the newest such link to somebody, if it was made by this process."""
        return self._links.get((kind, to.casefold()))


@dataclass
class World:
    """The parts and what the stages have found or made so far: ids by handle."""

    settings: Settings
    db: Listening
    store: Store
    redis: RedisClient
    ledger: Ledger
    jobs: Jobs
    http: httpx.AsyncClient
    cast: Cast
    now: datetime
    small: bool
    cities: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    campaigns: dict[str, str] = field(default_factory=dict)
    works: dict[str, str] = field(default_factory=dict)
    submissions: dict[str, str] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    complete: bool = True

    def viewer(self, person: Person) -> Viewer:
        """Somebody, signed in."""
        return Viewer(self.people[person.handle])

    def ago(self, days: float) -> datetime:
        """A moment before now: what is told of the past weeks happened then."""
        return self.now - timedelta(days=days)


async def each(items: Iterable[T], act: Callable[[T], Awaitable[object]], *, at_once: int = _AT_ONCE) -> None:
    """Does something for each of them, some at a time; the first failure ends it."""
    turn = asyncio.Semaphore(at_once)

    async def one(item: T) -> None:
        async with turn:
            await act(item)

    try:
        async with asyncio.TaskGroup() as group:
            for item in items:
                group.create_task(one(item))
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from None


class Progress:
    """One line a stage: how much of the whole is done, what, and how long it took."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._since = time.monotonic()

    def done(self, per_cent: int, what: str) -> None:
        """A stage, or a part of one, has been done."""
        now = time.monotonic()
        self._say(f"demo {per_cent:3d} %  {what}  ({now - self._since:.1f} s)")
        self._since = now
