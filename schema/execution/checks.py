"""What our own route would pass over is found at start: it runs no extension, permission class or directive."""

from typing import Any

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, specified_directives
from strawberry.types.field import StrawberryField

from schema.execution.plan import BACKREF

KNOWN: frozenset[type] = frozenset()
"""Field extensions that the compiler and the fallback honour. None as yet: gates are in the domain."""


class UnknownRuleError(Exception):
    """The schema has rules that nobody would apply."""


def check_rules(schema: strawberry.Schema) -> GraphQLSchema:
    """The executable schema; raises UnknownRuleError where it has rules that would be passed over, and names each."""
    core = schema._schema
    wrong = [f"the schema has {name}" for name in ("extensions", "exception_handlers") if getattr(schema, name, ())]
    specified = {each.name for each in specified_directives}
    wrong += [f"the directive @{each.name}" for each in core.directives if each.name not in specified]
    for type_ in core.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and not type_.name.startswith("__"):
            wrong += [f"{type_.name}.{name} {why}" for name, field in type_.fields.items() for why in _unknown(field)]
    if wrong:
        raise UnknownRuleError("; ".join(wrong))
    return core


def _unknown(field: Any) -> list[str]:
    made = field.extensions.get(BACKREF)
    if not isinstance(made, StrawberryField):
        return ["is not strawberry's"]
    rules = [*map(type, made.extensions), *made.permission_classes]
    return [f"has {rule.__name__}" for rule in rules if rule not in KNOWN]
