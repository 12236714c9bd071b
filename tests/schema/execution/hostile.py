"""`python -m tests.schema.execution.hostile SEED COUNT`: a flood of hostile documents through one engine.

Prints JSON: how many, the processor time of the worst in seconds, and how much the memory grew in MB.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from core.clock import now
from schema.build import schema
from schema.execution.documents import Documents
from schema.execution.engine import Engine
from schema.execution.limits import MAX_BODY

Make = Callable[[random.Random], str]
NAMES = ("now", "__typename", "viewer { id }", "cities(search: $s) { id }", 'node(id: "x") { id }')


def deep(draw: random.Random) -> str:
    levels = draw.choice([10, 14, 15, 100, 3_000, 40_000])
    word = draw.choice(["viewer", "a: viewer", "... on Query", "...", "... @include(if: true)"])
    return f"{{ {word} {{ " * levels + "id" + " } }" * levels


def wide(draw: random.Random) -> str:
    count = draw.choice([100, 1_400, 1_600, 30_000])
    return "{ " + " ".join(f"a{n}: {draw.choice(('now', '__typename'))}" for n in range(count)) + " }"


def same(draw: random.Random) -> str:
    return "{ " + "now " * draw.choice([1_000, 4_000, 60_000]) + "}"


def conflicts(draw: random.Random) -> str:
    """Fields of one key, which validation compares pairwise."""
    one = "".join(
        f" n: node(id: {json.dumps(str(n % 3))}) {{ id n: __typename }}" for n in range(draw.choice([50, 400]))
    )
    return f"{{ {one} }}"


def fragments(draw: random.Random) -> str:
    """Fragments that spread each other: doubling, cycles, chains, all to all."""
    count = draw.choice([3, 24, 60, 300])
    times = draw.choice([1, 2, 6])
    spreads = []
    for n in range(count):
        targets = [draw.choice((n + 1, draw.randrange(count + 1))) for _ in range(times)]
        spreads.append(f"fragment f{n} on Query {{ now {' '.join(f'...f{each}' for each in targets)} }}")
    return f"{{ ...f0 }} {' '.join(spreads)} fragment f{count} on Query {{ now }}"


def variants(draw: random.Random) -> str:
    """Types within types: each level multiplies the places of a plan."""
    body = "id"
    for _ in range(draw.choice([3, 6, 9])):
        body = (
            f"id ... on Person {{ works {{ nodes {{ author {{ {body} }} }} }} }} "
            f"... on Campaign {{ organisation {{ {body} }} }} ... on Submission {{ work {{ author {{ {body} }} }} }}"
        )
        if len(body) > 60_000:
            break
    return f'{{ node(id: "x") {{ {body} }} }}'


def literals(draw: random.Random) -> str:
    size = draw.choice([1_000, 100_000, 200_000])
    values: list[Callable[[], str]] = [
        lambda: '"' + "x" * size + '"',
        lambda: "9" * size,
        lambda: '"""' + "\\n " * (size // 3) + '"""',
        lambda: "[" * (size // 20) + "]" * (size // 20),
        lambda: "{a: " * (size // 20) + "1" + "}" * (size // 20),
        lambda: "[" + "1," * (size // 2) + "]",
        lambda: '"' + "\\u0041" * (size // 6) + '"',
    ]
    value = draw.choice(values)()
    return f"{{ cities(search: {value}) {{ id }} node(id: {value}) {{ id }} }}"


def variables(draw: random.Random) -> str:
    count = draw.choice([10, 500, 5_000])
    declared = " ".join(f"$v{n}: Boolean = {draw.choice(('true', 'false', '[[1]]'))}" for n in range(count))
    used = " ".join(f"a{n}: now @skip(if: $v{n})" for n in range(draw.choice([1, count])))
    return f"query({declared}) {{ {used} }}"


def noise(draw: random.Random) -> str:
    pieces = (
        "{",
        "}",
        "(",
        ")",
        "...",
        "on",
        "a:",
        "@skip(if: $v)",
        "$",
        '"',
        "#",
        "\u2028",
        "now",
        "fragment f on Query",
    )
    return " ".join(draw.choice(pieces) for _ in range(draw.choice([5, 200, 20_000])))


KINDS: tuple[Make, ...] = (deep, wide, same, conflicts, fragments, variants, literals, variables, noise)


def memory_mb() -> int:
    """The most memory that this process has had so far."""
    line = next(each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


async def flood(seed: int, count: int) -> dict[str, float | str]:
    core = schema()._schema
    engine, documents = Engine(core), Documents(core, {})
    context = SimpleNamespace(now=now(), viewer=None)
    draw = random.Random(seed)
    before, worst, which = memory_mb(), 0.0, ""
    for number in range(count):
        make = KINDS[number % len(KINDS)]
        text = make(draw)[:MAX_BODY]
        started = time.process_time()
        operation = documents.by_text(text).meant(None)
        if operation is not None:
            for _ in range(2):
                await engine.run(operation, {}, context)
            await engine.settle()
        took = time.process_time() - started
        if took > worst:
            worst, which = took, f"{make.__name__}, {len(text)} characters"
    engine.close()
    return {"documents": count, "worst_s": worst, "worst": which, "grown_mb": memory_mb() - before}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(flood(int(sys.argv[1]), int(sys.argv[2])))))
