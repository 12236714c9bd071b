"""Every page on a phone, in both languages, light and dark: nothing spills over, and nothing is unnamed."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from stack import Stack
from tests.conftest import Mailbox
from tests.factories.clips import a_clip
from tests.journeys.steps import STEPS, World
from tests.journeys.visitor import SPILLS, UNNAMED, Visitor


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def world(product: Stack, mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """A campaign with an entry and votes, still open."""
    clip = a_clip(tmp_path_factory.mktemp("pages") / "clip.mp4")
    made = World(product.public_url, mailbox, clip)
    for step in STEPS[:-1]:
        await step(made)
    yield made
    await made.close()


@pytest.mark.timeout(480)
@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("width", [375, 1280])
async def test_every_page_fits_and_names_what_it_offers(
    world: World, mailbox: Mailbox, chromium: Browser, lang: str, scheme: str, width: int
) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    desk = f"/desk/c/{world.handle}"
    pages = ["/", f"/c/{world.handle}", "/sign-up", "/sign-in", "/nothing-here", "/desk", "/new"]
    pages += [f"/@{world.participant.person['handle']}", f"{desk}/edit", f"{desk}/partners", f"{desk}/review"]
    pages += [
        f"{desk}/board",
        "/settings/follows",
        "/people",
        "/watch/discover",
        "/watch/following",
        "/fairness",
        "/messages",
    ]
    pages += ["/console", "/desk/comments", f"/@{world.participant.person['handle']}/followers"]
    async with Visitor(chromium, world.address, mailbox, options) as someone:
        await someone.enter(world.staff.http)
        wrong = []
        for path in pages:
            await someone.go(f"{path}?lang={lang}")
            await someone.page.get_by_role("main").get_by_role("heading").first.wait_for()
            await someone.page.wait_for_load_state("networkidle")
            if (over := await someone.page.evaluate(SPILLS)) > 0:
                wrong.append(f"{path} is {over} px too wide")
            wrong += [f"{path}: {each}" for each in await someone.page.evaluate(UNNAMED)]
            language = await someone.page.evaluate("document.documentElement.lang")
            wrong += [] if language.startswith(lang) else [f"{path} says it is in {language}"]
            name = path.replace("/", "-").replace(world.handle, "c").replace(world.participant.person["handle"], "p")
            await someone.look(f"page{name}-{lang}-{width}")

        assert wrong == []


async def test_page_keeps_its_own_policy(product: Stack, mailbox: Mailbox, chromium: Browser) -> None:
    async with Visitor(chromium, product.public_url, mailbox) as someone:
        answer = await someone.page.goto(product.public_url)
        assert answer is not None
        policy = answer.headers["content-security-policy"]

        assert "unsafe" not in policy
        assert answer.headers["content-encoding"] == "br"
        script = await someone.page.evaluate("document.querySelector('script[src]').src")
        asset = await someone.page.request.get(str(script))
        assert "immutable" in asset.headers["cache-control"]
