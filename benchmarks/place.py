"""Where the benchmarks run: a stack of their own with the population, kept between runs in the cache folder."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.population import VERSION, Size, load
from core.settings import Settings
from stack import FREE, STORES, Stack
from stack.paths import cache_folder


def say(line: str) -> None:
    """Progress."""
    print(f"  {line}", flush=True)


@contextmanager
def place(scale: int = 1) -> Iterator[tuple[Stack, dict[str, str]]]:
    """The running stores with the population, and the environment that reaches them."""
    folder = cache_folder() / f"benchmarks/{VERSION}-{scale}"
    os.environ.setdefault("KINDRED_NEO4J_HEAP", "2g")
    with Stack(folder, ports=FREE, parts=STORES, env={"KINDRED_DEMO": "0"}, say=say) as stack:
        stack.start()
        environment = stack.environment()
        asyncio.run(load(Settings.from_env(environment), Size(scale), folder, say))
        yield stack, environment
