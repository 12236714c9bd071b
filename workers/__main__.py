"""Starts one worker: `python -m workers short` or `python -m workers media`."""

import asyncio
import sys
from typing import Any

from arq.worker import Worker

from core.log import configure
from core.redis import open_redis
from core.settings import Settings
from graph.database import Database
from storage.ledger import Ledger
from storage.store import Store
from workers import queue as queues
from workers import settings as register

HEALTH_S = 2


async def _start(ctx: dict[str, Any], settings: Settings, name: str) -> None:
    ctx["settings"] = settings
    ctx["db"] = Database.open(settings)
    ctx["store"] = await Store.open(settings)
    ctx["redis_client"] = open_redis(settings)
    ctx["ledger"] = Ledger(ctx["redis_client"])
    ctx["jobs"] = await queues.Queue.open(settings, register.media_names())
    ctx["owed"] = register.owed_reads()
    await queues.free_locks(ctx["redis"], name)


async def _stop(ctx: dict[str, Any]) -> None:
    await ctx["ledger"].close()
    await ctx["jobs"].close()
    await ctx["store"].close()
    await ctx["db"].close()
    await ctx["redis_client"].aclose()


def worker(kind: str, settings: Settings) -> Worker:
    """The worker of a kind: `short` runs many jobs at once and the crons, `media` two checks or first
    renditions beside one ladder."""
    short = kind == "short"
    name = queues.SHORT if short else queues.MEDIA
    jobs = register.short_jobs() if short else register.media_jobs()
    timeout = register.SHORT_TIMEOUT_S if short else register.MEDIA_TIMEOUT_S
    return Worker(
        functions=[queues.registered(job, timeout) for job in jobs],
        cron_jobs=[queues.every(job, seconds) for job, seconds in register.crons()] if short else None,
        queue_name=name,
        redis_settings=queues.redis_settings(settings),
        on_startup=lambda ctx: _start(ctx, settings, name),
        on_shutdown=_stop,
        max_jobs=32 if short else 3,
        job_timeout=timeout,
        keep_result=0,
        max_tries=queues.TRIES + 1,
        poll_delay=0.1 if short else 0.2,
        health_check_interval=HEALTH_S,
        handle_signals=True,
    )


def main() -> None:
    """Runs until it is told to stop."""
    if len(sys.argv) != 2 or sys.argv[1] not in ("short", "media"):
        sys.exit("usage: python -m workers short|media")
    configure()
    asyncio.set_event_loop(asyncio.new_event_loop())
    worker(sys.argv[1], Settings.from_env()).run()


if __name__ == "__main__":
    main()
