"""What the state says is owed is enqueued again, at most ten seconds late."""

import asyncio
from typing import Any

from core import clock
from core.dead_letters import buried


async def relay_owed(ctx: dict[str, Any]) -> None:
    """Asks every subject what it owes and enqueues it; what is waiting or running already stays one job."""
    owed = await asyncio.gather(*(read(ctx["db"], clock.now()) for read in ctx["owed"]))
    dead = await buried(ctx["redis_client"])
    for rows in owed:
        for name, key in rows:
            if (name, key) not in dead:
                await ctx["jobs"].enqueue(name, key)
