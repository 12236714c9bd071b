"""Answers for the signed-out that are kept: of persisted queries of a campaign's page or board.

Such an answer shows things of which each carries its id; it is dropped as soon as one of them is altered. A crowd that
asks for one that is not kept makes one execution: the first fills it, all others wait.
"""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import orjson
from graphql import (
    ExecutionResult,
    FieldNode,
    GraphQLSchema,
    OperationType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_interface_type,
    is_object_type,
    visit,
)
from redis.exceptions import RedisError

from core.errors import Refusal
from core.redis import RedisClient
from schema.execution.compiler import Answer
from schema.execution.documents import Document, Operation
from schema.nodes import split_id
from storage.answers import kept

ROOTS = frozenset({"campaign"})
_TRIES = 3
Execute = Callable[[], Awaitable[Answer | ExecutionResult]]


class SharedAnswers:
    """One a process. `counts` gets how many were `cached` (kept, or waited for) and how many were `filled`."""

    def __init__(self, schema: GraphQLSchema, redis: RedisClient, counts: Counter[str]) -> None:
        self._schema, self._redis, self._counts = schema, redis, counts
        self._flights: dict[str, asyncio.Future[bytes | None]] = {}

    def name(self, document: Document, operation: Operation, variables: dict[str, Any]) -> str | None:
        """The name under which the answer for the signed-out is kept; None where it is not kept at all."""
        if operation.shared is None:
            operation.shared = document.persisted and shareable(self._schema, document, operation)
        if not operation.shared:
            return None
        asked = orjson.dumps([document.sha256, operation.name, variables], option=orjson.OPT_SORT_KEYS)
        return hashlib.sha256(asked).hexdigest()

    async def serve(self, name: str, execute: Execute) -> bytes | ExecutionResult:
        """The body of the answer, or the result with its errors. Without Redis it is executed each time."""
        try:
            return await self._serve(name, execute)
        except RedisError:
            return _body(await execute())

    async def _serve(self, name: str, execute: Execute) -> bytes | ExecutionResult:
        for _ in range(_TRIES):
            body = await kept.find(self._redis, name)
            if body is None:
                flight = self._flights.get(name)
                if flight is None:
                    return await self._fill(name, execute)
                body = await asyncio.shield(flight)
            if body is not None:
                self._counts["cached"] += 1
                return body
        return _body(await execute())  # it is altered all the time

    async def _fill(self, name: str, execute: Execute) -> bytes | ExecutionResult:
        flight = self._flights[name] = asyncio.get_running_loop().create_future()
        lasting: bytes | None = None
        try:
            turn = await kept.begin(self._redis, name)
            if turn is None:
                lasting = await kept.filled_elsewhere(self._redis, name)
                if lasting is not None:
                    self._counts["cached"] += 1
                    return lasting
                return _body(await execute())
            try:
                found = await execute()
                body = _body(found)
                if isinstance(body, bytes) and isinstance(found, dict) and None not in found.values():
                    self._counts["filled"] += 1
                    if await kept.keep(self._redis, name, body, turn=turn, shows=set(_ids(found))):
                        lasting = body
                return body
            finally:
                await kept.end(self._redis, name)
        finally:
            del self._flights[name]
            flight.set_result(lasting)


def _body(found: Answer | ExecutionResult) -> bytes | ExecutionResult:
    return orjson.dumps({"data": found}) if isinstance(found, dict) else found


def _ids(shown: object) -> Iterator[str]:
    """Our ids of all things in an answer; of a board, that of its campaign."""
    if isinstance(shown, list):
        for each in shown:
            yield from _ids(each)
    elif isinstance(shown, dict):
        for key, value in shown.items():
            if key == "id" and isinstance(value, str):
                try:
                    yield split_id(value)[1].partition(":")[0]
                except Refusal:  # no id of a thing, only called so
                    continue
            else:
                yield from _ids(value)


def shareable(schema: GraphQLSchema, document: Document, operation: Operation) -> bool:
    """Whether an operation reads campaigns only and asks for the id of everything that has one."""
    if document.node is None or operation.node.operation is not OperationType.QUERY:
        return False
    roots = operation.node.selection_set.selections
    if not all(isinstance(each, FieldNode) and each.name.value in ROOTS for each in roots):
        return False
    types = TypeInfo(schema)
    look = _Ids(types)
    visit(document.node, TypeInfoVisitor(types, look))
    return look.all_asked


class _Ids(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self._types = types
        self.all_asked = True

    def enter_field(self, node: FieldNode, *_: object) -> None:
        named = get_named_type(self._types.get_type())
        if (is_object_type(named) or is_interface_type(named)) and "id" in named.fields:
            below = node.selection_set.selections if node.selection_set else ()
            self.all_asked &= any(
                isinstance(each, FieldNode) and each.name.value == "id" and not each.alias and not each.directives
                for each in below
            )
