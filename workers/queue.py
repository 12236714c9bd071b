"""arq behind `core.jobs`: the only module that knows the queue.

Two queues, so that a long rendition never holds back a mail: `kindred:short` and `kindred:media`. A job is known
by its name and key; its result is not kept, so it can be asked for again as soon as it has ended. A job that raises
is tried again with growing pauses, then buried (core/dead_letters.py).
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from arq import ArqRedis, Retry, create_pool
from arq.connections import RedisSettings
from arq.cron import CronJob, cron
from arq.worker import Function, func
from redis.exceptions import RedisError

from core import clock
from core.dead_letters import bury
from core.settings import Settings

SHORT: Final = "kindred:short"
MEDIA: Final = "kindred:media"
TRIES = 6
_log = logging.getLogger("kindred.jobs")

Job = Callable[[dict[str, Any], str], Awaitable[None]]


class Queue:
    """Puts jobs into the queue that serves them. Implements `core.jobs.Jobs`."""

    def __init__(self, redis: ArqRedis, media: frozenset[str]) -> None:
        self._redis = redis
        self._media = media

    @classmethod
    async def open(cls, settings: Settings, media: frozenset[str]) -> "Queue":
        """Connects; `media` names the jobs that go to the media worker."""
        return cls(await create_pool(redis_settings(settings)), media)

    async def enqueue(self, name: str, key: str) -> None:
        """Asks for a job. Where Redis does not answer, the cron will find what is owed."""
        queue = MEDIA if name in self._media else SHORT
        try:
            await self._redis.enqueue_job(name, key, _job_id=f"{name}/{key}", _queue_name=queue)
        except (RedisError, OSError) as error:
            _log.warning("%s/%s is left to the cron: %s", name, key, error)

    async def close(self) -> None:
        """Ends the connections."""
        await self._redis.aclose()


def redis_settings(settings: Settings) -> RedisSettings:
    """arq's view of KINDRED_REDIS_URL, patient with a restart of the server."""
    found = RedisSettings.from_dsn(settings.redis_url)
    found.conn_retries, found.conn_retry_delay, found.conn_timeout = 60, 1, 2
    found.retry_on_timeout = True
    return found


def registered(job: Job, timeout_s: float) -> Function:
    """A job as arq runs it: with pauses between attempts, and buried after the last."""
    name = job.__name__

    async def run(ctx: dict[str, Any], key: str) -> None:
        attempt = int(ctx["job_try"])
        try:
            await job(ctx, key)
        except Exception as error:
            if attempt >= TRIES:
                _log.error("%s/%s failed for good", name, key, exc_info=error)
                await bury(ctx["redis_client"], name, key, repr(error), attempt, clock.millis(clock.now()))
                return
            _log.warning("%s/%s failed at attempt %d: %r", name, key, attempt, error)
            raise Retry(defer=min(60.0, 0.5 * 3 ** (attempt - 1))) from error

    run.__qualname__ = run.__name__ = name
    return func(run, name=name, timeout=timeout_s, keep_result=0, max_tries=TRIES + 1)


def every(job: Any, seconds: int, timeout_s: float = 60) -> CronJob:
    """A cron that runs each so many seconds (a divisor of 60, or a multiple of 60)."""
    if seconds < 60:
        return cron(
            job,
            second=set(range(0, 60, seconds)),
            timeout=timeout_s,
            unique=True,
            keep_result=0,
            max_tries=1,
        )
    minutes = set(range(0, 60, seconds // 60))
    return cron(job, minute=minutes, second=0, timeout=timeout_s, unique=True, keep_result=0, max_tries=1)


async def free_locks(redis: ArqRedis, queue: str) -> int:
    """Frees the jobs that a killed worker of this queue had in hand, so that they run again at once.

    arq would leave them locked for the longest timeout of any job. There is one worker a queue on one machine;
    with several, each job stays safe to run twice.
    """
    freed = 0
    for score_member in await redis.zrange(queue, 0, -1):
        freed += int(await redis.delete(f"arq:in-progress:{score_member.decode()}"))
    return freed
