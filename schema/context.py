"""What one request carries: its dependencies, who asks, and the loaders that batch its reads."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

import strawberry

from core.jobs import Jobs
from core.redis import RedisClient
from core.settings import Settings
from graph.access.viewer import Viewer
from graph.database import Database
from storage.store import Store

if TYPE_CHECKING:
    from schema.sessions import Session
    from storage.ledger import Ledger


class Loaders(Protocol):
    """A subject's batch loaders, made once a request."""

    def __init__(self, context: "Context") -> None: ...


L = TypeVar("L", bound=Loaders)


@dataclass(slots=True)
class Context:
    """Dependencies first; `now` is the moment the request came in."""

    db: Database
    store: Store
    redis: RedisClient
    ledger: "Ledger"
    jobs: Jobs
    settings: Settings
    now: datetime
    session: "Session"
    viewer: Viewer | None
    _loaders: dict[type, object] = field(default_factory=dict)

    def use(self, kind: type[L]) -> L:
        """The request's loaders of a subject, such as `context.use(PeopleLoaders).account_by_id`."""
        made = self._loaders.get(kind)
        if made is None:
            made = self._loaders[kind] = kind(self)
        assert isinstance(made, kind)
        return made

    def forget(self) -> None:
        """Drops what the loaders remember, so that a mutation's result shows the state after it."""
        self._loaders.clear()


Info = strawberry.Info[Context, None]
