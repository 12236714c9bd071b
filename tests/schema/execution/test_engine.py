"""When an operation is compiled, how long it is kept, and that one that cannot be compiled is answered all the same."""

from typing import Any

import pytest
from graphql import ExecutionResult

from schema.execution.documents import Documents, Operation
from schema.execution.engine import MOST_FLAGS, Engine
from tests.schema.execution.faulty import Ctx, core


def meant(documents: Documents, text: str) -> Operation:
    found = documents.by_text(text).meant(None)
    assert found is not None
    return found


async def run(engine: Engine, operation: Operation, **variables: Any) -> Any:
    found = await engine.run(operation, variables, Ctx(0))
    await engine.settle()
    return found.data if isinstance(found, ExecutionResult) else found


async def test_operation_is_compiled_when_seen_again_and_compiled_ones_are_used() -> None:
    engine, documents = Engine(core), Documents(core, {})
    text = "query($seed: Int!) { tree(seed: $seed) { id near { name } } }"

    found = [await run(engine, meant(documents, text), seed=3) for _ in range(4)]

    assert engine.counts == {"graphql_core": 2, "made": 1, "compiled": 2}
    assert found[0] == found[1] == found[2] == found[3]


async def test_variables_of_the_wrong_form_are_told_as_graphql_core_tells_them() -> None:
    engine, documents = Engine(core), Documents(core, {})
    operation = meant(documents, "query($seed: Int!) { tree(seed: $seed) { id } }")
    results = [await engine.run(operation, {"seed": "x"}, Ctx(0)) for _ in range(2)]
    await run(engine, operation, seed=1)
    await run(engine, operation, seed=1)

    results.append(await engine.run(operation, {"seed": "x"}, Ctx(0)))

    told = [result.errors[0].formatted for result in results if isinstance(result, ExecutionResult) and result.errors]
    assert len(told) == 3
    assert told[0] == told[1] == told[2]


async def test_each_value_of_a_flag_has_its_own_function_up_to_a_cap() -> None:
    engine, documents = Engine(core), Documents(core, {})
    names = [f"b{n}" for n in range(5)]
    declared = ", ".join(f"${name}: Boolean!" for name in names)
    skips = " ".join(f"a{name}: hello @skip(if: ${name})" for name in names)
    operation = meant(documents, f"query({declared}) {{ {skips} }}")
    values = [{name: bool(number >> n & 1) for n, name in enumerate(names)} for number in range(32)]

    for each in values:
        for _ in range(3):
            assert await run(engine, operation, **each) == {f"a{n}": "hello" for n, skip in each.items() if not skip}

    assert len(operation.compiled) == MOST_FLAGS


@pytest.mark.parametrize(
    "text",
    [
        "{ __schema { types { name } } }",
        "mutation { a: plant(where: {seed: 1}) { id } b: plant(where: {seed: 2}) { id } }",
    ],
)
async def test_what_is_not_compiled_is_answered_and_counted(text: str) -> None:
    engine, documents = Engine(core), Documents(core, {})

    found = [await run(engine, meant(documents, text)) for _ in range(3)]

    assert found[0] == found[1] == found[2]
    assert engine.counts["graphql_core"] == 3
    assert sum(n for name, n in engine.counts.items() if name.startswith("unsupported: ")) == 1


async def test_persisted_documents_are_compiled_at_start_for_all_values_of_their_flags() -> None:
    text = "query Hi($no: Boolean!) { hello @skip(if: $no) }"
    engine, documents = Engine(core), Documents(core, {"00": text})
    engine.prepare(documents.persisted())
    document = documents.by_hash("00")
    assert document is not None

    found = [await run(engine, operation, no=no) for no in (True, False) if (operation := document.meant("Hi"))]

    assert found == [{}, {"hello": "hello"}]
    assert engine.counts == {"made": 2, "compiled": 2}


def test_free_documents_are_bounded_by_their_tokens() -> None:
    documents = Documents(core, {}, room=500)

    for n in range(100):
        documents.by_text("{ " + f"a{n}: hello " * 20 + "}")
    documents.by_text("{ " + "hello " * 3000 + "}")

    held = list(documents._free.values())
    assert sum(each.weight for each in held[:-1]) <= 500
    assert documents._held == sum(each.weight for each in held)


async def test_sources_of_compiled_operations_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schema.execution.engine.ROOM", 3_000)
    engine, documents = Engine(core), Documents(core, {})
    operations = [meant(documents, f"{{ tree(seed: {n}) {{ id near {{ name }} }} }}") for n in range(10)]

    for operation in operations:
        await run(engine, operation)
        await run(engine, operation)

    assert engine._size <= 3_000
    assert sum(any(each.compiled.values()) for each in operations) == len(engine._kept)


async def test_hostile_documents_do_not_hold_the_compiler() -> None:
    """Abstract types within abstract types multiply: the plan stops, and graphql-core answers."""
    engine, documents = Engine(core), Documents(core, {})
    nested = "id"
    for _ in range(12):
        nested = f"id ... on Tree {{ near {{ {nested} }} }} ... on Bush {{ other: near {{ {nested} }} }}"
        if len(nested) > 30_000:
            break
    document = documents.by_text(f"{{ tree {{ near {{ {nested} }} }} }}")
    if document.node is None:
        return
    operation = document.meant(None)
    assert operation is not None

    await run(engine, operation)
    await run(engine, operation)

    assert engine.counts["made"] == 0
