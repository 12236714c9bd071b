"""Somebody new writes to somebody who does not follow them; they talk; a block ends it. A shop and a class beside."""

import re
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, expect

from graph.database import Database
from schema.nodes import split_id
from stack import Stack
from tests.conftest import Mailbox
from tests.factories.works import a_work
from tests.journeys.story import Someone
from tests.journeys.visitor import Visitor

PHONE = {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"}
SPILLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def enter(visitor: Visitor, someone: Someone) -> None:
    """Lets a person who is signed in over the API be the one at this browser."""
    session = someone.http.cookies["kindred_session"]
    await visitor.context.add_cookies([{"name": "kindred_session", "value": session, "url": visitor.address}])


async def fits(visitor: Visitor) -> None:
    """Nothing stands over the edge of the page."""
    assert await visitor.page.evaluate(SPILLS) <= 0, visitor.page.url


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
        await enter(hers, mei)
        await enter(his, bo)

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
        await fits(his)
        await his.look("messages-request-phone")
        await his.press("Accept")

        # her page opens by itself, and both talk without a reload
        await write(hers, "Bo", "There you are")
        await expect(log(his, "Mei")).to_contain_text("There you are")
        await write(his, "Mei", "Good to hear from you 你好")
        await expect(log(hers, "Bo")).to_contain_text("Good to hear from you 你好")
        await expect(log(his, "Mei")).to_contain_text("Read")
        await fits(his)
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


@pytest.mark.timeout(600)
async def test_owner_keeps_a_shop_and_a_class_and_a_follower_takes_part(
    product: Stack, mailbox: Mailbox, chromium: Browser, db: Database
) -> None:
    address = product.public_url
    lin, fan = await Someone(address).sign_up(mailbox, "Lin"), await Someone(address).sign_up(mailbox, "Fan")
    for title in ("Hands up", "Hands down"):
        await a_work(db, local(lin.person), title=title)

    async with Visitor(chromium, address, mailbox) as owner, Visitor(chromium, address, mailbox, PHONE) as guest:
        await enter(owner, lin)
        await enter(guest, fan)

        await owner.go(page_of(lin, "&tab=shop"))
        await owner.press("Add a product")
        await owner.fill("Name in English", "Ten cards")
        await owner.fill("Price", "12.5")
        await owner.fill("Link to where it is sold", "http://shop.example.org/cards")
        await owner.press("Save")
        await owner.reads("The link begins with https://")
        await owner.fill("Link to where it is sold", "https://shop.example.org/cards")
        await owner.press("Save")
        await owner.sees("link", re.compile("Buy at shop.example.org"))
        await owner.reads("CN¥12.50")
        await owner.look("shop-owner")

        await owner.role("tab", "Classes").click()
        await owner.press("Hold a class")
        await owner.fill("Title in English", "Signing for all")
        await owner.fill("Places", "1")
        await owner.press("Take Hands up as a lesson")
        await owner.press("Take Hands down as a lesson")
        await owner.look("classes-form")
        await owner.press("Save")
        await owner.sees("heading", "Signing for all")

        await guest.go(page_of(lin, "&tab=shop"))
        await guest.reads("The shop is not open to you yet")
        await guest.look("shop-denied-phone")
        await guest.page.get_by_role("button", name="Follow Lin").first.click()
        await guest.page.reload()
        await guest.sees("link", re.compile("Buy at shop.example.org"))
        await fits(guest)
        await guest.role("tab", "Classes").click()
        await guest.press("Enrol in Signing for all")
        await guest.reads("You are enrolled.")
        await guest.press("Mark Hands up as watched")
        await guest.reads("1 of 2 lessons watched")
        await guest.press("Mark Hands down as watched")
        await guest.reads("You have completed this class.")
        await fits(guest)
        await guest.look("classes-phone")


def local(person: dict[str, Any]) -> str:
    """The id inside a person's global id."""
    return split_id(person["id"])[1]
