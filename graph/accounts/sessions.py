"""Sessions: a random opaque id in a cookie; Redis holds what it stands for under the id's hash, for 30 days."""

from dataclasses import dataclass

import orjson

from core.ids import new_token, token_hash
from core.redis import RedisClient

LIFETIME_S = 30 * 24 * 3600
ATTEMPTS = 20
ATTEMPTS_WINDOW_S = 600


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """Whose session it is, and the bookmarks of their last writes."""

    person_id: str
    bookmarks: frozenset[str]


def _key(token: str) -> str:
    return f"kindred:session:{token_hash(token)}"


async def open_session(redis: RedisClient, person_id: str, bookmarks: frozenset[str]) -> str:
    """A new session; returns the secret for the cookie. It exists once this returns."""
    token = new_token()
    await save_session(redis, token, SessionRecord(person_id, bookmarks))
    return token


async def save_session(redis: RedisClient, token: str, session: SessionRecord) -> None:
    """Keeps a session and starts its 30 days anew."""
    value = orjson.dumps({"person": session.person_id, "bookmarks": sorted(session.bookmarks)})
    await redis.set(_key(token), value, ex=LIFETIME_S)


async def find_session(redis: RedisClient, token: str) -> SessionRecord | None:
    """What a cookie stands for, or None where it has ended."""
    value = await redis.get(_key(token))
    if value is None:
        return None
    data = orjson.loads(value)
    return SessionRecord(data["person"], frozenset(data["bookmarks"]))


async def end_session(redis: RedisClient, token: str) -> None:
    """Ends a session; ending it twice is no error."""
    await redis.delete(_key(token))


async def too_many_attempts(redis: RedisClient, email_key: str) -> bool:
    """Counts a sign-in attempt; true above 20 in ten minutes for one address."""
    key = f"kindred:attempts:{token_hash(email_key)}"
    async with redis.pipeline(transaction=True) as pipe:
        pipe.incr(key)
        pipe.expire(key, ATTEMPTS_WINDOW_S)
        count, _ = await pipe.execute()
    return int(count) > ATTEMPTS
