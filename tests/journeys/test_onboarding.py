"""Fifty organisations from a spreadsheet: brought, mended in place, invited by mail, two of them in."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from core.ids import new_id
from stack import Stack
from tests.conftest import Mailbox
from tests.factories import sheets
from tests.journeys.steps import World, people_sign_up, staff_publishes
from tests.journeys.story import Someone, link_in
from tests.journeys.visitor import Visitor

COUNT_CLICKS = """addEventListener('click', (event) => {
  if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
}, true);"""
CLICKS = 8  # docs/onboarding.md says the same


def fifty(token: str) -> tuple[bytes, list[str]]:
    """A workbook with six broken rows (3, 8, 12, 20, 30, 40), and the addresses once they are mended."""
    addresses = [f"{token}-{number}@partner.test" for number in range(2, 52)]
    rows: list[list[object]] = [list(sheets.HEADS)]
    for number, address in enumerate(addresses, 2):
        rows.append([f"急救学社{number}", f"Aid {number}", "陈梅", address, "成都", 51510000 + number, "社团"])
    rows[2][0] = rows[2][1] = ""
    rows[7][3] = "mei at partner"
    rows[11][4] = "成嘟"
    rows[19][3] = addresses[0]
    rows[29][0] = "=1+1"
    rows[39][3] = ""
    return sheets.xlsx(rows), addresses


@pytest.mark.timeout(600)
async def test_fifty_organisations_are_invited_from_a_spreadsheet(
    product: Stack, mailbox: Mailbox, chromium: Browser, clip: Path, tmp_path: Path
) -> None:
    world = World(product.public_url, mailbox, clip)
    await people_sign_up(world)
    await staff_publishes(world)
    content, addresses = fifty(new_id()[-10:])
    sheet = tmp_path / "五十家机构.xlsx"
    sheet.write_bytes(content)
    session = {"name": "kindred_session", "value": world.staff.http.cookies["kindred_session"], "url": world.address}
    desk = f"/desk/c/{world.handle}/partners?lang=en"

    async with Visitor(chromium, world.address, mailbox) as staff:
        await staff.context.add_cookies([session])  # type: ignore[list-item]
        await staff.context.add_init_script(COUNT_CLICKS)
        await staff.go(desk)

        # the file is brought; each problem stands at its cell
        await staff.page.get_by_label("Choose or drop a spreadsheet").set_input_files(sheet)
        await staff.reads("6 rows have problems. Fix them here or leave them out.")
        await staff.look("onboarding-problems")
        await expect(staff.role("button", re.compile("^Send 50"))).to_be_disabled()

        # some are mended; the page is left and comes back, and nothing is lost
        await mend(staff, "Name in Chinese, row 3", "急救学社三")
        await mend(staff, "E-mail, row 8", addresses[6])
        await staff.press("Take Chengdu in row 12")
        await staff.reads("3 rows have problems. Fix them here or leave them out.")
        await staff.page.reload()
        await staff.reads("3 rows have problems. Fix them here or leave them out.")
        await mend(staff, "E-mail, row 20", addresses[18])
        await mend(staff, "Name in Chinese, row 30", "急救学社三十")
        await mend(staff, "E-mail, row 40", addresses[38])
        await staff.reads("All rows are fine.")

        # all are sent, once each
        await staff.press("Send 50 invitations")
        await staff.reads("50 invitations were sent")
        await staff.look("onboarding-sent")
        clicks = int(await staff.page.evaluate("sessionStorage.clicks")) + 1  # and one to choose the file
        assert clicks == CLICKS
        for address in addresses:
            mail = await mailbox.wait(address, seconds=60)
            assert "/invitations/" in mail["text"]
            assert len(await mailbox.messages(address)) == 1

        # two organisations say yes; the board has them, and the others as invited
        for address in (addresses[0], addresses[1]):
            await say_yes(world, mailbox, address)
        await staff.go(f"{desk}&stage=ACCEPTED")
        table = staff.page.get_by_role("table", name="Partners")
        await expect(table.get_by_role("button", name=re.compile("^Verify "))).to_have_count(2)
        await staff.page.get_by_label("Find by name or e-mail").fill("new 1")
        await expect(table.get_by_role("button", name=re.compile("^Verify "))).to_have_count(1)
        await table.get_by_role("button", name=re.compile("^Verify ")).click()
        await staff.go(f"{desk}&stage=INVITED&q={addresses[5]}")
        await expect(table.get_by_role("row")).to_have_count(2)
        await staff.look("onboarding-board")
    await world.close()


@pytest.mark.timeout(300)
async def test_the_wizard_fits_a_phone_in_the_dark_and_works_by_keyboard(
    product: Stack, mailbox: Mailbox, chromium: Browser, clip: Path, tmp_path: Path
) -> None:
    world = World(product.public_url, mailbox, clip)
    await people_sign_up(world)
    await staff_publishes(world)
    sheet = tmp_path / "两家.csv"
    sheet.write_bytes(
        sheets.comma([sheets.HEADS, ("", "", "", "x", "成嘟"), ("=1", "", "", "a@b.example")]).encode("gbk")
    )
    session = {"name": "kindred_session", "value": world.staff.http.cookies["kindred_session"], "url": world.address}
    options = {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"}
    async with Visitor(chromium, world.address, mailbox, options) as staff:
        await staff.context.add_cookies([session])  # type: ignore[list-item]
        await staff.go(f"/desk/c/{world.handle}/partners?lang=zh")
        await staff.page.get_by_label("选择或拖入表格").set_input_files(sheet)
        await staff.reads("有 2 行存在问题")
        await staff.look("onboarding-phone")
        assert await staff.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

        field = staff.page.get_by_label("邮箱,第 2 行")
        await field.focus()
        await staff.page.keyboard.press("ControlOrMeta+a")
        await staff.page.keyboard.type("mei@partner.example")
        await staff.page.keyboard.press("Enter")
        await staff.reads("mei@partner.example")
        await staff.page.get_by_role("button", name="排除第 3 行").focus()
        await staff.page.keyboard.press("Enter")
        await staff.reads("有 1 行存在问题")
    await world.close()


@pytest.mark.timeout(300)
async def test_a_checklist_is_written_filled_and_ticked(
    product: Stack, mailbox: Mailbox, chromium: Browser, clip: Path, tmp_path: Path
) -> None:
    world = World(product.public_url, mailbox, clip)
    await people_sign_up(world)
    await staff_publishes(world)
    given = {"campaignId": world.campaign_id, "email": f"{new_id()[-12:]}@partner.test", "organisationName": "海边"}
    await world.staff.do("invitePartner", "partnerInvitation { id }", **given)
    token = link_in(await mailbox.wait(given["email"], seconds=60), "/invitations/")
    new = {"handle": f"o{new_id()[-12:]}", "nameZh": "海边中心", "nameEn": "Seaside Centre"}
    accepted = await world.editor.do("acceptPartnerInvitation", "partner { id }", token=token, organisation=new)
    paper = tmp_path / "登记证.pdf"
    paper.write_bytes(b"%PDF-1.7 " + b"x" * 1000)

    def at_desk(who: Someone) -> dict[str, str]:
        return {"name": "kindred_session", "value": who.http.cookies["kindred_session"], "url": world.address}

    narrow = {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"}
    async with (
        Visitor(chromium, world.address, mailbox) as staff,
        Visitor(chromium, world.address, mailbox, narrow) as editor,
    ):
        await staff.context.add_cookies([at_desk(world.staff)])  # type: ignore[list-item]
        await editor.context.add_cookies([at_desk(world.editor)])  # type: ignore[list-item]
        desk = f"/desk/c/{world.handle}/partners?lang=en"
        await staff.go(desk)
        await staff.press("Ask for one thing more")
        await staff.fill("What it is, in Chinese", "登记证")
        await staff.fill("What it is, in English", "Registration")
        await staff.press("Save the checklist")
        await staff.reads("The checklist is saved.")
        await staff.press("Verify Seaside Centre")
        await staff.reads("Still missing: Registration.")
        await staff.look("onboarding-template")

        await editor.go(f"/desk/p/{accepted['partner']['id']}?lang=zh")
        await editor.reads("登记证")
        await editor.page.locator("input[type=file]").set_input_files(paper)
        await editor.reads("已提交,等待查看")
        await editor.look("onboarding-checklist")

        await staff.go(desk)
        await staff.press("Checklist of Seaside Centre")
        await staff.press("Done: Registration")
        await staff.sees("button", "Take back Registration")
        await staff.look("onboarding-tick")
        await staff.page.keyboard.press("Escape")
        await staff.press("Verify Seaside Centre")
        await expect(staff.role("button", "Verify Seaside Centre")).to_have_count(0)
    await world.close()


async def mend(staff: Visitor, label: str, text: str) -> None:
    field = staff.page.get_by_label(label, exact=True)
    await field.click()
    await field.fill(text)
    await field.press("Enter")
    await expect(field).to_have_count(0)


async def say_yes(world: World, mailbox: Mailbox, address: str) -> None:
    """Somebody with that address signs up and accepts by the link in the invitation."""
    (mail,) = await mailbox.messages(address)
    person = Someone(world.address, email=f"{new_id()[-12:]}@partner.test")
    await person.sign_up(mailbox)
    number = 1 if address.endswith("-2@partner.test") else 2
    new = {"handle": f"o{new_id()[-12:]}", "nameZh": f"New {number}", "nameEn": f"New {number}"}
    token = link_in(mail, "/invitations/")
    await person.do("acceptPartnerInvitation", "partner { state }", token=token, organisation=new)
    await person.close()
