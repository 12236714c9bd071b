"""Posts for tests."""

from typing import Any

from core.clock import now
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.posts.actions import write_post
from graph.posts.model import Audience, checked_post
from storage.store import Store
from tests.factories.uploads import a_checked_upload, photo


async def a_post(
    db: Database, person_id: str, words: str = "今天海边 🌊", *, audience: str | None = None, **changes: Any
) -> str:
    """A post that a person writes; returns its id. `author_id`: an organisation's; `pictures`: (upload, alt)."""
    asked = checked_post(
        words=words, pictures=changes.get("pictures", ()), audience=Audience(audience) if audience else None
    )
    return await write_post(
        db,
        viewer=Viewer(person_id),
        author_id=changes.get("author_id"),
        post=asked,
        now=changes.get("at", now()),
    )


async def a_picture(db: Database, store: Store, redis: RedisClient, person_id: str) -> str:
    """A picture that the server has looked at; returns the id of its upload."""
    upload = await a_checked_upload(db, store, redis, person_id, photo(), purpose="PICTURE", file_name="sea.jpg")
    return upload.id
