"""The session of one request: who the cookie or the bearer token says is asking, and cookies to set."""

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redis.exceptions import RedisError

from core.errors import Denied
from core.ids import is_id, new_id
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.accounts.queries import person_of_token
from graph.accounts.sessions import (
    LIFETIME_S,
    SessionRecord,
    end_session,
    find_session,
    open_session,
    save_session,
)
from graph.database import Database, Trail, follow_trail

if TYPE_CHECKING:
    from schema.context import Context

_log = logging.getLogger("kindred.sessions")
SESSION_COOKIE = "kindred_session"
VISITOR_COOKIE = "kindred_visitor"


@dataclass(slots=True)
class Session:
    """`pseudonym` is random and stays with the browser: it tells two plays from one, and nobody's name."""

    token: str | None
    pseudonym: str
    trail: Trail
    secure: bool
    cookies: list[str] = field(default_factory=list)

    async def sign_in(self, context: "Context", person_id: str) -> None:
        """Opens a session for a person and has its cookie set; an earlier session of this browser ends."""
        if self.token is not None:
            await end_session(context.redis, self.token)
        self.token = await open_session(context.redis, person_id, self.trail.seen)
        self.trail.changed = False
        self.set_cookie(SESSION_COOKIE, self.token, LIFETIME_S)
        context.viewer = Viewer(person_id)
        context.forget()

    async def sign_out(self, context: "Context") -> None:
        """Ends the session of this browser and has its cookie removed."""
        if self.token is not None:
            await end_session(context.redis, self.token)
        self.token = None
        self.set_cookie(SESSION_COOKIE, "", 0)
        context.viewer = None
        context.forget()

    async def keep(self, redis: RedisClient, viewer: Viewer | None) -> None:
        """Remembers the bookmarks of this request's writes, so that the next one sees them on any server."""
        if self.trail.changed and self.token is not None and viewer is not None:
            try:
                await save_session(redis, self.token, SessionRecord(viewer.person_id, self.trail.seen))
            except RedisError as error:  # the write itself is done and stays done: it must be acknowledged
                _log.warning("bookmarks were not kept: %r", error)

    def set_cookie(self, name: str, value: str, seconds: int) -> None:
        """A cookie that scripts cannot read and that other sites' posts do not carry."""
        secure = "; Secure" if self.secure else ""
        self.cookies.append(f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")


async def session_of(
    db: Database, redis: RedisClient, cookies: dict[str, str], authorization: str | None, secure: bool
) -> tuple[Session, Viewer | None]:
    """The session of a request and who asks. Raises BAD_TOKEN for a bearer token that is not ours."""
    trail = Trail()
    follow_trail(trail)
    visitor = cookies.get(VISITOR_COOKIE, "")
    session = Session(None, visitor if is_id(visitor) else new_id(), trail, secure)
    if session.pseudonym != visitor:
        session.set_cookie(VISITOR_COOKIE, session.pseudonym, 365 * 24 * 3600)
    if authorization is not None:
        scheme, _, token = authorization.partition(" ")
        person_id = await person_of_token(db, token=token.strip()) if scheme.lower() == "bearer" else None
        if person_id is None:
            raise Denied("BAD_TOKEN", "This token is not one of ours.", "令牌无效。", "authorization")
        return session, Viewer(person_id, machine=True)
    token = cookies.get(SESSION_COOKIE, "")
    record = await find_session(redis, token) if token else None
    if record is None:
        return session, None
    session.token = token
    trail.seen = record.bookmarks
    return session, Viewer(record.person_id)
