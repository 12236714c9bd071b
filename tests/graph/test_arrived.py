import asyncio
from typing import Any

from graph.cypher import Query
from graph.database import Database


async def test_many_rows_are_read_without_a_task_for_each(db: Database) -> None:
    loop, made = asyncio.get_running_loop(), 0

    def count(loop: asyncio.AbstractEventLoop, coroutine: Any, **rest: Any) -> asyncio.Task[Any]:
        nonlocal made
        made += 1
        return asyncio.Task(coroutine, loop=loop, **rest)

    loop.set_task_factory(count)
    try:
        rows = await db.read(Query("tests/rows", False, "UNWIND range(1, 2000) AS n RETURN n, 'row ' + n"))
    finally:
        loop.set_task_factory(None)

    assert [tuple(row) for row in rows] == [(n, f"row {n}") for n in range(1, 2001)]
    assert made < 500, "each row waits twice where what has arrived is not taken"


async def test_rows_larger_than_any_buffer_come_whole(db: Database) -> None:
    text = "x" * 400_000

    rows = await db.read(Query("tests/long", False, "UNWIND range(1, 5) AS n RETURN n, $text"), text=text)

    assert [tuple(row) for row in rows] == [(n, text) for n in range(1, 6)]
