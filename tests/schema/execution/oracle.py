"""Both ways of executing an operation, side by side."""

from typing import Any

from graphql import ExecutionResult, GraphQLSchema, OperationDefinitionNode, execute, parse, validate

from schema.execution.compiler import Compiled, coerced, compiled


async def by_graphql_core(core: GraphQLSchema, text: str, variables: dict[str, Any], context: Any) -> ExecutionResult:
    """The oracle's result."""
    outcome: Any = execute(core, parse(text), context_value=context, variable_values=variables)
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


def told(result: ExecutionResult) -> tuple[Any, list[Any]]:
    """Data, and errors as a client sees them."""
    return result.data, [error.formatted for error in result.errors or []]
