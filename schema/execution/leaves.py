"""Scalars and enums: a test that says "this needs no work", and a function for all else.

The function does what graphql-core's `complete_value` does with a leaf: exceptions rise, null is null where it
may be, the type's own serialiser speaks last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLEnumType, GraphQLScalarType, Undefined, is_enum_type

Complete = Callable[[Any], Any]


class Anomaly(Exception):
    """A value that the compiled function does not answer with: graphql-core completes the loaded data instead."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """`ready` is a test in Python on `{v}`; where it holds, `{v}` becomes `shown`. Empty: always `complete`."""

    ready: str
    shown: str
    complete: Complete
    constants: dict[str, Any]


_READY = {
    "String": "{v}.__class__ is str",
    "ID": "{v}.__class__ is str",
    "Boolean": "({v} is True or {v} is False)",
    "Int": "({v}.__class__ is int and -2147483648 <= {v} <= 2147483647)",
    "Float": "({v}.__class__ is float and {v} - {v} == 0.0)",
}


def leaf_of(type_: Any, nullable: bool) -> Leaf:
    """How values of a leaf type are completed."""
    complete = _completing(type_, nullable)
    if is_enum_type(type_):
        return _enum(type_, complete)
    assert isinstance(type_, GraphQLScalarType)
    return Leaf(_READY.get(type_.name, ""), "{v}", complete, {})


def _completing(type_: Any, nullable: bool) -> Complete:
    coerce = type_.coerce_output_value

    def complete(value: Any) -> Any:
        if value is None or value is Undefined:
            if nullable:
                return None
            raise Anomaly
        if isinstance(value, Exception):
            raise Anomaly
        coerced = coerce(value)
        if coerced is None or coerced is Undefined:
            raise Anomaly
        return coerced

    return complete


def _enum(type_: GraphQLEnumType, complete: Complete) -> Leaf:
    members = getattr(type_, "wrapped_cls", None)
    if members is None:
        return Leaf("", "{v}", complete, {})
    try:
        names = {member.name: type_.coerce_output_value(member) for member in members.__members__.values()}
    except (ValueError, TypeError):
        return Leaf("", "{v}", complete, {})
    known = f"E_{type_.name}"
    test = "{v}.__class__ is " + known
    if all(name == shown for name, shown in names.items()):
        return Leaf(test, "{v}._name_", complete, {known: members})
    return Leaf(test, f"N_{type_.name}[{{v}}._name_]", complete, {known: members, f"N_{type_.name}": names})
