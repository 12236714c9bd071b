"""One journey in a browser, with a SIGKILL of each part on its way: the page says so, and one can go on."""

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from stack import Stack
from tests.conftest import Mailbox
from tests.factories.clips import a_clip
from tests.journeys.steps import STEPS, World
from tests.journeys.visitor import Visitor


async def pressed_until(button: Locator, seen: Locator, seconds: int = 90) -> None:
    """Presses as a person would who is told to try again, until the page shows that it worked."""
    for _ in range(seconds // 3):
        if await seen.count() == 0 and await button.count() and await button.is_enabled():
            await button.click()
        try:
            await expect(seen).to_be_visible(timeout=3000)
            return
        except AssertionError:
            continue
    await expect(seen).to_be_visible()


@pytest.mark.timeout(400)
async def test_each_part_dies_once_and_nothing_is_lost(
    product: Stack, mailbox: Mailbox, chromium: Browser, clip: Path, tmp_path: Path
) -> None:
    world = World(product.public_url, mailbox, a_clip(tmp_path / "entered.mp4"))
    for step in STEPS[:6]:
        await step(world)

    async def kill(name: str) -> None:
        await asyncio.to_thread(product.kill, name)

    async with Visitor(chromium, product.public_url, mailbox) as someone:
        await someone.sign_up("Hai Yan")
        await someone.go(f"/c/{world.handle}")
        await someone.sees("button", re.compile("^Follow Make"))

        await kill("neo4j")
        await pressed_until(
            someone.role("button", re.compile("^Follow Make")), someone.role("button", re.compile("^Following Make"))
        )

        await kill("redis")
        await pressed_until(
            someone.role("button", re.compile("^Vote for")).first,
            someone.role("button", re.compile("^Your vote:")).first,
        )

        await kill("api")
        board = someone.page.get_by_role("list", name="Board of people")
        await world.participant.do("likeWork", "work { id }", workId=world.work_id)
        await expect(board.get_by_text("1 vote")).to_be_visible(timeout=60_000)

        await someone.go("/new")
        await someone.page.get_by_label("Choose a video").set_input_files(clip)
        await kill("s3")
        await someone.fill("Title", "Sent through a kill")
        await pressed_until(someone.role("button", "Resume"), someone.page.get_by_text("Uploaded", exact=True))

        share = someone.role("button", "Share this video")
        await share.click()
        await kill("worker-media")
        await someone.reads("Ready.", timeout=120_000)
    await world.close()
