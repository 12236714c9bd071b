"""The one way to open Redis, with retries over a restart of the server."""

from typing import Any, TypeAlias

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import BusyLoadingError, ConnectionError, TimeoutError

from core.settings import Settings

# The library types each command as "a value or an awaitable of it", which no caller can use: hence Any.
RedisClient: TypeAlias = Any


def open_redis(settings: Settings, connections: int = 64, retries: int = 8) -> RedisClient:
    """A client with a bounded pool. Commands are tried again, 8 times in some 5 s, while the server restarts."""
    pool = BlockingConnectionPool.from_url(
        settings.redis_url,
        max_connections=connections,
        timeout=10,
        decode_responses=False,
        socket_connect_timeout=2,
        socket_timeout=30,
        retry=Retry(ExponentialBackoff(cap=1.0, base=0.05), retries),
        retry_on_error=[ConnectionError, TimeoutError, BusyLoadingError],
    )
    return Redis(connection_pool=pool)
