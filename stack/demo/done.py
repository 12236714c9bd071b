"""Whether a run has come to its end before. Imports little, so that the second start of a stack is quick."""

from campaigns.pages.queries import by_handle
from core.redis import RedisClient, open_redis
from core.settings import Settings
from graph.database import Database
from stack.demo.content import PAGES

VERSION = 1
KEY = "kindred:demo"


async def is_done(settings: Settings, small: bool) -> bool:
    """Whether a whole demo of this version is in this very graph."""
    db, redis = Database.open(settings), open_redis(settings)
    try:
        if await redis.get(KEY) != _mark(small).encode():
            return False
        found = [await by_handle(db, viewer=None, handle=page.handle) for page in PAGES]
        return all(page is not None for page in found)
    finally:
        await redis.aclose()
        await db.close()


async def mark_done(redis: RedisClient, small: bool) -> None:
    """Notes that a run has come to its end."""
    await redis.set(KEY, _mark(small))


def _mark(small: bool) -> str:
    return f"{VERSION} {'small' if small else 'full'}"
