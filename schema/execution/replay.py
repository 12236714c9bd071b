"""Completes a spoilt run: graphql-core executes the operation with resolvers that give what they gave before.

So messages, paths and the way of nulls up the tree are graphql-core's own, and no resolver runs twice. A resolver
that the run had not come to is called now.
"""

from collections import deque
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLResolveInfo, GraphQLSchema, execute
from graphql.pyutils import Path

from schema.execution.plan import FieldPlan, Kind
from schema.execution.run import Run, kept


class Replay:
    """The values of one run, given out in the order in which they were loaded."""

    def __init__(self, run: Run, fields: dict[int, FieldPlan]) -> None:
        self._left: dict[tuple[tuple[str, ...], str, int], tuple[deque[Any], bool]] = {}
        for (number, parent), values in kept(run).items():
            field = fields[number]
            self._left[field.path, field.parent, parent] = deque(values), field.kind is Kind.ASYNC

    def resolve(self, resolve: Any, source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        """What a field's resolver gave for this parent at this place."""
        values, waits = self._left.get((_keys(info.path), info.parent_type.name, id(source)), (None, False))
        if not values:
            return resolve(source, info, **arguments)
        value = values.popleft()
        if waits:
            return _given(value)
        return _now(value)


async def _given(value: Any) -> Any:
    return _now(value)


def _now(value: Any) -> Any:
    if isinstance(value, BaseException):
        raise value
    return value


def _keys(path: Path | None) -> tuple[str, ...]:
    keys = []
    while path is not None:
        if isinstance(path.key, str):
            keys.append(path.key)
        path = path.prev
    return tuple(reversed(keys))


async def replay(
    schema: GraphQLSchema,
    document: DocumentNode,
    name: str | None,
    variables: dict[str, Any],
    context: Any,
    run: Run,
    fields: dict[int, FieldPlan],
) -> ExecutionResult:
    """graphql-core's result for the values that a run has loaded."""
    outcome: Any = execute(
        schema,
        document,
        context_value=context,
        variable_values=variables,
        operation_name=name,
        middleware=[Replay(run, fields)],
    )
    result: ExecutionResult = outcome if isinstance(outcome, ExecutionResult) else await outcome
    return result
