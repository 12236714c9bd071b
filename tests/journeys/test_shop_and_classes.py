"""Somebody keeps a shop and a class on their page; who follows them sees the one and takes part in the other."""

import re
from typing import Any

import pytest
from playwright.async_api import Browser

from graph.database import Database
from schema.nodes import split_id
from stack import Stack
from tests.conftest import Mailbox
from tests.factories.works import a_work
from tests.journeys.story import Someone
from tests.journeys.visitor import Visitor

PHONE = {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"}


def page_of(someone: Someone, query: str = "") -> str:
    return f"/@{someone.person['handle']}?lang=en{query}"


@pytest.mark.timeout(600)
async def test_owner_keeps_a_shop_and_a_class_and_a_follower_takes_part(
    product: Stack, mailbox: Mailbox, chromium: Browser, db: Database
) -> None:
    address = product.public_url
    lin, fan = await Someone(address).sign_up(mailbox, "Lin"), await Someone(address).sign_up(mailbox, "Fan")
    for title in ("Hands up", "Hands down"):
        await a_work(db, local(lin.person), title=title)

    async with Visitor(chromium, address, mailbox) as owner, Visitor(chromium, address, mailbox, PHONE) as guest:
        await owner.enter(lin.http)
        await guest.enter(fan.http)

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
        await guest.fits()
        await guest.role("tab", "Classes").click()
        await guest.press("Enrol in Signing for all")
        await guest.reads("You are enrolled.")
        await guest.press("Mark Hands up as watched")
        await guest.reads("1 of 2 lessons watched")
        await guest.press("Mark Hands down as watched")
        await guest.reads("You have completed this class.")
        await guest.fits()
        await guest.look("classes-phone")


def local(person: dict[str, Any]) -> str:
    """The id inside a person's global id."""
    return split_id(person["id"])[1]
