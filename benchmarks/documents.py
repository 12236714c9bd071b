"""`python -m benchmarks.documents`: what a document costs that is seen once.

A thousand distinct documents are read and run by our engine and by one whose compiler is off, in turns of which goes
first. Prints the median of the ratios of each pair, with the interval that holds 95 % of bootstrapped medians.
"""

import asyncio
import random
import time
from statistics import median, quantiles
from types import SimpleNamespace
from typing import Any

from core.clock import now
from schema.build import schema
from schema.execution.documents import Documents
from schema.execution.engine import Engine

COUNT = 1000


def document(n: int) -> str:
    """A document unlike all others, of the size of the page's smaller ones."""
    fields = " ".join(f"a{n}_{each}: now b{each}: __typename" for each in range(20))
    return (
        f"query D{n}($no: Boolean = false) {{ {fields} ...F{n} }} fragment F{n} on Query {{ late: now @skip(if: $no) }}"
    )


async def once(engine: Engine, documents: Documents, text: str, context: Any) -> float:
    """Milliseconds from text to answer."""
    started = time.perf_counter()
    operation = documents.by_text(text).meant(None)
    assert operation is not None
    await engine.run(operation, {}, context)
    return (time.perf_counter() - started) * 1000


async def main() -> None:
    core = schema()._schema
    context = SimpleNamespace(now=now())
    ours, theirs = Engine(core), Engine(core, compiling=False)
    ratios, times = [], []
    for n in range(-50, COUNT):
        pair = [(ours, Documents(core, {})), (theirs, Documents(core, {}))]
        order = [0, 1] if n % 2 else [1, 0]
        took = [0.0, 0.0]
        for each in order:
            took[each] = await once(*pair[each], document(n + 100), context)
        if n >= 0:
            ratios.append(took[0] / took[1])
            times.append(took[0])
    boots = [median(random.choices(ratios, k=COUNT)) for _ in range(400)]
    low, high = quantiles(boots, n=40)[0], quantiles(boots, n=40)[-1]
    print(f"{COUNT} documents seen once: median {median(times):.2f} ms, {median(ratios):.3f} of graphql-core's")
    print(f"95 % of bootstrapped medians lie between {low:.3f} and {high:.3f}; compiled: {ours.counts['made']}")


if __name__ == "__main__":
    asyncio.run(main())
