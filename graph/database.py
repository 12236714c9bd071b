"""The one door to Neo4j: a read or a write is one statement and one round trip.

Every session carries the bookmarks of the person who asks, so that a person reads their own write even where
several servers answer. A statement that the server itself calls retryable (a deadlock, a change of leader) is
tried again; a connection that is lost is answered by `Unavailable`, because whether a write was done is then unknown.
"""

import asyncio
import logging
import random
from contextvars import ContextVar
from typing import Any, Self

from neo4j import READ_ACCESS, WRITE_ACCESS, AsyncDriver, AsyncGraphDatabase, Bookmarks
from neo4j.exceptions import (
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from redis.exceptions import RedisError

from core.errors import Unavailable
from core.redis import RedisClient, open_redis
from core.settings import Settings
from graph.arrived import take_what_has_arrived
from graph.cypher import Query
from storage.answers import kept

_log = logging.getLogger("kindred.graph")
Row = tuple[Any, ...]
_TRIES = 16
_LONGEST_PAUSE_S = 0.5
_LOST = (ServiceUnavailable, SessionExpired, ConnectionAcquisitionTimeoutError)


class Trail:
    """The bookmarks of one person, and how many round trips this request has made."""

    __slots__ = ("changed", "seen", "trips")

    def __init__(self, seen: frozenset[str] = frozenset()) -> None:
        self.seen = seen
        self.changed = False
        self.trips = 0


_trail: ContextVar[Trail | None] = ContextVar("trail", default=None)


def follow_trail(trail: Trail) -> None:
    """From here on, in this task and those it starts, statements read and extend this trail."""
    _trail.set(trail)


class Database:
    """Neo4j through one driver. `trips` counts round trips since start; tests hold lists to a fixed number.

    With `answers`, whatever a write alters is named there once it is committed.
    """

    def __init__(self, driver: AsyncDriver, answers: RedisClient | None = None) -> None:
        self._driver = driver
        self._answers = answers
        self.trips = 0
        self._unwatched = Trail()

    @classmethod
    def open(cls, settings: Settings, pool: int = 64) -> Self:
        """Opens the driver; the first statement makes the first connection."""
        take_what_has_arrived()
        return cls(
            AsyncGraphDatabase.driver(
                settings.neo4j_url,
                auth=(settings.neo4j_user, settings.neo4j_password),
                max_connection_pool_size=pool,
                connection_acquisition_timeout=15,
                connection_timeout=3,
                keep_alive=True,
                telemetry_disabled=True,
                notifications_min_severity="OFF",
            ),
            # few retries: a write does not wait long for a Redis that is away (old answers end by themselves)
            open_redis(settings, 16, retries=2) if settings.answers else None,
        )

    async def close(self) -> None:
        """Ends every connection."""
        await self._driver.close()
        if self._answers is not None:
            await self._answers.aclose()

    async def answers(self) -> bool:
        """Whether the server answers now."""
        try:
            await self._driver.verify_connectivity()
        except (DriverError, Neo4jError, OSError):
            return False
        return True

    async def read(self, query: Query, **params: object) -> list[Row]:
        """The rows of a `// read` statement, each a tuple in the order of its RETURN."""
        if query.writes:
            raise ValueError(f"{query.name} writes")
        return await self._run(query, READ_ACCESS, params)

    async def write(self, query: Query, **params: object) -> list[Row]:
        """Runs a `// write` statement, in a transaction of its own, and returns its rows.

        The rows are there only after the server has committed.
        """
        if not query.writes:
            raise ValueError(f"{query.name} only reads")
        try:
            return await self._run(query, WRITE_ACCESS, params)
        finally:  # also where the connection was lost: it may have been done
            await self._altered(query, params)

    async def _altered(self, query: Query, params: dict[str, object]) -> None:
        if self._answers is None or not (altered := query.altered(params)):
            return
        try:
            await kept.alter(self._answers, altered)
        except RedisError as error:  # the write is done and must be acknowledged; old answers end by themselves
            _log.warning("%s: answers that show what it altered were not dropped: %r", query.name, error)

    async def one(self, query: Query, **params: object) -> Row | None:
        """The only row of a statement, or None."""
        rows = await (self.write if query.writes else self.read)(query, **params)
        if len(rows) > 1:
            raise ValueError(f"{query.name} gave {len(rows)} rows where one was meant")
        return rows[0] if rows else None

    async def _run(self, query: Query, access: str, params: dict[str, object]) -> list[Row]:
        trail = _trail.get() or self._unwatched
        delay, clashed = 0.02, False
        for attempt in range(_TRIES):
            self.trips += 1
            trail.trips += 1
            try:
                return await self._once(query, access, params, trail)
            except ConstraintError:
                # Another took the same unique value in this moment: the statement's own look will see it now.
                if clashed:
                    raise
                clashed = True
            except Neo4jError as error:
                if not error.is_retryable():
                    raise
                if attempt == _TRIES - 1:
                    raise Unavailable("graph") from error
            except _LOST as error:
                # A read may be repeated at once; of a write nobody knows whether it was done.
                if query.writes or attempt >= 1:
                    raise Unavailable("graph") from error
            await asyncio.sleep(delay * (0.5 + random.random()))
            delay = min(2 * delay, _LONGEST_PAUSE_S)
        raise AssertionError("unreachable")

    async def _once(self, query: Query, access: str, params: dict[str, object], trail: Trail) -> list[Row]:
        bookmarks = Bookmarks.from_raw_values(trail.seen) if trail.seen else None
        async with self._driver.session(default_access_mode=access, bookmarks=bookmarks, fetch_size=-1) as session:
            result = await session.run(query.text, params)
            rows = [tuple(record.values()) async for record in result]
            if access == WRITE_ACCESS:
                await result.consume()
                if trail is not self._unwatched:
                    trail.seen = (await session.last_bookmarks()).raw_values
                    trail.changed = True
            return rows
