"""The API in this process, over the real parts: `api` makes clients; each is a browser of its own."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest_asyncio

from core.redis import RedisClient
from core.settings import Settings
from graph.accounts.sessions import open_session
from graph.database import Database
from schema.execution.documents import Documents
from schema.execution.engine import Engine
from tests.factories.campaigns import somebody
from tests.schema.execution.oracle import Question, answered_alike, watched


@dataclass
class Client:
    """A browser: keeps its cookies. `trips` is how many round trips to Neo4j the last request made."""

    http: httpx.AsyncClient
    database: Database
    redis: RedisClient
    engine: Engine
    trips: int = 0
    headers: dict[str, str] = field(default_factory=lambda: {"x-kindred": "1"})

    async def post(self, body: Any, **headers: str) -> httpx.Response:
        """Posts any body to /graphql."""
        before = self.database.trips
        sent = {"content-type": "application/json", **self.headers, **headers}
        content = body if isinstance(body, bytes) else None
        answer = await self.http.post("/graphql", content=content, json=None if content else body, headers=sent)
        self.trips = self.database.trips - before
        return answer

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """The data of a document that must not fail as a whole."""
        answer = await self.post({"query": document, "variables": variables})
        body = answer.json()
        assert "errors" not in body, body["errors"]
        data: dict[str, Any] = body["data"]
        return data

    async def errors(self, document: str, **variables: Any) -> list[dict[str, Any]]:
        """The top-level errors of a document."""
        found: list[dict[str, Any]] = (await self.post({"query": document, "variables": variables})).json()["errors"]
        return found

    async def settle(self) -> None:
        """Waits until what is being compiled is compiled."""
        await self.engine.settle()

    async def enter(self, person_id: str) -> "Client":
        """Signs a person in, as `signIn` does, without the half second of argon2."""
        self.http.cookies.set("kindred_session", await open_session(self.redis, person_id, frozenset()))
        return self


@dataclass
class Api:
    """Makes clients of one running application."""

    transport: httpx.ASGITransport
    database: Database
    redis: RedisClient
    documents: Documents
    engine: Engine
    asked: list[Question]

    def persist(self, *texts: str) -> None:
        """Makes documents known by their hashes, as the page's build does."""
        for text in texts:
            self.documents.persist(text)

    def client(self) -> Client:
        """A browser that nobody is signed in at."""
        http = httpx.AsyncClient(transport=self.transport, base_url="http://kindred.test")
        return Client(http, self.database, self.redis, self.engine)

    async def signed_in(self, person_id: str) -> Client:
        """A browser that a person is signed in at."""
        return await self.client().enter(person_id)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def api(settings: Settings, db: Database, redis: RedisClient) -> AsyncIterator[Api]:
    """The API in this process. In the end all queries that it was asked are asked of both ways of execution."""
    from app import create

    application = create(settings)
    state = application.state
    asked = watched(state.engine)
    async with application.router.lifespan_context(application):
        yield Api(httpx.ASGITransport(application), state.db, redis, state.documents, state.engine, asked)
        await answered_alike(state.engine.schema, asked)


@pytest_asyncio.fixture
async def operator(settings: Settings, db: Database, redis: RedisClient) -> AsyncIterator[Client]:
    """Somebody who runs an installation of their own over the same stores."""
    from app import create

    person = await somebody(db)
    application = create(replace(settings, operators=frozenset({person.email})))
    async with application.router.lifespan_context(application):
        state = application.state
        http = httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://kindred.test")
        yield await Client(http, state.db, redis, state.engine).enter(person.id)
        await http.aclose()
