"""A person at a browser: what they see and do, by roles and names as a screen reader has them."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
from playwright.async_api import Browser, Locator, Page, expect

from core.ids import new_id
from tests.conftest import Mailbox

PASSWORD = "a long enough password"
WAIT_MS = 30_000
SHOTS = os.environ.get("KINDRED_SHOTS")  # a folder: every `look` leaves a picture there
SPILLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNNAMED = """[...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea')].filter(e => {
  const label = e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.innerText || e.title
    || (e.labels && e.labels.length) || e.querySelector('img[alt]:not([alt=""]), svg[aria-label]');
  return !label && e.checkVisibility() && !e.closest('[aria-hidden=true]');
}).map(e => e.outerHTML.slice(0, 120))"""
expect.set_options(timeout=WAIT_MS)


@dataclass
class Visitor:
    """One browser context with one page. Leaving it fails the test where the page had an error of its own."""

    browser: Browser
    address: str
    mailbox: Mailbox
    options: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    email: str = ""

    async def __aenter__(self) -> Self:
        wide = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "timezone_id": "UTC"}
        self.context = await self.browser.new_context(**{**wide, **self.options})
        self.page: Page = await self.context.new_page()
        self.page.set_default_timeout(WAIT_MS)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        return self

    async def __aexit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        if kind is not None and SHOTS:
            await self.look(f"failed-{new_id()[-4:]}")
        await self.context.close()
        assert kind is not None or not self.faults, self.faults

    async def go(self, path: str) -> None:
        """Opens an address of the product, or a whole link."""
        await self.page.goto(path if path.startswith("http") else self.address + path)

    async def enter(self, signed_in: httpx.AsyncClient) -> None:
        """Whoever is signed in at this client of the API is the one at this browser from here on."""
        session = signed_in.cookies["kindred_session"]
        await self.context.add_cookies([{"name": "kindred_session", "value": session, "url": self.address}])

    async def fits(self) -> None:
        """Nothing stands over the edge of the page."""
        assert await self.page.evaluate(SPILLS) <= 0, self.page.url

    async def look(self, name: str) -> None:
        """Leaves a picture of the page, where a folder for pictures is given."""
        if SHOTS:
            await self.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)

    def role(self, role: Any, name: str | re.Pattern[str], exact: bool = False) -> Locator:
        """What has this role and name."""
        return self.page.get_by_role(role, name=name, exact=exact)

    async def press(self, name: str | re.Pattern[str], exact: bool = False) -> None:
        """Presses a button."""
        await self.role("button", name, exact).click()

    async def fill(self, label: str, text: str) -> None:
        """Types into a field."""
        await self.page.get_by_label(label, exact=True).fill(text)

    async def fill_date(self, label: str, digits: str) -> None:
        """Types day, month, year and, where there are more digits, hour and minute, each into its own segment."""
        segments = self.page.get_by_role("group", name=label).get_by_role("spinbutton")
        start = 0
        for place, width in enumerate((2, 2, 4, 2, 2)[: 3 if len(digits) == 8 else 5]):
            part, start = digits[start : start + width], start + width
            await segments.nth(place).click()
            await self.page.keyboard.type(part, delay=15)
            await expect(segments.nth(place)).to_have_attribute("aria-valuenow", str(int(part)))

    async def sees(self, role: Any, name: str | re.Pattern[str], **options: Any) -> None:
        """Waits until it is there."""
        await expect(self.role(role, name).first).to_be_visible(**options)

    async def reads(self, text: str | re.Pattern[str], **options: Any) -> None:
        """Waits until the page says it."""
        await expect(self.page.get_by_text(text).first).to_be_visible(**options)

    async def until(self, expression: str) -> None:
        """Waits until an expression is true on the page; the page's own policy forbids it to poll by itself."""
        for _ in range(WAIT_MS // 100):
            if await self.page.evaluate(expression):
                return
            await self.page.wait_for_timeout(100)
        raise AssertionError(f"never: {expression}")

    async def fill_sign_up(self, name: str, birth: str = "12051990") -> None:
        """Fills the form of the sign-up page that is open."""
        token = new_id()[-10:]
        self.email = f"{token}@journey.test"
        await self.fill("Name", name)
        await self.fill("Handle", f"j{token}")
        await self.fill("E-mail", self.email)
        await self.page.get_by_label("Password").fill(PASSWORD)
        await self.fill_date("Birth date", birth)

    async def sign_up(self, name: str, at: str = "/sign-up?lang=en") -> None:
        """Signs up, reads the mail that arrives, opens its link."""
        if at:
            await self.go(at)
        await self.fill_sign_up(name)
        await self.page.get_by_role("main").get_by_role("button", name="Sign up").click()
        await self.sees("heading", "Check your mail")
        await self.go(await self.link("/confirm/"))
        await self.sees("heading", "Your address is confirmed")

    async def link(self, path: str, to: str | None = None) -> str:
        """The newest link of a kind that was mailed."""
        address = to or self.email
        for count in range(1, 10):
            mail = await self.mailbox.wait(address, count, seconds=40)
            found = re.findall(rf"https?://\S+{path}[^\s\"<>]+", str(mail["text"]))
            if found:
                return str(found[-1])
        raise AssertionError(f"no {path} was mailed to {address}")
