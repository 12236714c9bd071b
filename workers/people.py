"""Jobs on accounts: counting where they live. Each may run twice."""

from typing import Any

from core import clock
from graph.people.regions import count_regions


async def count_where_accounts_live(ctx: dict[str, Any]) -> None:
    """Counts the accounts of every city."""
    await count_regions(ctx["db"], smallest=ctx["settings"].smallest_group, now=clock.now())


SHORT: list[Any] = []
MEDIA: list[Any] = []
CRONS = [(count_where_accounts_live, 600)]
OWED: list[Any] = []
