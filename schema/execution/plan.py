"""The plan of an operation: which fields are selected at each place, where their values come from, what may be null.

Fields are collected by graphql-core's own `collect_fields`, once for each object type that can stand at a place.
What the compiler does not support raises `Unsupported`; the operation is then graphql-core's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

BACKREF = GraphQLCoreConverter.DEFINITION_BACKREF
MAX_PLACES = 400
"""Object types times places: abstract types within abstract types multiply."""


class Unsupported(Exception):
    """The compiler leaves this operation to graphql-core; the message says what it met."""


class Kind(Enum):
    """Where a field's value comes from."""

    TYPENAME = auto()
    ATTRIBUTE = auto()
    SYNC = auto()
    ASYNC = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """Lists and nulls around a named type; `item` is None where no list is left."""

    nullable: bool
    item: "Shape | None" = None


@dataclass(slots=True)
class FieldPlan:
    """One response key at one place. `path` is the response keys from the root, without indices."""

    number: int
    path: tuple[str, ...]
    parent: str
    kind: Kind
    shape: Shape
    named: Any
    details: list[FieldDetails]
    definition: GraphQLField | None = None
    made: StrawberryField | None = None
    objects: "list[ObjectPlan]" = field(default_factory=list)

    @property
    def key(self) -> str:
        """The response key."""
        return self.path[-1]

    @property
    def asynchronous(self) -> bool:
        """Whether it, or anything below it, waits."""
        return self.kind is Kind.ASYNC or any(each.asynchronous for each in self.objects)


@dataclass(slots=True)
class ObjectPlan:
    """The fields of one object type at one place; `classes` are the Python classes its values have."""

    number: int
    of: GraphQLObjectType
    classes: tuple[type, ...]
    fields: list[FieldPlan] = field(default_factory=list)
    _asynchronous: bool | None = None

    @property
    def asynchronous(self) -> bool:
        """Whether any of its fields waits."""
        if self._asynchronous is None:
            self._asynchronous = any(each.asynchronous for each in self.fields)
        return self._asynchronous

    def walk(self) -> Iterator[FieldPlan]:
        """Every field at and below this place."""
        for each in self.fields:
            yield each
            for below in each.objects:
                yield from below.walk()


def shape_of(type_: GraphQLOutputType) -> tuple[Shape, Any]:
    """The shape of a field's type, and the named type inside."""
    nullable = not is_non_null_type(type_)
    inner: Any = type_ if nullable else type_.of_type  # type: ignore[union-attr]
    if is_list_type(inner):
        item, named = shape_of(inner.of_type)
        return Shape(nullable, item), named
    return Shape(nullable), inner


def classes_of(type_: GraphQLObjectType) -> tuple[type, ...]:
    """The classes whose instances stand for an object type."""
    definition = type_.extensions.get(BACKREF)
    if not isinstance(definition, StrawberryObjectDefinition):
        raise Unsupported(f"type {type_.name} is not strawberry's")
    if definition.is_type_of is not None:
        raise Unsupported(f"type {type_.name} has its own is_type_of")
    generic = (definition.concrete_of.origin,) if definition.concrete_of else ()
    return (definition.origin, *generic)


class Planner:
    """Makes the plan of one operation for the given values of its variables in @skip and @include."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: VariableValues,
    ) -> None:
        self._schema, self._operation, self._variables = schema, operation, variables
        self._fragments: dict[str, FragmentDetails] = {}
        for node in document.definitions:
            if isinstance(node, FragmentDefinitionNode):
                if node.variable_definitions:
                    raise Unsupported("fragment variables")
                self._fragments[node.name.value] = FragmentDetails(node)
        self._fields = 0
        self._places = 0

    def plan(self) -> ObjectPlan:
        """The plan, from the root type down."""
        root = self._schema.get_root_type(self._operation.operation)
        if root is None or self._operation.operation is OperationType.SUBSCRIPTION:
            raise Unsupported("subscriptions")
        collected = collect_fields(self._schema, self._fragments, self._variables, root, self._operation)
        if self._operation.operation is OperationType.MUTATION and len(collected.grouped_field_set) > 1:
            raise Unsupported("mutations of several fields")
        plan = self._place(root)
        for key, details in collected.grouped_field_set.items():
            plan.fields.append(self._field(root, (key,), details))
        return plan

    def _place(self, type_: GraphQLObjectType) -> ObjectPlan:
        self._places += 1
        if self._places > MAX_PLACES:
            raise Unsupported("too many object types at too many places")
        return ObjectPlan(self._places, type_, classes_of(type_))

    def _object(self, type_: GraphQLObjectType, path: tuple[str, ...], details: list[FieldDetails]) -> ObjectPlan:
        plan = self._place(type_)
        collected = collect_subfields(self._schema, self._fragments, self._variables, self._operation, type_, details)
        for key, below in collected.grouped_field_set.items():
            plan.fields.append(self._field(type_, (*path, key), below))
        return plan

    def _field(self, parent: GraphQLObjectType, path: tuple[str, ...], details: list[FieldDetails]) -> FieldPlan:
        name = details[0].node.name.value
        self._fields += 1
        if name == "__typename":
            return FieldPlan(self._fields, path, parent.name, Kind.TYPENAME, Shape(False), None, details)
        if name.startswith("__"):
            raise Unsupported("introspection")
        definition = self._schema.get_field(parent, name)
        assert definition is not None, "the document was validated"
        made = definition.extensions.get(BACKREF)
        if not isinstance(made, StrawberryField) or made.extensions:
            raise Unsupported(f"{parent.name}.{name} is not a plain strawberry field")
        shape, named = shape_of(definition.type)
        plan = FieldPlan(self._fields, path, parent.name, _kind(made), shape, named, details, definition, made)
        if not is_leaf_type(named):
            plan.objects = [self._object(each, path, details) for each in self._possible(named)]
        return plan

    def _possible(self, named: Any) -> list[GraphQLObjectType]:
        if is_object_type(named):
            return [named]
        assert is_abstract_type(named)
        origin: Any = named.extensions.get(BACKREF)
        if getattr(origin, "resolve_type", None) is not None:
            raise Unsupported(f"type {named.name} has its own resolve_type")
        found = list(self._schema.get_possible_types(named))
        classes = [classes_of(each) for each in found]
        if any(len(each) > 1 for each in classes):
            raise Unsupported(f"type {named.name} has generic members")
        return found


def _kind(made: StrawberryField) -> Kind:
    if made.base_resolver is None:
        return Kind.ATTRIBUTE
    return Kind.ASYNC if made.is_async else Kind.SYNC
