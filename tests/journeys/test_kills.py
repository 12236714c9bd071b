"""SIGKILL of each part at each step of the story: forty kills, and nothing acknowledged is lost or doubled.

A step is begun, a part is killed while it runs, and the clients go on until the step is done. The parts are
started again by their watcher.
"""

import asyncio
import random
import time
from collections import Counter

import pytest

from stack import Stack
from tests.conftest import Mailbox
from tests.factories.clips import a_clip
from tests.journeys.steps import BOARD, STEPS, VOTERS, World, worker_makes_it_playable

PARTS = ["worker", "api", "redis", "s3", "neo4j"]
SEED = 20260512
SLOWEST_NEO4J_S = 30


def victim(part: str, step: object) -> str:
    """Which process is meant: media work is done by a worker of its own."""
    if part != "worker":
        return part
    return "worker-media" if step is worker_makes_it_playable else "worker-short"


async def killed_meanwhile(stack: Stack, name: str, delay_s: float) -> float:
    """Kills a part a moment from now, waits until it answers again, returns how long that took."""
    await asyncio.sleep(delay_s)
    started = time.monotonic()
    await asyncio.to_thread(stack.kill, name)
    await asyncio.to_thread(stack.wait_ready, name, 60)
    return time.monotonic() - started


@pytest.mark.timeout(480)
@pytest.mark.parametrize("part", PARTS)
async def test_nothing_acknowledged_is_lost(
    part: str, product: Stack, mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = random.Random(f"{SEED}/{part}")
    clip = a_clip(tmp_path_factory.mktemp("clips") / "small.mp4", seconds=1)
    world = World(product.public_url, mailbox, clip)
    slowest = 0.0
    try:
        for step in STEPS:
            begun = time.monotonic()
            down, _ = await asyncio.gather(
                killed_meanwhile(product, victim(part, step), chance.uniform(0.02, 0.4)), step(world)
            )
            slowest = max(slowest, down)
            took = time.monotonic() - begun
            print(f"{part} killed in {step.__name__}: back after {down:.1f} s, step done after {took:.1f} s")

        data = await world.staff.ask(BOARD, handle=world.handle, kind="ENTRIES")
        for each in (world.staff, world.editor, world.participant, *world.voters):
            mails = await mailbox.messages(each.email)
            twice = [mid for mid, count in Counter(m["message_id"] for m in mails).items() if count > 1]
            assert not twice, f"the sink shows a mail twice: {twice}"
    finally:
        await world.close()

    board = data["campaign"]["board"]
    assert board["state"] == "FINAL"
    assert [(row["votes"], row["score"]) for row in board["entries"]["nodes"]] == [(VOTERS, VOTERS * 14)]
    if part == "neo4j":
        assert slowest < SLOWEST_NEO4J_S
