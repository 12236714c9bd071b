"""Group commit: requests that come while an append is under way share the next: one round trip, one fsync."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from redis import exceptions as failures

from core.errors import Unavailable
from core.ids import new_id
from core.redis import RedisClient
from storage.ledger.entries import Entry, Receipt
from storage.ledger.rows import STREAM, Position
from storage.ledger.scripts import Script

GROUP = 500
_WAITING = 20_000
_KEPT_MS = 600_000
_APPEND = Script(__file__, "append")
_LOST = (failures.ConnectionError, failures.TimeoutError, failures.BusyLoadingError)


@dataclass(slots=True)
class _Waiting:
    entries: Sequence[Entry]
    answer: asyncio.Future[list[Receipt]]


class Ledger:
    """Appends to the ledger; one a process. An append returns after Redis has written it to disk.

    A group whose connection was lost is sent again under the same number, and Redis then answers what it did
    the first time: nothing is lost and nothing is written twice. After `patience` seconds without an answer:
    Unavailable.
    """

    def __init__(self, redis: RedisClient, *, patience: float = 10.0) -> None:
        self._redis = redis
        self._patience = patience
        self._key = f"kindred:ledger:answer:{new_id()}"
        self._number = 0
        self._waiting: deque[_Waiting] = deque()
        self._count = 0
        self._task: asyncio.Task[None] | None = None
        self.groups = 0

    async def append(self, entry: Entry) -> Receipt:
        """Appends one entry."""
        return (await self.append_all([entry]))[0]

    async def append_all(self, entries: Sequence[Entry]) -> list[Receipt]:
        """Appends several, all or none, at most 500, in this order and with nothing between them."""
        if not 1 <= len(entries) <= GROUP:
            raise ValueError(f"{len(entries)} entries in one append")
        if self._count + len(entries) > _WAITING:
            raise Unavailable("ledger")
        waiting = _Waiting(entries, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._count += len(entries)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())
        return await waiting.answer

    async def close(self) -> None:
        """Waits until nothing is under way."""
        if self._task is not None:
            await self._task

    async def _work(self) -> None:
        while self._waiting:
            group = self._group()
            try:
                receipts = await self._send([entry for one in group for entry in one.entries])
            except failures.RedisError:
                _fail(group)
                continue
            at = 0
            for one in group:
                if not one.answer.done():
                    one.answer.set_result(receipts[at : at + len(one.entries)])
                at += len(one.entries)

    def _group(self) -> list[_Waiting]:
        group: list[_Waiting] = []
        size = 0
        while self._waiting and size + len(self._waiting[0].entries) <= GROUP:
            one = self._waiting.popleft()
            size += len(one.entries)
            group.append(one)
        self._count -= size
        return group

    async def _send(self, entries: list[Entry]) -> list[Receipt]:
        self._number += 1
        self.groups += 1
        keys = [STREAM, self._key, *(entry.state for entry in entries)]
        arguments = [str(self._number), str(_KEPT_MS)]
        for entry in entries:
            arguments += entry.arguments()
        answer = orjson.loads(await self._until_answered(keys, arguments))
        return [Receipt(Position.read(at) if at else None, bool(late), kept) for at, late, kept in answer]

    async def _until_answered(self, keys: list[str], arguments: list[str]) -> bytes:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._patience
        delay = 0.02
        while True:
            try:
                async with asyncio.timeout_at(deadline):
                    answer: bytes = await _APPEND(self._redis, keys, arguments)
                    return answer
            except TimeoutError as error:
                raise failures.TimeoutError("the ledger did not answer in time") from error
            except _LOST:
                if loop.time() + delay >= deadline:
                    raise
            await asyncio.sleep(delay)
            delay = min(delay * 2, 0.5)


def _fail(group: list[_Waiting]) -> None:
    for one in group:
        if not one.answer.done():
            one.answer.set_exception(Unavailable("ledger"))
