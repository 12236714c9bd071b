"""Reads of what a person has done."""

from collections.abc import Sequence

from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.interactions.model import Actor
from storage.ledger.entries import likes_key


async def actor_of(db: Database, *, viewer: Viewer) -> Actor | None:
    """The viewer as the ledger knows them. One round trip."""
    row = await db.one(load(__file__, "actor"), viewer_id=viewer.person_id)
    return None if row is None else Actor(row[0], row[1])


async def liked_among(redis: RedisClient, *, pseudonym: str, work_ids: Sequence[str]) -> set[str]:
    """Which of the works somebody likes, their last like or unlike included. One round trip."""
    pipe = redis.pipeline(transaction=False)
    for work_id in work_ids:
        pipe.hexists(likes_key(work_id), pseudonym)
    return {work_id for work_id, held in zip(work_ids, await pipe.execute(), strict=True) if held}
