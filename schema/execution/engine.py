"""Runs operations: by graphql-core when first seen, compiled when seen again. Compiling is off the request's path."""

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import Any

from graphql import ExecutionResult, GraphQLSchema, execute
from graphql.execution.values import VariableValues

from schema.execution.compiler import Answer, Compiled, coerced, compiled
from schema.execution.documents import Document, Flags, Operation
from schema.execution.plan import Unsupported

_log = logging.getLogger("kindred.execution")
ROOM = 4_000_000
"""Characters of source of all compiled free operations together."""
MOST_FLAGS = 16
"""Compiled functions of one operation, for the values of the variables in its @skip and @include."""


class Engine:
    """One a process. `counts` says how operations were run: compiled, replayed, graphql_core, and what was compiled."""

    def __init__(self, schema: GraphQLSchema, *, compiling: bool = True) -> None:
        self.schema = schema
        self.counts: Counter[str] = Counter()
        self.compiling = compiling
        self._thread = ThreadPoolExecutor(1, "compile")
        self._kept: OrderedDict[tuple[int, Flags], tuple[Operation, int]] = OrderedDict()
        self._size = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self, operation: Operation, variables: dict[str, Any], context: Any) -> Answer | ExecutionResult:
        """The data of an operation that went well, or the result with its errors."""
        values: VariableValues | None = None
        flags: Flags = ()
        if operation.flags or operation.compiled:
            found = coerced(self.schema, operation.node, variables)
            if isinstance(found, ExecutionResult):
                return found
            values = found
            flags = tuple(values.coerced.get(name) for name in operation.flags)
        made = operation.compiled.get(flags)
        if made is None or values is None:
            self._note(operation, flags, variables)
            self.counts["graphql_core"] += 1
            return await self._by_graphql_core(operation, variables, context)
        self.counts["compiled"] += 1
        if (id(operation), flags) in self._kept:
            self._kept.move_to_end((id(operation), flags))
        answer = await made.run(variables, values, context)
        if isinstance(answer, ExecutionResult):
            self.counts["replayed"] += 1
        return answer

    async def _by_graphql_core(self, operation: Operation, variables: dict[str, Any], context: Any) -> ExecutionResult:
        outcome = execute(
            self.schema,
            operation.document,
            context_value=context,
            variable_values=variables,
            operation_name=operation.name,
        )
        return outcome if isinstance(outcome, ExecutionResult) else await outcome

    def _note(self, operation: Operation, flags: Flags, variables: dict[str, Any]) -> None:
        if not self.compiling or flags in operation.compiled:
            return
        if flags not in operation.seen:
            if len(operation.seen) < MOST_FLAGS:
                operation.seen.add(flags)
            return
        values = coerced(self.schema, operation.node, variables)
        if isinstance(values, ExecutionResult):
            return
        operation.compiled[flags] = None  # until it is made; and for good where it cannot be
        task = asyncio.create_task(self._compile(operation, flags, values))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _compile(self, operation: Operation, flags: Flags, values: VariableValues) -> None:
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(self._thread, self._made, operation, values)
        if made is None:
            return
        operation.compiled[flags] = made
        self._kept[id(operation), flags] = operation, len(made.source)
        self._size += len(made.source)
        while self._size > ROOM:
            (_, dropped_flags), (dropped, size) = self._kept.popitem(last=False)
            self._size -= size
            dropped.compiled.pop(dropped_flags, None)
            dropped.seen.discard(dropped_flags)

    def _made(self, operation: Operation, values: VariableValues) -> Compiled | None:
        name = operation.name or (operation.node.name.value if operation.node.name else "unnamed")
        try:
            made = compiled(self.schema, operation.document, operation.node, values, operation.name)
        except Unsupported as reason:
            _log.info("operation %s stays with graphql-core: %s", name, reason)
            self.counts[f"unsupported: {reason}"] += 1
            return None
        except Exception:  # noqa: BLE001 - a fault of the compiler must not cost the answer
            _log.exception("operation %s could not be compiled", name)
            self.counts["compile_failed"] += 1
            return None
        self.counts["made"] += 1
        return made

    def prepare(self, documents: Iterable[Document]) -> None:
        """Compiles the persisted documents, for all values of their flags where those are few."""
        for document in documents:
            operation = document.meant(None)
            if not self.compiling or operation is None or 2 ** len(operation.flags) > MOST_FLAGS:
                continue
            for flags in product((True, False), repeat=len(operation.flags)):
                values = VariableValues({}, dict(zip(operation.flags, flags, strict=True)))
                operation.compiled[flags] = self._made(operation, values)

    async def settle(self) -> None:
        """Waits until all that is being compiled is made."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    def close(self) -> None:
        """Ends the compiling thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)
