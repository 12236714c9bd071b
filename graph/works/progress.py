"""How far a work is, told while it happens: a number in Redis, and a word on a channel for pages that watch.

The state itself is in the graph; nothing here is needed to be right. So a Redis that does not answer is passed over.
"""

import contextlib
import time
from collections.abc import Sequence

import orjson
from redis.exceptions import RedisError

from core.redis import RedisClient

KEPT_S = 3600
AT_MOST_EVERY_S = 0.3
# A job may run twice, even at once: the further of the two is what people see.
_FORWARD = """
if tonumber(ARGV[1]) > tonumber(redis.call('GET', KEYS[1]) or '-1') then
  redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
  redis.call('PUBLISH', KEYS[2], ARGV[3])
end
"""


def channel(work_id: str) -> str:
    """Where each change of a work is told."""
    return f"kindred:work:{work_id}"


def _key(work_id: str) -> str:
    return f"kindred:work:{work_id}:progress"


async def changed(redis: RedisClient, *, work_id: str) -> None:
    """Tells that the state of a work has changed."""
    with contextlib.suppress(RedisError):
        await redis.publish(channel(work_id), orjson.dumps({"changed": True}))


async def per_cents(redis: RedisClient, *, work_ids: Sequence[str]) -> list[int]:
    """How far each of these is, 0 to 100; 0 where nothing is known. One round trip."""
    if not work_ids:
        return []
    found = await redis.mget([_key(each) for each in work_ids])
    return [int(each) if each is not None else 0 for each in found]


class Reporter:
    """Tells the progress of one work, at most a few times a second, and never backwards."""

    def __init__(self, redis: RedisClient, work_id: str) -> None:
        self._redis = redis
        self._work_id = work_id
        self._told = -1
        self._at = 0.0

    async def __call__(self, percent: int) -> None:
        """The work is this far."""
        now = time.monotonic()
        if percent <= self._told or (now - self._at < AT_MOST_EVERY_S and percent < 100):
            return
        self._told, self._at = percent, now
        with contextlib.suppress(RedisError):
            told = orjson.dumps({"progress": percent})
            await self._redis.eval(_FORWARD, 2, _key(self._work_id), channel(self._work_id), percent, KEPT_S, told)
