"""Every field of the schema that leads to objects, asked by introspection, so that what is new is asked too.

For each type the shortest way to it is found: by `nodes` for what has an identity, else through the fields that lead
there. A document asks one such field with all plain fields of what it gives, two levels deep.
"""

from dataclasses import dataclass

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)

Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType
FIRST = 50


@dataclass(frozen=True)
class Step:
    """One selection on the way: `field(arguments)`, within `... on fragment` where the type before is abstract."""

    text: str
    fragment: str | None


@dataclass(frozen=True)
class Asked:
    """A document and which field it is about: `Person.following`."""

    field: str
    text: str
    wants: frozenset[str]  # of `ids` and `handle`


class Walk:
    """The documents of a schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        assert schema.query_type is not None
        self._schema = schema
        self._root = schema.query_type
        self._ways: dict[str, tuple[Step, ...]] = {self._root.name: ()}
        self._find_ways()

    def documents(self) -> list[Asked]:
        """One document for each field that gives objects and can be asked, and each way its enums can be filled."""
        found = []
        for name, way in self._ways.items():
            kind = self._schema.type_map[name]
            assert isinstance(kind, GraphQLObjectType)
            for field_name, field in kind.fields.items():
                if is_leaf_type(get_named_type(field.type)):
                    continue
                for call in self._calls(field_name, field):
                    fragment = name if way and way[-1].text.startswith("nodes(") else None
                    text = self._document((*way, Step(call, fragment)), field.type)
                    if text is not None:
                        wants = frozenset(each for each in ("ids", "handle") if f"${each}" in text)
                        found.append(Asked(f"{name}.{field_name}", text, wants))
        return found

    def unreached(self) -> set[str]:
        """Fields that give connections and are in no document."""
        asked = {each.field for each in self.documents()}
        outputs = {
            f"{name}.{field_name}"
            for name, kind in self._schema.type_map.items()
            if isinstance(kind, GraphQLObjectType) and not name.endswith(("Payload", "Connection", "Edge"))
            for field_name, field in kind.fields.items()
            if get_named_type(field.type).name.endswith("Connection")
        }
        return outputs - asked

    def _find_ways(self) -> None:
        node = self._schema.type_map["Node"]
        assert isinstance(node, GraphQLInterfaceType)
        for kind in self._schema.get_possible_types(node):
            self._ways[kind.name] = (Step("nodes(ids: $ids)", None),)
        waiting = list(self._ways)
        while waiting:
            name = waiting.pop(0)
            leading = self._schema.type_map[name]
            assert isinstance(leading, GraphQLObjectType)
            way = self._ways[name]
            for field_name, field in leading.fields.items():
                for call in self._calls(field_name, field)[:1]:
                    fragment = name if way and way[-1].text.startswith("nodes(") else None
                    for target in self._objects(field.type):
                        if target.name not in self._ways:
                            self._ways[target.name] = (*way, Step(call, fragment))
                            waiting.append(target.name)

    def _objects(self, kind: GraphQLOutputType) -> list[GraphQLObjectType]:
        named = get_named_type(kind)
        if isinstance(named, GraphQLObjectType):
            return [named]
        if isinstance(named, (GraphQLInterfaceType, GraphQLUnionType)):
            return list(self._schema.get_possible_types(named))
        return []

    def _calls(self, name: str, field: GraphQLField) -> list[str]:
        """The field with its arguments filled; once for each value of an enum that it needs."""
        calls = [""]
        for argument, definition in field.args.items():
            if argument == "first":
                values = [str(FIRST)]
            elif not isinstance(definition.type, GraphQLNonNull):
                continue
            else:
                values = self._values(argument, definition.type)
            calls = [f"{call}{', ' if call else ''}{argument}: {value}" for call in calls for value in values]
        return [f"{name}({call})" if call else name for call in calls]

    @staticmethod
    def _values(argument: str, kind: GraphQLInputType) -> list[str]:
        named = get_named_type(kind)
        if isinstance(named, GraphQLEnumType):
            return list(named.values)
        match named.name:
            case "ID":
                return ["$ids"] if argument == "ids" else ["$id"]
            case "String":
                return ["$handle"]
            case "Int":
                return ["1"]
            case "Boolean":
                return ["true"]
        return []

    def _document(self, way: tuple[Step, ...], kind: GraphQLOutputType) -> str | None:
        text = self._inside(kind, 2)
        if not text:
            return None
        for step in reversed(way):
            text = f"{step.text} {{ {text} }}"
            if step.fragment:
                text = f"... on {step.fragment} {{ {text} }}"
        variables = {"$ids": "[ID!]!", "$id": "ID!", "$handle": "String!"}
        used = [f"{name}: {kind}" for name, kind in variables.items() if f"{name})" in text or f"{name}," in text]
        return f"query{'(' + ', '.join(used) + ')' if used else ''} {{ {text} }}"

    def _inside(self, kind: GraphQLOutputType, levels: int) -> str:
        """All plain fields, and as many levels of what they lead to; pages and connections cost no level."""
        parts = ["__typename"]
        for each in self._objects(kind):
            fields = []
            for name, field in each.fields.items():
                if any(isinstance(argument.type, GraphQLNonNull) for argument in field.args.values()):
                    continue
                inner = get_named_type(field.type)
                alias = f"{each.name}_{name}: {name}"
                if is_leaf_type(inner):
                    fields.append(alias)
                elif each.name.endswith("Connection") and name in ("nodes", "edges", "pageInfo"):
                    below = self._inside(field.type, levels if name == "nodes" else 0)
                    fields.append(f"{alias} {{ {below} }}")
                elif levels > 1 and "first" not in field.args:
                    fields.append(f"{alias} {{ {self._inside(field.type, levels - 1)} }}")
            parts.append(f"... on {each.name} {{ {' '.join(fields)} }}" if fields else "")
        return " ".join(parts)
