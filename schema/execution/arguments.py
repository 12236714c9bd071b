"""Arguments of resolvers, converted once an operation: by graphql-core's rules, then by strawberry's.

Literals are converted when the operation is compiled, plain scalars in variables are passed on; for all else the
two libraries' own functions run, once a request.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    GraphQLArgument,
    GraphQLSchema,
    ListValueNode,
    Node,
    NullValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    is_leaf_type,
    is_non_null_type,
)
from graphql.execution.values import VariableValues, get_argument_values
from graphql.utilities.coerce_input_value import coerce_default_value, coerce_input_literal
from strawberry.relay.types import GlobalID
from strawberry.types.arguments import convert_arguments
from strawberry.types.base import StrawberryOptional

from schema.execution.plan import FieldPlan

Arguments = dict[str, Any]
_FIXED = (str, int, float, bool, Enum, date, datetime, type(None))


@dataclass(frozen=True, slots=True)
class ArgumentPlan:
    """`fixed`: the same each time; otherwise `make(variables, info)`, whose exceptions belong to the field."""

    fixed: Arguments | None
    make: Callable[[VariableValues, Any], Arguments]


def argument_plan(schema: GraphQLSchema, plan: FieldPlan) -> ArgumentPlan:
    """How the keyword arguments of a field's resolver come about."""
    node, definition, made = plan.details[0].node, plan.definition, plan.made
    assert definition is not None
    assert made is not None
    strawberry_schema: Any = schema._strawberry_schema  # type: ignore[attr-defined]
    config = strawberry_schema.config
    registry = strawberry_schema.schema_converter.scalar_registry

    def general(variables: VariableValues, info: Any) -> Arguments:
        raw = get_argument_values(definition, node, variables)
        return convert_arguments(raw, made.arguments, registry, config, info)

    if not definition.args:
        return ArgumentPlan({}, general)
    if not any(variables_in(node.arguments)):
        return ArgumentPlan(_fixed(general), general)
    passed = _passed(plan, config)
    if passed is None:
        return ArgumentPlan(None, general)

    def quick(variables: VariableValues, info: Any) -> Arguments:
        coerced = variables.coerced
        found: Arguments = {}
        for each in passed:
            value = each.literal if each.variable is None else coerced.get(each.variable, each.default)
            if value is None or value is Undefined:
                if each.required:
                    return general(variables, info)
                if value is Undefined:
                    continue
            found[each.name] = value
        return found

    return ArgumentPlan(None, quick)


def _fixed(general: Callable[[VariableValues, Any], Arguments]) -> Arguments | None:
    try:
        found = general(VariableValues({}, {}), None)
    except Exception:  # noqa: BLE001 - whatever it is, it is the field's error, each time it is asked
        return None
    return found if all(isinstance(value, _FIXED) for value in found.values()) else None


@dataclass(frozen=True, slots=True)
class _Passed:
    """An argument that is a plain scalar or enum: as a literal, in a variable, or left to its default."""

    name: str
    required: bool
    variable: str | None
    literal: Any
    default: Any


def _passed(plan: FieldPlan, config: Any) -> list[_Passed] | None:
    assert plan.definition is not None
    assert plan.made is not None
    given = {node.name.value: node.value for node in plan.details[0].node.arguments or ()}
    found = []
    for argument in plan.made.arguments:
        name = config.name_converter.from_argument(argument)
        one = _one(str(argument.python_name), plan.definition.args[name], given.get(name), argument.type)
        if one is None:
            return None
        found.append(one)
    return found


def _one(name: str, definition: GraphQLArgument, value: ValueNode | None, type_: object) -> _Passed | None:
    required = is_non_null_type(definition.type)
    inner: Any = definition.type.of_type if is_non_null_type(definition.type) else definition.type
    plain = type_.of_type if isinstance(type_, StrawberryOptional) else type_
    if not is_leaf_type(inner) or plain is GlobalID:
        return None
    default = coerce_default_value(definition)
    if isinstance(value, VariableNode):
        return _Passed(name, required, value.name.value, Undefined, default)
    literal = default if value is None else coerce_input_literal(value, definition.type)
    if value is not None and literal is Undefined:
        return None
    return _Passed(name, required, None, literal, default)


def variables_in(nodes: Any) -> Iterator[str]:
    """The names of the variables in argument nodes or values."""
    for node in nodes or ():
        if isinstance(node, VariableNode):
            yield node.name.value
        elif isinstance(node, ListValueNode):
            yield from variables_in(node.values)
        elif isinstance(node, ObjectValueNode):
            yield from variables_in(each.value for each in node.fields)
        elif isinstance(node, Node) and hasattr(node, "value") and not isinstance(node, (FieldNode, NullValueNode)):
            yield from variables_in((node.value,)) if isinstance(node.value, Node) else ()
