"""From an operation to one asynchronous function."""

import asyncio
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode
from graphql.execution.values import VariableValues, get_variable_values

from schema.execution.arguments import ArgumentPlan, argument_plan
from schema.execution.levels import Levels
from schema.execution.plan import FieldPlan, Kind, ObjectPlan, Planner
from schema.execution.replay import replay
from schema.execution.run import LightInfo, Run

Answer = dict[str, Any]


@dataclass(slots=True)
class Compiled:
    """An operation for certain values of the variables in its @skip and @include. `source` is for people."""

    schema: GraphQLSchema
    document: DocumentNode
    name: str | None
    source: str
    function: Any
    waits: bool
    arguments: list[ArgumentPlan]
    fields: dict[int, FieldPlan]

    async def run(self, variables: dict[str, Any], values: VariableValues, context: Any) -> Answer | ExecutionResult:
        """The data, or, where anything is not plainly right, graphql-core's result. `values` are the coerced ones."""
        info = LightInfo(context)
        keywords: list[dict[str, Any] | None] = []
        for plan in self.arguments:
            try:
                keywords.append(plan.make(values, info))
            except Exception:  # noqa: BLE001 - the error is the field's; graphql-core tells it in its place
                keywords.append(None)
        run = Run(keywords)
        found = self.function((None,), run, info)
        answers = await found if self.waits else found
        if not run.spoilt:
            answer: Answer = answers[0]
            return answer
        return await replay(self.schema, self.document, self.name, variables, context, run, self.fields)


def coerced(
    schema: GraphQLSchema, operation: OperationDefinitionNode, variables: dict[str, Any]
) -> VariableValues | ExecutionResult:
    """The variables as graphql-core coerces them, or its errors."""
    found = get_variable_values(schema, operation.variable_definitions or (), variables, max_errors=50)
    return ExecutionResult(None, found) if isinstance(found, list) else found


def compiled(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    values: VariableValues,
    name: str | None,
) -> Compiled:
    """Compiles an operation; raises Unsupported for what is graphql-core's."""
    root = Planner(schema, document, operation, values).plan()
    fields = {field.number: field for field in root.walk()}
    arguments = {
        number: argument_plan(schema, field)
        for number, field in fields.items()
        if field.kind in (Kind.SYNC, Kind.ASYNC)
    }
    source, function = _written(root, arguments)
    changing = [plan for plan in arguments.values() if plan.fixed is None]
    return Compiled(schema, document, name, source, function, root.asynchronous, changing, fields)


def _written(root: ObjectPlan, arguments: dict[int, ArgumentPlan]) -> tuple[str, Any]:
    levels = Levels(arguments)
    name = levels.place(root)
    objects = levels.objects
    source = "\n\n\n".join(objects.functions) + "\n"
    names: dict[str, Any] = {**objects.names, "gather": asyncio.gather}
    exec(compile(source, f"<operation {name}>", "exec"), names)  # noqa: S102 - names and constants of our own schema
    for field in objects.tables:
        table = names[f"D{field.number}"]
        for plan in field.objects:
            table[plan.classes[0]] = names[f"v{plan.number}"]
    return source, names[name]
