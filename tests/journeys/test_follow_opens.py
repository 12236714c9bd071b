"""A private account asked and answering, a step that opens with the follow, a block that makes all of it vanish."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from core.ids import new_id
from stack import Stack
from tests.conftest import Mailbox
from tests.journeys.story import Someone
from tests.journeys.visitor import SPILLS, UNNAMED, Visitor

SETTINGS = "/settings/follows"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def people(product: Stack, mailbox: Mailbox) -> AsyncIterator[tuple[Someone, Someone, Someone]]:
    """An owner, somebody who wants to follow, and a child of twelve."""
    owner, fan, child = (Someone(product.public_url) for _ in range(3))
    born = f"{datetime.now(UTC).year - 12}-01-01"
    await asyncio.gather(
        owner.sign_up(mailbox, "Lin"),
        fan.sign_up(mailbox, "Tao"),
        child.sign_up(mailbox, "An", born, guardianEmail=f"{new_id()[-12:]}@journey.test"),
    )
    yield owner, fan, child
    for each in (owner, fan, child):
        await each.close()


@pytest.mark.timeout(600)
async def test_asked_accepted_opened_and_blocked(
    product: Stack, mailbox: Mailbox, chromium: Browser, people: tuple[Someone, Someone, Someone]
) -> None:
    owner, fan, _ = people
    of_owner, of_fan = f"/@{owner.person['handle']}", f"/@{fan.person['handle']}"
    async with (
        Visitor(chromium, product.public_url, mailbox) as lin,
        Visitor(chromium, product.public_url, mailbox) as tao,
    ):
        await lin.enter(owner.http)
        await tao.enter(fan.http)
        await lin.go(f"{SETTINGS}?lang=en")
        await lin.page.locator("label").filter(has_text="Private account").click()
        await lin.reads("Your account is private now.")
        await lin.look("follows-settings")

        await tao.go(f"{of_owner}?lang=en")
        await tao.reads("This account is private")
        await tao.press("Follow Lin")
        await tao.sees("button", "Follow of Lin requested")
        await tao.look("follows-requested")
        await tao.role("tab", "What a follow opens").click()
        await tao.reads("Once your request to follow is accepted, you can message.")

        await lin.go(f"{SETTINGS}?tab=requests&lang=en")
        await lin.sees("button", "Accept Tao")
        await lin.look("follows-requests")
        await lin.press("Accept Tao")
        await lin.reads("follows you now")

        await tao.page.reload()
        await tao.sees("button", "Following Lin")
        messages = tao.page.get_by_role("listitem").filter(has_text="Send messages")
        await expect(messages).to_contain_text("open to you")
        await tao.look("follows-opened")

        await lin.go(f"{of_fan}?lang=en")
        await lin.press("More about Tao")
        await lin.look("follows-menu")
        await lin.role("menuitem", "Block…").click()
        await lin.page.get_by_role("dialog").get_by_role("button", name="Block", exact=True).click()
        await lin.reads("Tao is blocked.")
        await lin.go(f"{of_fan}?lang=en")
        await lin.sees("heading", "There is nothing at this address")

        await tao.go(f"{of_owner}?lang=en")
        await tao.sees("heading", "There is nothing at this address")

        await lin.go(f"{SETTINGS}?tab=blocked&lang=en")
        await lin.sees("button", "Unblock Tao")
        await lin.look("follows-blocked")
        await lin.press("Unblock Tao")
        await lin.reads("Tao is no longer blocked.")
        await tao.go(f"{of_owner}?lang=en")
        await tao.sees("button", "Follow Lin")


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("lang", "scheme", "width"), [("zh", "dark", 375), ("en", "light", 1280)])
async def test_a_child_reads_what_stays_closed(
    product: Stack,
    mailbox: Mailbox,
    chromium: Browser,
    people: tuple[Someone, Someone, Someone],
    lang: str,
    scheme: str,
    width: int,
) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    async with Visitor(chromium, product.public_url, mailbox, options) as an:
        await an.enter(people[2].http)
        await an.go(f"{SETTINGS}?lang={lang}")
        await an.reads("Until you are 18 your account is private" if lang == "en" else "未满 18 岁时,您的账号是私密的")
        await an.look(f"follows-child-{lang}-{width}")
        tips = an.role("button", "Give points" if lang == "en" else "赠送积分")
        await expect(tips).to_be_disabled()

        assert await an.page.evaluate(SPILLS) <= 0
        assert await an.page.evaluate(UNNAMED) == []
