"""Comments for tests."""

from typing import Any

from core.clock import now
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.comments.actions import write_comment
from graph.database import Database


async def a_comment(
    db: Database, redis: RedisClient, person_id: str, subject_id: str, words: str = "真好看 👏", **changes: Any
) -> str:
    """A comment that a person writes; returns its id. `parent_id` makes it a reply."""
    return await write_comment(
        db,
        redis,
        viewer=Viewer(person_id),
        subject_id=subject_id,
        parent_id=changes.get("parent_id"),
        words=words,
        now=changes.get("at", now()),
    )
