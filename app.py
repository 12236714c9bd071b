"""The composition root of the API: opens what it needs, mounts the doors, closes on the way out. No logic."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute, request_response
from starlette.types import Receive, Scope, Send

from core.clock import now
from core.log import configure
from core.redis import open_redis
from core.settings import Settings
from graph.cities.actions import load_cities
from graph.database import Database
from graph.migrations import migrate
from schema.build import schema
from schema.context import Context
from schema.execution.answers import SharedAnswers
from schema.execution.checks import check_rules
from schema.execution.documents import Documents, persisted_documents
from schema.execution.engine import Engine
from schema.execution.http import GraphQLEndpoint
from schema.execution.websocket import WebSocketEndpoint
from schema.graphiql import graphiql
from schema.health import Ready, alive
from schema.metrics import Metrics
from schema.onboarding.exports import Exports
from schema.onboarding.upload import PartnerImports
from schema.page import WebPage
from schema.sessions import session_of
from schema.works.stream import Playlists
from storage.ledger import Ledger
from storage.store import Store
from workers.queue import Queue
from workers.settings import media_names

METHODS = ("GET", "HEAD", "POST")


class Application(Starlette):
    """The API. GraphQL is answered before Starlette's middleware and routing, which cost a fifteenth of a page."""

    graphql: GraphQLEndpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or runs the life of the application."""
        if scope["type"] == "http" and scope["path"] == "/graphql" and scope["method"] in METHODS:
            await self.graphql(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create(settings: Settings | None = None) -> Starlette:
    """The application; `python -m uvicorn app:create --factory` serves it."""
    settings = settings or Settings.from_env()
    configure()
    db, store, redis = Database.open(settings), Store.unopened(settings), open_redis(settings)
    ledger = Ledger(redis)
    queue: list[Queue] = []
    core_schema = check_rules(schema())
    documents, engine = Documents(core_schema, persisted_documents(settings.frontend)), Engine(core_schema)
    secure = settings.public_url.startswith("https:")

    async def context(cookies: dict[str, str], authorization: str | None) -> Context:
        session, viewer = await session_of(db, redis, cookies, authorization, secure)
        return Context(db, store, redis, ledger, queue[0], settings, now(), session, viewer)

    async def redis_answers() -> bool:
        return bool(await redis.ping())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await migrate(db)
        await load_cities(db)
        await store.ensure_bucket()
        queue.append(await Queue.open(settings, media_names()))
        engine.prepare(documents.persisted())
        yield
        engine.close()
        await queue[0].close()
        await ledger.close()
        await store.close()
        await redis.aclose()
        if quick is not None:
            await quick.aclose()
        await db.close()

    # answers are only kept where Redis answers at once: nobody waits for it who needs it for nothing else
    quick = open_redis(settings, retries=0) if settings.answers else None
    answers = None if quick is None else SharedAnswers(core_schema, quick, engine.counts)
    trying_out = request_response(graphiql) if settings.environment == "development" else None
    endpoint = GraphQLEndpoint(engine, documents, context, trying_out, answers)
    exports = Exports(context)
    routes: list[Route | WebSocketRoute] = [
        Route("/graphql", endpoint, methods=METHODS),
        WebSocketRoute("/graphql", WebSocketEndpoint(core_schema, documents, context, settings.public_url).__call__),
        Route("/partner-imports", PartnerImports(context).__call__, methods=["POST"]),
        Route("/exports/partners.csv", exports.partners),
        Route("/exports/board.csv", exports.board),
        Route("/healthz", alive),
        Route("/metrics", Metrics(engine.counts).__call__),
        Route("/readyz", Ready({"graph": db.answers, "redis": redis_answers, "store": store.answers}).__call__),
        Route("/media/works/{id}/{name}", Playlists(context).__call__, methods=["GET", "HEAD"]),
        Route("/{path:path}", WebPage(settings).__call__, methods=["GET", "HEAD"]),
    ]
    application = Application(routes=routes, lifespan=lifespan)
    application.graphql = endpoint
    application.state.db = db  # tests hold lists to a fixed number of round trips
    application.state.engine, application.state.documents = engine, documents
    return application
