"""Both ways of executing an operation, side by side."""

from dataclasses import replace
from typing import Any

from graphql import (
    ExecutionResult,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    execute,
    parse,
    print_ast,
    validate,
)

from schema.execution.compiler import Compiled, coerced, compiled
from schema.execution.documents import Operation
from schema.execution.engine import Engine
from schema.execution.plan import Unsupported


async def by_graphql_core(
    core: GraphQLSchema, text: str, variables: dict[str, Any], context: Any, name: str | None = None
) -> ExecutionResult:
    """The oracle's result."""
    outcome: Any = execute(core, parse(text), context_value=context, variable_values=variables, operation_name=name)
    result: ExecutionResult = outcome if isinstance(outcome, ExecutionResult) else await outcome
    return result


def compile_text(core: GraphQLSchema, text: str, variables: dict[str, Any]) -> Compiled | ExecutionResult:
    """The compiled operation of a valid document with one operation, or the errors of its variables."""
    document = parse(text)
    assert validate(core, document) == []
    operation = next(node for node in document.definitions if isinstance(node, OperationDefinitionNode))
    values = coerced(core, operation, variables)
    if isinstance(values, ExecutionResult):
        return values
    return compiled(core, document, operation, values, None)


async def by_us(core: GraphQLSchema, text: str, variables: dict[str, Any], context: Any) -> ExecutionResult:
    """The compiled operation's result."""
    made = compile_text(core, text, variables)
    if isinstance(made, ExecutionResult):
        return made
    operation = next(node for node in made.document.definitions if isinstance(node, OperationDefinitionNode))
    values = coerced(core, operation, variables)
    assert not isinstance(values, ExecutionResult)
    found = await made.run(variables, values, context)
    return found if isinstance(found, ExecutionResult) else ExecutionResult(found, None)


def told(result: ExecutionResult, places: bool = True) -> tuple[Any, list[Any]]:
    """Data, and errors as a client sees them; with or without their places in the text."""
    errors: list[dict[str, Any]] = [dict(error.formatted) for error in result.errors or []]
    return result.data, errors if places else [{**error, "locations": None} for error in errors]


Question = tuple[Operation, dict[str, Any], Any]


def watched(engine: Engine) -> list[Question]:
    """From here on, the queries that an engine runs, each with the variables and the context of its first time."""
    asked: list[Question] = []
    known: set[str] = set()
    run = engine.run

    async def watching(operation: Operation, variables: dict[str, Any], context: Any) -> Any:
        key = repr((id(operation), variables, context.viewer))
        if operation.node.operation is OperationType.QUERY and key not in known:
            known.add(key)
            asked.append((operation, variables, context))
        return await run(operation, variables, context)

    engine.run = watching  # type: ignore[method-assign]
    return asked


async def answered_alike(core: GraphQLSchema, asked: list[Question]) -> None:
    """Asserts that graphql-core and compiled operations answer alike, and that most of them are compiled."""
    left = 0
    for operation, variables, context in asked:
        values = coerced(core, operation.node, variables)
        if isinstance(values, ExecutionResult):
            continue
        try:
            made = compiled(core, operation.document, operation.node, values, operation.name)
        except Unsupported:
            left += 1
            continue
        theirs = await by_graphql_core(core, print_ast(operation.document), variables, fresh(context), operation.name)
        ours = await made.run(variables, values, fresh(context))
        result = ours if isinstance(ours, ExecutionResult) else ExecutionResult(ours, None)
        assert told(result, places=False) == told(theirs, places=False), print_ast(operation.document)
    assert left <= 0.1 * len(asked) + 5


def fresh(context: Any) -> Any:
    """The same request once more, with nothing loaded yet."""
    return replace(context, _loaders={})
