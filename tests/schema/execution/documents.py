"""Operations over any schema, made by hypothesis: aliases, fragments, variables, @skip and @include, bad arguments."""

import zlib
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_enum_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from hypothesis import strategies as st

Draw = Any


@dataclass
class Maker:
    """Writes one document."""

    schema: GraphQLSchema
    draw: Draw
    values: dict[str, Any]
    depth: int = 4
    skip_fields: frozenset[str] = frozenset()
    declared: dict[str, str] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)

    def document(self, kind: str = "query") -> tuple[str, dict[str, Any]]:
        """The text, and the variables."""
        root = self.schema.query_type if kind == "query" else self.schema.mutation_type
        body = self.selection(root, self.depth, only_one=kind == "mutation")
        declared = ", ".join(f"${name}: {type_}" for name, type_ in self.declared.items())
        head = f"{kind} Made({declared})" if declared else f"{kind} Made"
        return "\n".join([f"{head} {body}", *self.fragments]), self.given

    def selection(self, type_: Any, depth: int, only_one: bool = False) -> str:
        names = [name for name in type_.fields if name not in self.skip_fields] if hasattr(type_, "fields") else []
        names = [name for name in names if depth > 0 or is_leaf_type(get_named_type(type_.fields[name].type))]
        chosen = self.draw(st.lists(st.sampled_from(names), max_size=1 if only_one else 4)) if names else []
        if only_one and not chosen:
            chosen = names[:1]
        parts = [self.one(type_, name, depth) for name in chosen]
        if not only_one:
            parts += self.inner(type_, depth)
        return "{ " + " ".join(parts or ["__typename"]) + " }"

    def inner(self, type_: Any, depth: int) -> list[str]:
        if depth <= 0 or self.draw(st.integers(0, 3)):
            return [] if self.draw(st.booleans()) else ["__typename"]
        possible = list(self.schema.get_possible_types(type_)) if is_abstract_type(type_) else [type_]
        target = self.draw(st.sampled_from([*possible, type_]))
        body = self.selection(target, depth - 1)
        if self.draw(st.booleans()):
            return [f"... on {target.name}{self.condition()} {body}"]
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {target.name} {body}")
        return [f"...{name}{self.condition()}"]

    def condition(self) -> str:
        pick = self.draw(st.integers(0, 5))
        if pick > 1:
            return ""
        word = "skip" if pick else "include"
        if self.draw(st.booleans()):
            return f" @{word}(if: {'true' if self.draw(st.booleans()) else 'false'})"
        name = f"b{self.draw(st.integers(0, 2))}"
        self.declared[name] = "Boolean!"
        self.given[name] = self.given.get(name, self.draw(st.booleans()))
        return f" @{word}(if: ${name})"

    def one(self, type_: Any, name: str, depth: int) -> str:
        definition = type_.fields[name]
        arguments = [self.argument(key, each) for key, each in definition.args.items()]
        given = ", ".join(each for each in arguments if each)
        named = get_named_type(definition.type)
        # two fields of one response key must agree: an alias that says all of it cannot clash
        said = zlib.crc32(f"{name} {given} {definition.type}".encode())
        alias = f"a{said}: " if given or self.draw(st.booleans()) else ""
        below = "" if is_leaf_type(named) else " " + self.selection(named, depth - 1)
        return f"{alias}{name}{f'({given})' if given else ''}{self.condition()}{below}"

    def argument(self, name: str, definition: GraphQLArgument) -> str:
        required = is_non_null_type(definition.type) and definition.default is None
        if not required and self.draw(st.booleans()):
            return ""
        value = self.draw(self.value(definition.type, name))
        if self.draw(st.integers(0, 2)):
            return f"{name}: {literal(definition.type, value)}"
        variable = f"v{len(self.declared)}"
        self.declared[variable] = str(definition.type)
        if value is not None or self.draw(st.booleans()):
            self.given[variable] = value
        elif is_non_null_type(definition.type):
            self.given[variable] = self.draw(self.value(definition.type, name))
        return f"{name}: ${variable}"

    def value(self, type_: Any, name: str) -> Any:
        if is_non_null_type(type_):
            return self.solid(type_.of_type, name)
        return st.one_of(st.none(), self.solid(type_, name))

    def solid(self, type_: Any, name: str) -> Any:
        if is_list_type(type_):
            return st.lists(self.value(type_.of_type, name), max_size=2)
        if is_enum_type(type_):
            return st.sampled_from(list(type_.values))
        if is_input_object_type(type_):
            return st.fixed_dictionaries(
                {key: self.value(each.type, key) for key, each in type_.fields.items() if is_non_null_type(each.type)},
                optional={
                    key: self.value(each.type, key)
                    for key, each in type_.fields.items()
                    if not is_non_null_type(each.type)
                },
            )
        found = self.values.get(name, self.values.get(type_.name))
        assert found is not None, f"no values for {name}: {type_}"
        return found


def literal(type_: Any, value: Any) -> str:
    """A value as GraphQL writes it."""
    if is_non_null_type(type_):
        return literal(type_.of_type, value)
    if value is None:
        return "null"
    if is_list_type(type_):
        return "[" + ", ".join(literal(type_.of_type, each) for each in value) + "]"
    if is_enum_type(type_):
        return str(value)
    if is_input_object_type(type_):
        return "{" + ", ".join(f"{key}: {literal(type_.fields[key].type, v)}" for key, v in value.items()) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
