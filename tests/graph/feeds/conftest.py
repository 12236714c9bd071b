"""Exposures and a ledger of their own for each test, over the one graph."""

from collections.abc import AsyncIterator

import pytest_asyncio

from core.redis import RedisClient
from core.settings import Settings
from tests.factories.ledger import redis_aside


@pytest_asyncio.fixture(loop_scope="session")
async def aside(settings: Settings) -> AsyncIterator[RedisClient]:
    """Redis with empty streams, which no worker folds."""
    async with redis_aside(settings, 12) as client:
        yield client
