"""Rules that nobody would apply stop the start."""

from typing import Any

import pytest
import strawberry
from strawberry.directive import DirectiveLocation, DirectiveValue
from strawberry.extensions import FieldExtension, MaskErrors
from strawberry.permission import BasePermission

from schema.build import schema
from schema.execution.checks import UnknownRuleError, check_rules


class Members(BasePermission):
    message = "Members only."

    def has_permission(self, source: Any, info: Any, **kwargs: Any) -> bool:
        return False


class Loud(FieldExtension):
    def resolve(self, next_: Any, source: Any, info: Any, **kwargs: Any) -> Any:
        return str(next_(source, info, **kwargs)).upper()


def hello() -> str:
    return "hello"


@strawberry.type
class Inner:
    secret: str = strawberry.field(resolver=hello, permission_classes=[Members])


@strawberry.type
class Guarded:
    @strawberry.field
    def inner(self) -> Inner:
        return Inner()


@strawberry.type
class Extended:
    name: str = strawberry.field(resolver=hello, extensions=[Loud()])


@strawberry.type
class Plain:
    name: str = strawberry.field(resolver=hello)


@strawberry.directive(locations=[DirectiveLocation.FIELD])
def upper(value: DirectiveValue[str]) -> str:
    return value.upper()


@pytest.mark.parametrize(
    ("made", "named"),
    [
        (strawberry.Schema(Guarded), "Inner.secret has"),
        (strawberry.Schema(Extended), "Extended.name has Loud"),
        (strawberry.Schema(Plain, extensions=[MaskErrors]), "the schema has extensions"),
        (strawberry.Schema(Plain, directives=[upper]), "the directive @upper"),
    ],
    ids=["permission class", "field extension", "schema extension", "directive"],
)
def test_rule_that_would_be_passed_over_is_named(made: strawberry.Schema, named: str) -> None:
    with pytest.raises(UnknownRuleError, match=named):
        check_rules(made)


def test_our_schema_has_none() -> None:
    assert check_rules(schema()) is schema()._schema
