"""The schema is a product: its snapshot changes with the code, and nothing in it is without a description."""

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
)

from schema.build import SNAPSHOT, printed


def test_snapshot_is_the_schema() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == printed(), "run `make schema`"


def test_everything_is_described() -> None:
    bare = []
    for name, kind in build_schema(printed()).type_map.items():
        if name.startswith("__") or name in ("Int", "Float", "String", "Boolean", "ID"):
            continue
        if not kind.description:
            bare.append(name)
        if isinstance(kind, GraphQLEnumType):
            bare += [f"{name}.{value}" for value, each in kind.values.items() if not each.description]
        elif isinstance(kind, GraphQLInputObjectType):
            bare += [f"{name}.{field}" for field, each in kind.fields.items() if not each.description]
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, each in kind.fields.items():
                bare += [] if each.description else [f"{name}.{field}"]
                bare += [f"{name}.{field}({arg})" for arg, a in each.args.items() if not a.description]

    assert bare == []


def test_every_mutation_takes_one_input_and_answers_with_its_own_errors() -> None:
    schema = build_schema(printed())
    assert schema.mutation_type is not None
    for name, field in schema.mutation_type.fields.items():
        kind = name[0].upper() + name[1:]
        assert list(field.args) in ([], ["input"]), name
        assert str(field.type) == f"{kind}Payload!", name
        if list(field.args):
            assert str(field.args["input"].type) == f"{kind}Input!", name
            assert str(field.type.of_type.fields["errors"].type) == f"[{kind}Error!]!", name
