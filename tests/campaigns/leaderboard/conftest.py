"""A ledger of its own for each test."""

from collections.abc import AsyncIterator

import pytest_asyncio

from core.redis import RedisClient
from core.settings import Settings
from tests.factories.ledger import Shelf, redis_aside, shelf_of


@pytest_asyncio.fixture(loop_scope="session")
async def aside(settings: Settings) -> AsyncIterator[RedisClient]:
    """Redis with an empty ledger that no worker folds."""
    async with redis_aside(settings) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session")
async def shelf(settings: Settings) -> AsyncIterator[Shelf]:
    """The object store with no segments in it."""
    async with shelf_of(settings) as opened:
        yield opened
