"""Somebody new writes to somebody who does not follow them; they talk; a block ends it."""

import re

import pytest
from playwright.async_api import Browser, Locator, expect

from stack import Stack
from tests.conftest import Mailbox
from tests.journeys.story import Someone
from tests.journeys.visitor import Visitor

PHONE = {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"}


def page_of(someone: Someone, query: str = "") -> str:
    return f"/@{someone.person['handle']}?lang=en{query}"


def log(visitor: Visitor, name: str) -> Locator:
    """The messages with somebody."""
    return visitor.role("log", f"Conversation with {name}")


async def write(visitor: Visitor, to: str, text: str) -> None:
    """Types a message and sends it by the keyboard."""
    await visitor.fill(f"Message to {to}", text)
    await visitor.page.keyboard.press("Enter")


@pytest.mark.timeout(600)
async def test_request_is_accepted_both_talk_live_and_a_block_ends_it(
    product: Stack, mailbox: Mailbox, chromium: Browser
) -> None:
    address = product.public_url
    mei, bo = await Someone(address).sign_up(mailbox, "Mei"), await Someone(address).sign_up(mailbox, "Bo")

    async with Visitor(chromium, address, mailbox) as hers, Visitor(chromium, address, mailbox, PHONE) as his:
        await hers.enter(mei.http)
        await his.enter(bo.http)

        # closed until she follows; then it says that it will be a request
        await hers.go(page_of(bo))
        await hers.role("link", "Message", exact=True).click()
        await hers.reads("Follow to message.")
        await hers.look("messages-denied")
        await hers.press("Follow Bo")
        await hers.reads("your message arrives as a request")
        await hers.fill("Message to Bo", "A draft that must stay")
        await hers.page.reload()
        await expect(hers.page.get_by_label("Message to Bo", exact=True)).to_have_value("A draft that must stay")
        await write(hers, "Bo", "Hello Bo, this is Mei 梅")
        await hers.reads("Your message waits as a request.")
        await hers.look("messages-waits")

        # he finds it among the requests, not in his inbox
        await his.go("/messages?lang=en")
        await his.reads("No conversations yet")
        await his.role("link", "Requests").click()
        await his.page.get_by_role("link", name=re.compile("Mei")).click()
        await his.reads("You do not follow Mei.")
        await his.fits()
        await his.look("messages-request-phone")
        await his.press("Accept")

        # her page opens by itself, and both talk without a reload
        await write(hers, "Bo", "There you are")
        await expect(log(his, "Mei")).to_contain_text("There you are")
        await write(his, "Mei", "Good to hear from you 你好")
        await expect(log(hers, "Bo")).to_contain_text("Good to hear from you 你好")
        await expect(log(his, "Mei")).to_contain_text("Read")
        await his.fits()
        await hers.look("messages-talk")
        await his.look("messages-talk-phone")

        # an own message is taken back before both eyes
        await his.press("Take back")
        await expect(log(hers, "Bo")).to_contain_text("Message taken back")

        # unread in the head of another page
        await his.go("/?lang=en")
        await write(hers, "Bo", "Are you still there?")
        await expect(log(hers, "Bo")).to_contain_text("Are you still there?")
        await his.page.reload()
        await his.role("link", "Messages, 1 unread").click()
        await expect(his.page.get_by_role("list", name="Conversations")).to_contain_text("Are you still there?")
        await his.look("messages-list-phone")
        await his.page.get_by_role("link", name=re.compile("Mei")).click()
        await expect(log(his, "Mei")).to_contain_text("Are you still there?")

        # a block ends it for both
        await his.press("Report or block")
        await his.look("messages-block-phone")
        await his.press("Report and block")
        await his.reads("No conversations yet")
        await hers.reads("This conversation is not there", timeout=60_000)
        await hers.go("/messages?lang=zh")
        await hers.reads("还没有会话")
        await hers.look("messages-empty-zh")
