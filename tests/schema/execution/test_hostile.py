"""Documents meant to cost much cost little: they are refused, left to graphql-core or compiled within limits."""

import json
import subprocess
import sys
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.execution.documents import Documents
from schema.execution.engine import Engine
from schema.execution.plan import MAX_PLACES
from schema.execution.source import MAX_SOURCE
from stack.paths import ROOT
from tests.schema.execution.faulty import Ctx, core


@st.composite
def hostile(draw: st.DrawFn) -> str:
    """Fragments that spread each other, aliases without end, types within types."""
    count = draw(st.integers(1, 30))
    types = ("Tree", "Bush", "Thing", "Leaf", "TreeOrLeaf")
    fragments = []
    for n in range(count):
        below = " ".join(
            f"a{each}: near {{ ...f{draw(st.integers(0, count))} ...f{n + 1} }}"
            for each in range(draw(st.integers(1, 6)))
        )
        spreads = " ".join(f"...f{draw(st.integers(0, count))}" for _ in range(draw(st.integers(0, 4))))
        fragments.append(f"fragment f{n} on {draw(st.sampled_from(types))} {{ __typename {below} {spreads} }}")
    fragments.append(f"fragment f{count} on Thing {{ id }}")
    wide = " ".join(f"w{n}: hello" for n in range(draw(st.sampled_from([0, 10, 2000]))))
    deep = "near { " * draw(st.sampled_from([1, 12, 300, 3000]))
    closed = "} " * deep.count("{")
    return f"{{ {wide} tree {{ ...f0 {deep} id {closed} }} }} {' '.join(fragments)}"


@given(hostile())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
async def test_no_document_takes_long_or_much(text: str) -> None:
    engine, documents = Engine(core), Documents(core, {})

    started = time.process_time()
    document = documents.by_text(text)
    operation = document.meant(None)
    if operation is not None:
        for _ in range(2):
            await engine.run(operation, {}, Ctx(0))
        await engine.settle()
    took = time.process_time() - started

    assert took < 3, f"{took} s for {len(text)} characters"
    if operation is not None:
        made = [each for each in operation.compiled.values() if each is not None]
        assert all(len(each.source) < 2 * MAX_SOURCE for each in made)
        assert all(len({field.path for field in each.fields.values()}) < 100 * MAX_PLACES for each in made)


def test_flood_of_hostile_documents_exhausts_neither_memory_nor_time() -> None:
    """Deep, wide, aliases, cycles, pairwise conflicts, types within types, huge literals: all over our own schema."""
    command = [sys.executable, "-m", "tests.schema.execution.hostile", "7", "540"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=True)

    told = json.loads(done.stdout)
    assert told["worst_s"] < 2, told
    assert told["grown_mb"] < 300, told
