"""Bytes from Neo4j that have arrived already are taken at once.

The driver reads a message in two pieces and wraps each of them in a task and a timer (before Python 3.12), even where
the bytes lie in the stream's buffer: a list of twenty rows costs eighty tasks. Only a read that has to wait needs
them. What is not as this expects is left to the driver.
"""

from asyncio import StreamReader
from typing import Any

from neo4j._async_compat.network._bolt_socket import AsyncBoltSocketBase

_waiting: Any = AsyncBoltSocketBase.recv_into


async def _recv_into(self: Any, buffer: Any, nbytes: int) -> int:
    reader: Any = self._reader
    held = getattr(reader, "_buffer", None)
    if not held or not isinstance(reader, StreamReader) or reader.exception() is not None:
        found: int = await _waiting(self, buffer, nbytes)
        return found
    count = min(nbytes, len(held))
    buffer[:count] = held[:count]
    del held[:count]
    reader._maybe_resume_transport()  # type: ignore[attr-defined]
    return count


def take_what_has_arrived() -> None:
    """From here on, in this process. Doing it again changes nothing."""
    AsyncBoltSocketBase.recv_into = _recv_into  # type: ignore[method-assign]
