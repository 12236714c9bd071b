"""`/graphql` over HTTP, as a plain ASGI application.

POST takes any document; GET takes public persisted queries, answered as to nobody, which caches may keep.
"""

import hashlib
from typing import Any, Protocol
from urllib.parse import parse_qsl

import orjson
from graphql import ExecutionResult, GraphQLError, OperationType
from starlette.types import ASGIApp, Receive, Scope, Send

from core.ids import new_id
from core.log import request_id
from schema.context import Context
from schema.execution.answers import SharedAnswers
from schema.execution.compiler import Answer
from schema.execution.documents import Documents, Operation
from schema.execution.engine import Engine
from schema.execution.outcomes import problem, told
from schema.execution.requests import RESPONSE_JSON, Asked, BadRequest, Head, asked_of, read_json, read_request

__all__ = ["Asked", "BadRequest", "Contexts", "GraphQLEndpoint", "asked_of", "read_request"]

CACHE = "public, max-age=5, stale-while-revalidate=30"
_MAX_QUERY_STRING = 16 * 1024
_KINDS = {kind: f"{kind}; charset=utf-8".encode() for kind in (RESPONSE_JSON, "application/json")}


class Contexts(Protocol):
    """Makes the context of a request from its headers."""

    async def __call__(self, cookies: dict[str, str], authorization: str | None) -> Context: ...


class GraphQLEndpoint:
    """The endpoint. One instance a process. GET without a documentId is `page`'s, where there is one.

    With `answers`, those for the signed-out are kept.
    """

    def __init__(
        self,
        engine: Engine,
        documents: Documents,
        contexts: Contexts,
        page: ASGIApp | None = None,
        answers: SharedAnswers | None = None,
    ) -> None:
        self._engine = engine
        self._answers = answers
        self._documents = documents
        self._contexts = contexts
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["method"] != "POST" and self._page is not None and b"documentId=" not in scope["query_string"]:
            await self._page(scope, receive, send)
            return
        head = Head(scope)
        request_id.set(head.request_id or new_id())
        try:
            if scope["method"] == "POST":
                status, body, headers = await self._post(head, receive)
            else:
                status, body, headers = await self._get(head, scope["query_string"])
        except BadRequest as bad:
            self._engine.counts["refused"] += 1
            status, body, headers = bad.status, orjson.dumps(problem(bad.code, bad.message)), []
        kind = (b"content-type", _KINDS[head.spoken])
        sent = [kind, (b"content-length", str(len(body)).encode()), *headers] if status != 304 else headers
        await send({"type": "http.response.start", "status": status, "headers": sent})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _post(self, head: Head, receive: Receive) -> "Told":
        head.check()
        asked = read_request(await head.body(receive), self._documents)
        refused = 400 if head.spoken == RESPONSE_JSON else 200
        operation = _operation(asked, refused)
        if isinstance(operation, tuple):
            self._engine.counts["refused"] += 1
            return operation
        try:
            context = await self._contexts(head.cookies, head.authorization)
        except Exception as cause:  # noqa: BLE001 - the door: `told` masks and logs what is no answer
            return _no_context(cause)
        found = await self._run(asked, operation, context)
        await context.session.keep(context.redis, context.viewer)
        cookies = [(b"set-cookie", cookie.encode("latin-1")) for cookie in context.session.cookies]
        if not isinstance(found, ExecutionResult):
            return 200, found if isinstance(found, bytes) else orjson.dumps({"data": found}), cookies
        status, body = _result(found, refused)
        return status, body, cookies

    async def _get(self, head: Head, query: bytes) -> "Told":
        asked = self._asked_by_address(query)
        operation = _operation(asked, 400)
        if isinstance(operation, tuple):
            self._engine.counts["refused"] += 1
            return operation
        if operation.node.operation is not OperationType.QUERY:
            raise BadRequest(405, "BAD_REQUEST", "Only queries are answered to GET.")
        try:
            context = await self._contexts({}, None)
        except Exception as cause:  # noqa: BLE001 - the door: `told` masks and logs what is no answer
            return _no_context(cause)
        found = await self._run(asked, operation, context)
        if isinstance(found, ExecutionResult):
            status, body = _result(found, 400)
            if found.errors:
                return status, body, [(b"cache-control", b"no-store")]
        else:
            body = found if isinstance(found, bytes) else orjson.dumps({"data": found})
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = [(b"etag", etag.encode()), (b"cache-control", CACHE.encode()), (b"vary", b"accept")]
        if etag in [each.strip().removeprefix("W/") for each in head.get(b"if-none-match").split(",")]:
            return 304, b"", headers
        return 200, body, headers

    async def _run(self, asked: Asked, operation: Operation, context: Context) -> bytes | Answer | ExecutionResult:
        if self._answers is not None and context.viewer is None:
            name = self._answers.name(asked.document, operation, asked.variables)
            if name is not None:
                return await self._answers.serve(name, lambda: self._engine.run(operation, asked.variables, context))
        return await self._engine.run(operation, asked.variables, context)

    def _asked_by_address(self, query: bytes) -> Asked:
        if len(query) > _MAX_QUERY_STRING:
            raise BadRequest(414, "TOO_LARGE", "The address is too long; use POST.")
        given = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
        data = {name: given[name] for name in ("documentId", "operationName") if given.get(name)}
        if "documentId" not in data:
            raise BadRequest(400, "BAD_REQUEST", "GET takes the `documentId` of a persisted query; use POST.")
        variables = read_json(given["variables"], "`variables`") if given.get("variables") else None
        return asked_of({**data, "variables": variables}, self._documents)


Told = tuple[int, bytes, list[tuple[bytes, bytes]]]


def _operation(asked: Asked, refused: int) -> Operation | Told:
    if asked.document.node is None:
        return refused, orjson.dumps({"errors": [told(error) for error in asked.document.errors]}), []
    operation = asked.document.meant(asked.operation_name)
    if operation is None:
        raise BadRequest(refused, "BAD_REQUEST", "`operationName` must name one operation.")
    if operation.node.operation is OperationType.SUBSCRIPTION:
        raise BadRequest(refused, "BAD_REQUEST", "Subscriptions go over graphql-transport-ws.")
    return operation


def _no_context(cause: Exception) -> Told:
    error = told(GraphQLError(str(cause), original_error=cause))
    status = {"BAD_TOKEN": 401, "UNAVAILABLE": 503}.get(error["extensions"]["code"], 500)
    return status, orjson.dumps({"errors": [error]}), []


def _result(result: ExecutionResult, refused: int) -> tuple[int, bytes]:
    errors = [told(error) for error in result.errors or []]
    if errors and result.data is None and all(error.path is None for error in result.errors or []):
        return refused, orjson.dumps({"errors": errors})  # nothing was run: variables of the wrong form
    body: dict[str, Any] = {"errors": errors} if errors else {}
    return 200, orjson.dumps({**body, "data": result.data})
