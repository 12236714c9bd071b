"""`POST /graphql`: GraphQL over HTTP, with persisted documents, and bodies that are checked before anything runs."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, Protocol, cast

import orjson
from graphql import ExecutionResult, GraphQLSchema, OperationType, execute
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from core.errors import Denied, Unavailable
from core.ids import new_id
from core.log import request_id
from schema.context import Context
from schema.execution.documents import Document, Documents
from schema.execution.limits import MAX_BODY
from schema.execution.outcomes import problem, told
from schema.sessions import SESSION_COOKIE

RESPONSE_JSON = "application/graphql-response+json"


class Contexts(Protocol):
    """Makes the context of a request from its headers."""

    async def __call__(self, cookies: dict[str, str], authorization: str | None) -> Context: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A well-formed request."""

    document: Document
    operation_name: str | None
    variables: dict[str, Any]


class BadRequest(Exception):
    """A request that is not well-formed: status, code, message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class GraphQLEndpoint:
    """The endpoint. One instance a process."""

    def __init__(self, schema: GraphQLSchema, documents: Documents, contexts: Contexts) -> None:
        self._schema = schema
        self._documents = documents
        self._contexts = contexts

    async def __call__(self, request: Request) -> Response:
        """Answers one POST."""
        request_id.set(request.headers.get("x-request-id", "")[:64] or new_id())
        spoken = RESPONSE_JSON if RESPONSE_JSON in request.headers.get("accept", "") else "application/json"
        try:
            _check_sender(request)
            asked = read_request(await _body(request), self._documents)
            context = await self._contexts(request.cookies, request.headers.get("authorization"))
        except BadRequest as bad:
            return _answer(bad.status, problem(bad.code, bad.message), spoken)
        except Denied as denied:
            return _answer(401, problem(denied.code, denied.message), spoken)
        except Unavailable as down:
            return _answer(503, problem("UNAVAILABLE", str(down)), spoken)
        return await self._run(asked, context, spoken)

    async def _run(self, asked: Asked, context: Context, spoken: str) -> Response:
        refused = 400 if spoken == RESPONSE_JSON else 200
        if asked.document.node is None:
            return _answer(refused, {"errors": [told(e) for e in asked.document.errors]}, spoken)
        kind = asked.document.operation(asked.operation_name)
        if kind is None:
            return _answer(refused, problem("BAD_REQUEST", "`operationName` must name one operation."), spoken)
        if kind is OperationType.SUBSCRIPTION:
            return _answer(refused, problem("BAD_REQUEST", "Subscriptions go over graphql-transport-ws."), spoken)
        outcome = execute(
            self._schema,
            asked.document.node,
            context_value=context,
            variable_values=asked.variables,
            operation_name=asked.operation_name,
        )
        result = outcome if isinstance(outcome, ExecutionResult) else await cast("Awaitable[ExecutionResult]", outcome)
        await context.session.keep(context.redis, context.viewer)
        response = _result(result, refused, spoken)
        for cookie in context.session.cookies:
            response.headers.append("set-cookie", cookie)
        return response


def _result(result: ExecutionResult, refused: int, spoken: str) -> Response:
    errors = [told(error) for error in result.errors or []]
    if errors and result.data is None and all(error.path is None for error in result.errors or []):
        return _answer(refused, {"errors": errors}, spoken)  # nothing was run: variables of the wrong form
    body: dict[str, Any] = {"errors": errors} if errors else {}
    return _answer(200, {**body, "data": result.data}, spoken)


def _check_sender(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise BadRequest(415, "BAD_CONTENT_TYPE", "The body must be application/json.")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise BadRequest(415, "BAD_ENCODING", "The body must not be compressed.")
    by_cookie = SESSION_COOKIE in request.cookies and "authorization" not in request.headers
    if by_cookie and "x-kindred" not in request.headers:
        raise BadRequest(403, "CROSS_SITE", "A request with a session needs the header X-Kindred.")


async def _body(request: Request) -> bytes:
    size = request.headers.get("content-length", "")
    if size.isdigit() and len(size) < 12 and int(size) > MAX_BODY:
        raise BadRequest(413, "TOO_LARGE", f"The body is larger than {MAX_BODY} bytes.")
    chunks, total = [], 0
    try:
        async for chunk in request.stream():
            total += len(chunk)
            if total > MAX_BODY:
                raise BadRequest(413, "TOO_LARGE", f"The body is larger than {MAX_BODY} bytes.")
            chunks.append(chunk)
    except ClientDisconnect as gone:
        raise BadRequest(400, "BAD_REQUEST", "The body ended early.") from gone
    return b"".join(chunks)


def read_request(body: bytes | str, documents: Documents) -> Asked:
    """The request in a body; raises BadRequest for all that is none."""
    try:
        data = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise BadRequest(400, "BAD_JSON", "The body is not JSON.") from error
    return asked_of(data, documents)


def asked_of(data: object, documents: Documents) -> Asked:
    """The request in a decoded body or subscription payload."""
    if not isinstance(data, dict):
        raise BadRequest(400, "BAD_REQUEST", "The body must be a JSON object; batches are not taken.")
    name, variables = data.get("operationName"), data.get("variables")
    if name is not None and not isinstance(name, str):
        raise BadRequest(400, "BAD_REQUEST", "`operationName` must be a string.")
    if variables is not None and not isinstance(variables, dict):
        raise BadRequest(400, "BAD_REQUEST", "`variables` must be an object.")
    return Asked(_document(data, documents), name or None, variables or {})


def _document(data: dict[str, Any], documents: Documents) -> Document:
    text, document_id = data.get("query"), data.get("documentId")
    if isinstance(document_id, str):
        found = documents.by_hash(document_id.removeprefix("sha256:"))
        if found is not None:
            return found
        if text is None:
            raise BadRequest(400, "PERSISTED_DOCUMENT_NOT_FOUND", "No document has this hash; send its text.")
    if not isinstance(text, str) or not text.strip():
        raise BadRequest(400, "BAD_REQUEST", "`query` must be a document, or `documentId` a known hash.")
    return documents.by_text(text)


def _answer(status: int, body: dict[str, Any], spoken: str) -> Response:
    return Response(orjson.dumps(body), status, media_type=f"{spoken}; charset=utf-8")
