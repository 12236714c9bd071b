"""What a request to /graphql says: its sender, its body, the document it means."""

import hashlib
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import cookie_parser
from starlette.types import Receive, Scope

from schema.execution.documents import Document, Documents
from schema.execution.limits import MAX_BODY
from schema.sessions import SESSION_COOKIE

RESPONSE_JSON = "application/graphql-response+json"


class BadRequest(Exception):
    """A request that is not well-formed: HTTP status, code, message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@dataclass(frozen=True, slots=True)
class Asked:
    """A well-formed request."""

    document: Document
    operation_name: str | None
    variables: dict[str, Any]


class Head:
    """The headers of a request that matter here."""

    __slots__ = ("_headers", "authorization", "cookies", "request_id", "spoken")

    def __init__(self, scope: Scope) -> None:
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        self.cookies = cookie_parser(self.get(b"cookie")) if b"cookie" in self._headers else {}
        self.authorization = self.get(b"authorization") if b"authorization" in self._headers else None
        self.request_id = self.get(b"x-request-id")[:64]
        self.spoken = RESPONSE_JSON if RESPONSE_JSON in self.get(b"accept") else "application/json"

    def get(self, name: bytes) -> str:
        """A header's value, empty where it is absent."""
        return self._headers.get(name, b"").decode("latin-1")

    def check(self) -> None:
        """Raises BadRequest for a sender that a page of another site could be, and for bodies we do not read."""
        if self._headers.get(b"content-type") != b"application/json":
            kind = self.get(b"content-type").partition(";")[0].strip().lower()
            if kind != "application/json":
                raise BadRequest(415, "BAD_CONTENT_TYPE", "The body must be application/json.")
        if self.get(b"content-encoding").lower() not in ("", "identity"):
            raise BadRequest(415, "BAD_ENCODING", "The body must not be compressed.")
        by_cookie = SESSION_COOKIE in self.cookies and self.authorization is None
        if by_cookie and b"x-kindred" not in self._headers:
            raise BadRequest(403, "CROSS_SITE", "A request with a session needs the header X-Kindred.")

    async def body(self, receive: Receive) -> bytes:
        """The body, if it is not too large."""
        size = self.get(b"content-length")
        if size.isdigit() and len(size) < 12 and int(size) > MAX_BODY:
            raise _too_large()
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise BadRequest(400, "BAD_REQUEST", "The body ended early.")
            body += message.get("body", b"")
            if len(body) > MAX_BODY:
                raise _too_large()
            more = message.get("more_body", False)
        return body


def _too_large() -> BadRequest:
    return BadRequest(413, "TOO_LARGE", f"The body is larger than {MAX_BODY} bytes.")


def read_request(body: bytes | str, documents: Documents) -> Asked:
    """The request in a body; raises BadRequest for all that is none."""
    return asked_of(read_json(body, "The body"), documents)


def read_json(text: bytes | str, what: str) -> object:
    """JSON, or BadRequest."""
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise BadRequest(400, "BAD_JSON", f"{what} is not JSON.") from error


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
    if "extensions" in data and (sha256 := _automatic(data["extensions"])) is not None:
        return _automatically(sha256, text, documents)
    if not isinstance(text, str) or not text.strip():
        raise BadRequest(400, "BAD_REQUEST", "`query` must be a document, or `documentId` a known hash.")
    return documents.by_text(text)


def _automatic(extensions: object) -> str | None:
    """The hash of Apollo's automatic persisted queries, where a request has one."""
    persisted = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    if persisted is None:
        return None
    sha256 = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    if not isinstance(sha256, str) or len(sha256) != 64 or persisted.get("version") != 1:
        raise BadRequest(400, "BAD_REQUEST", "`extensions.persistedQuery` needs version 1 and a `sha256Hash`.")
    return sha256.lower()


def _automatically(sha256: str, text: object, documents: Documents) -> Document:
    if text is None:
        found = documents.by_hash(sha256) or documents.remembered(_digest(sha256))
        if found is None:
            # Apollo's clients read this message and code, with status 200, and send the text next
            raise BadRequest(200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        return found
    if not isinstance(text, str) or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
        raise BadRequest(400, "BAD_REQUEST", "provided sha does not match query")
    return documents.by_text(text)


def _digest(sha256: str) -> bytes:
    try:
        return bytes.fromhex(sha256)
    except ValueError as error:
        raise BadRequest(400, "BAD_REQUEST", "`sha256Hash` is not a SHA-256 in hexadecimal.") from error
