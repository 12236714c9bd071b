"""Words on Redis channels, heard by any number of listeners in this process over one connection.

A bell only says that something has changed; whoever hears it reads the state anew. After a lost connection every bell
rings, because nobody knows what was missed.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

from redis.exceptions import RedisError

from core.redis import RedisClient

_HEARTBEAT = "kindred:channels"
_PAUSE_S = 0.5


class Bell:
    """Rings once for any number of words since it was last heard."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Something has changed."""
        self._rung.set()

    async def wait(self, seconds: float) -> bool:
        """Waits for it to ring, at most so long; whether it rang."""
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return False
        self._rung.clear()
        return True


class Channels:
    """The channels that somebody in this process listens to."""

    def __init__(self, redis: RedisClient) -> None:
        self._pubsub = redis.pubsub(ignore_subscribe_messages=True)
        self._bells: dict[str, set[Bell]] = {}
        self._task: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[Bell]:
        """A bell for a channel. Listen first, then read the state: so no change is missed."""
        bell = Bell()
        self._bells.setdefault(channel, set()).add(bell)
        try:
            await self._subscribe(channel)
            yield bell
        finally:
            self._bells[channel].discard(bell)
            if not self._bells[channel]:
                del self._bells[channel]
                await self._unsubscribe(channel)

    async def _subscribe(self, channel: str) -> None:
        async with self._lock:
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._hear())
            with contextlib.suppress(RedisError):  # the listening task subscribes again once Redis answers
                await self._pubsub.subscribe(_HEARTBEAT, channel)

    async def _unsubscribe(self, channel: str) -> None:
        async with self._lock:
            with contextlib.suppress(RedisError):
                if channel not in self._bells:
                    await self._pubsub.unsubscribe(channel)
            if not self._bells and self._task is not None:
                self._task.cancel()
                self._task = None
                with contextlib.suppress(RedisError):
                    await self._pubsub.aclose()

    async def _hear(self) -> None:
        while True:
            try:
                if not self._pubsub.subscribed:
                    await asyncio.sleep(0.01)
                    continue
                message = await self._pubsub.get_message(timeout=5.0)
            except RedisError:
                await asyncio.sleep(_PAUSE_S)
                with contextlib.suppress(RedisError):
                    await self._pubsub.subscribe(_HEARTBEAT, *self._bells)
                for bells in self._bells.values():
                    for bell in bells:
                        bell.ring()
                continue
            if message is not None and message["type"] == "message":
                for bell in self._bells.get(message["channel"].decode(), ()):
                    bell.ring()


_CHANNELS: "WeakKeyDictionary[RedisClient, Channels]" = WeakKeyDictionary()


def channels_of(redis: RedisClient) -> Channels:
    """The channels heard through this client: one connection for all listeners."""
    found = _CHANNELS.get(redis)
    if found is None:
        found = _CHANNELS[redis] = Channels(redis)
    return found
