"""`/graphql` over WebSocket: graphql-transport-ws, and no other sub-protocol.

connecting --connection_init--> ready --subscribe--> running --complete--> ready
anything out of order closes the connection with the code that the protocol names (4400, 4401, 4408, 4409, 4429)
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, cast

import orjson
from graphql import ExecutionResult, GraphQLError, GraphQLSchema, OperationType, execute, subscribe
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from core.errors import Denied, Unavailable
from schema.context import Context
from schema.execution.documents import Documents
from schema.execution.http import BadRequest, Contexts, asked_of
from schema.execution.outcomes import problem, told

PROTOCOL = "graphql-transport-ws"
INIT_WAIT_S = 10
MAX_MESSAGE = 64 * 1024
MAX_RUNNING = 32


class Close(Exception):
    """The connection ends with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


class WebSocketEndpoint:
    """Accepts connections; each is served by a `_Connection`."""

    def __init__(self, schema: GraphQLSchema, documents: Documents, contexts: Contexts, origin: str) -> None:
        self.schema, self.documents, self.contexts, self._origin = schema, documents, contexts, origin

    async def __call__(self, socket: WebSocket) -> None:
        """Serves one connection to its end."""
        origin = socket.headers.get("origin")
        if PROTOCOL not in socket.scope.get("subprotocols", []):
            await socket.accept()
            await socket.close(4406, "Subprotocol not acceptable")
            return
        if origin is not None and origin.rstrip("/") != self._origin and socket.cookies:
            await socket.close(4403, "Forbidden")
            return
        await socket.accept(subprotocol=PROTOCOL)
        await _Connection(self, socket).serve()


class _Connection:
    def __init__(self, endpoint: WebSocketEndpoint, socket: WebSocket) -> None:
        self._endpoint, self._socket = endpoint, socket
        self._ready = False
        self._authorization: str | None = None
        self._running: dict[str, asyncio.Task[None]] = {}

    async def serve(self) -> None:
        try:
            while True:
                await self._take(await self._receive())
        except Close as close:
            with suppress(RuntimeError):
                await self._socket.close(close.code, close.reason)
        except WebSocketDisconnect:
            pass
        finally:
            tasks = list(self._running.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _receive(self) -> dict[str, Any]:
        try:
            message = await asyncio.wait_for(self._socket.receive(), None if self._ready else INIT_WAIT_S)
        except TimeoutError as error:
            raise Close(4408, "Connection initialisation timeout") from error
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1000))
        text = message.get("text")
        if text is None or len(text) > MAX_MESSAGE:
            raise Close(4400, "Messages are JSON text of at most 64 KiB")
        try:
            data = orjson.loads(text)
        except (orjson.JSONDecodeError, RecursionError) as error:
            raise Close(4400, "Messages are JSON") from error
        if not isinstance(data, dict) or not isinstance(data.get("type"), str):
            raise Close(4400, "A message is an object with a type")
        return data

    async def _take(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "connection_init":
            await self._init(message.get("payload"))
        elif kind == "ping":
            await self._send({"type": "pong"})
        elif kind == "pong":
            return
        elif not self._ready:
            raise Close(4401, "Unauthorized")
        elif kind == "subscribe":
            self._start(message)
        elif kind == "complete":
            task = self._running.pop(str(message.get("id")), None)
            if task is not None:
                task.cancel()
        else:
            raise Close(4400, "Unknown message type")

    async def _init(self, payload: object) -> None:
        if self._ready:
            raise Close(4429, "Too many initialisation requests")
        if payload is not None and not isinstance(payload, dict):
            raise Close(4400, "The payload must be an object")
        token = (payload or {}).get("authorization")
        self._authorization = token if isinstance(token, str) else None
        try:
            await self._context()
        except Denied as denied:
            raise Close(4403, "Forbidden") from denied
        except Unavailable as down:
            raise Close(1013, "Try again later") from down
        self._ready = True
        await self._send({"type": "connection_ack"})

    async def _context(self) -> Context:
        return await self._endpoint.contexts(self._socket.cookies, self._authorization)

    def _start(self, message: dict[str, Any]) -> None:
        key = message.get("id")
        if not isinstance(key, str) or not 0 < len(key) <= 128:
            raise Close(4400, "`id` must be a string")
        if key in self._running:
            raise Close(4409, f"Subscriber for {key} already exists")
        if len(self._running) >= MAX_RUNNING:
            raise Close(4429, "Too many subscriptions")
        if not isinstance(message.get("payload"), dict):
            raise Close(4400, "`payload` must be an object")
        self._running[key] = asyncio.create_task(self._run(key, message["payload"]))

    async def _run(self, key: str, payload: dict[str, Any]) -> None:
        try:
            try:
                await self._answer(key, payload)
            except BadRequest as bad:
                await self._send({"id": key, "type": "error", "payload": problem(bad.code, bad.message)["errors"]})
                return
            except Exception as cause:  # noqa: BLE001 (the door: `told` masks and logs what is no answer)
                error = told(GraphQLError(str(cause), original_error=cause))
                if _is_down(error):
                    await self._leave()
                else:
                    await self._send({"id": key, "type": "error", "payload": [error]})
                return
            await self._send({"id": key, "type": "complete"})
        finally:
            self._running.pop(key, None)

    async def _answer(self, key: str, payload: dict[str, Any]) -> None:
        asked = asked_of(payload, self._endpoint.documents)
        node = asked.document.node
        if node is None:
            errors = [told(error) for error in asked.document.errors]
            raise BadRequest(400, "BAD_REQUEST", errors[0]["message"])
        kind = asked.document.operation(asked.operation_name)
        if kind is None:
            raise BadRequest(400, "BAD_REQUEST", "`operationName` must name one operation.")
        if kind is OperationType.MUTATION:
            raise BadRequest(400, "BAD_REQUEST", "Mutations go over HTTP.")
        run = subscribe if kind is OperationType.SUBSCRIPTION else execute
        outcome: Any = run(
            self._endpoint.schema,
            node,
            context_value=await self._context(),
            variable_values=asked.variables,
            operation_name=asked.operation_name,
        )
        if asyncio.iscoroutine(outcome) or isinstance(outcome, asyncio.Future):
            outcome = await outcome
        if isinstance(outcome, ExecutionResult):
            await self._next(key, outcome)
            return
        results = cast("AsyncIterator[ExecutionResult]", outcome)
        try:
            async for result in results:
                await self._next(key, result)
        finally:
            close = getattr(results, "aclose", None)
            if close is not None:
                await close()

    async def _next(self, key: str, result: ExecutionResult) -> None:
        payload: dict[str, Any] = {"data": result.data}
        if result.errors:
            payload["errors"] = [told(error) for error in result.errors]
            if any(_is_down(error) for error in payload["errors"]):
                raise Unavailable("a part")
        await self._send({"id": key, "type": "next", "payload": payload})

    async def _leave(self) -> None:
        """Closes as "try again later": clients connect anew and watch on, where an `error` would end their watching."""
        with suppress(RuntimeError):
            await self._socket.close(1013, "Try again later")

    async def _send(self, message: dict[str, Any]) -> None:
        if self._socket.application_state is WebSocketState.CONNECTED:
            with suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.send_text(orjson.dumps(message).decode())


def _is_down(error: dict[str, Any]) -> bool:
    return bool(error["extensions"].get("code") == "UNAVAILABLE")
