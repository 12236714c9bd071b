"""The main job, in a real browser: a foundation runs one campaign from nothing to a ranked board."""

import re
import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser, expect

from core.ids import new_id
from stack import Stack
from tests.conftest import Mailbox
from tests.journeys.visitor import Visitor

TITLE = "Make it, save yourself"
WORK = "用饮料瓶做的浮力背心"


@pytest.mark.timeout(600)
async def test_from_nothing_to_a_ranked_board(
    product: Stack, mailbox: Mailbox, chromium: Browser, clip: Path, tmp_path: Path
) -> None:
    handle, partner = f"rescue{new_id()[-8:]}", f"sky{new_id()[-8:]}"
    cover = tmp_path / "cover.jpg"
    Image.radial_gradient("L").convert("RGB").resize((1600, 900)).save(cover)

    def person() -> Visitor:
        return Visitor(chromium, product.public_url, mailbox)

    async with person() as staff, person() as editor, person() as reviewer, person() as maker, person() as voter:
        # 1, 2: staff signs up, makes the foundation and the campaign, and publishes it
        await staff.sign_up("Lin Wei")
        await make_campaign(staff, handle, cover)

        # 3: an organisation is invited, accepts, appoints a reviewer, and is verified
        await invite_partner(staff, editor, handle, partner)
        await appoint_reviewer(editor, reviewer, partner)
        await staff.page.reload()
        await staff.press("Verify 成都蓝天")
        await expect(staff.role("row", re.compile("成都蓝天"))).to_contain_text("Verified")
        await staff.look("story-partners")

        # 4, 5: a participant follows, uploads a real video, and watches it become ready
        await maker.sign_up("王小雨")
        await share_video(maker, handle, clip)

        # 6: it is entered on behalf of the organisation; its reviewer accepts by the keyboard
        await maker.press("On behalf of")
        await maker.role("option", "成都蓝天").click()
        await maker.press("Enter this film")
        await maker.reads("Waiting for review")
        await reviewer.go(f"/desk/c/{handle}/review")
        await expect(reviewer.page.get_by_role("article")).to_be_visible()
        await reviewer.look("story-review")
        await reviewer.page.keyboard.press("a")
        await reviewer.reads("Nothing waits")

        # 7: another plays it with ranges, likes and votes; two open pages move by themselves
        await maker.go(f"/c/{handle}")
        await staff.go(f"/c/{handle}")
        await play_like_vote(voter, handle)
        for open_page in (staff, maker):
            people = open_page.page.get_by_role("list", name="Board of people")
            await expect(people.get_by_text("王小雨")).to_be_visible()
            await expect(people.get_by_text("1 vote")).to_be_visible()
        await staff.role("tab", "Organisations").click()
        await expect(
            staff.page.get_by_role("list", name="Board of organisations").get_by_text("成都蓝天")
        ).to_be_visible()
        await staff.reads(re.compile("Same score: who reached it earlier stands first"))
        await staff.look("story-live")

        # 8: it closes at its time by itself; a late vote is kept and shown, and the board stays
        await close_soon(staff, handle)
        await voter.go(f"/c/{handle}")
        await voter.reads("The board is final.", timeout=150_000)
        await editor.go(f"/c/{handle}")
        digest = await check_sum(editor)
        await editor.press(re.compile("^Vote for"))
        await editor.reads(re.compile("Late votes: 1"), timeout=60_000)
        await editor.page.reload()
        assert await check_sum(editor) == digest
        await editor.look("story-final")


async def make_campaign(staff: Visitor, handle: str, cover: Path) -> None:
    await staff.go("/desk")
    await staff.role("link", "Create an organisation").click()
    await staff.fill("Name in Chinese", "壹起行动基金会")
    await staff.fill("Name in English", "Act Together Foundation")
    await staff.fill("Handle", f"act{new_id()[-8:]}")
    await staff.press("Create the organisation")
    await staff.role("link", "New campaign").click()
    await staff.fill("Title in Chinese", "用身边的物品,自制自救神器")
    await staff.fill("Title in English", TITLE)
    await staff.fill("Handle", handle)
    await staff.press("Save the draft")
    await staff.sees("tab", "Page")

    await staff.press("Publish the campaign")  # what is missing is said, field by field
    await expect(staff.role("alert", "What to change")).to_contain_text("cover")
    await staff.look("story-missing")

    for label, text in {
        "Text in Chinese": "地震来的时候,几分钟最要紧。",
        "Text in English": "When the earth shakes, minutes count.",
        "Rules in Chinese": "安全第一。",
        "Rules in English": "Safety first.",
        "Topic tag": "自救",
    }.items():
        await staff.fill(label, text)
    await staff.page.get_by_label("Choose a cover picture").set_input_files(cover)
    await staff.sees("img", "Cover picture")
    await staff.fill_date("Opens", time.strftime("%d%m%Y%H%M", time.gmtime(time.time() - 120)))
    await staff.press("Publish the campaign")
    await staff.sees("link", "Public page")
    await staff.look("story-published")


async def invite_partner(staff: Visitor, editor: Visitor, handle: str, partner: str) -> None:
    address = f"{partner}@journey.test"
    await staff.role("tab", "Partners").click()
    await staff.fill("Name of the organisation", "成都蓝天")
    await staff.fill("E-mail", address)
    await staff.press("Send the invitation")
    link = await staff.link("/invitations/", address)
    await editor.go(f"{link}?lang=en")
    await editor.role("link", "Sign up and accept").click()
    await editor.sign_up("Sky Chen", at="")
    await editor.role("link", "Go on").click()
    await editor.fill("Handle of the organisation", partner)
    await editor.press("Accept the invitation")
    await editor.sees("heading", "You are in")
    await editor.go(link)
    await editor.sees("heading", "This invitation was accepted already")


async def appoint_reviewer(editor: Visitor, reviewer: Visitor, partner: str) -> None:
    address = f"rev-{partner}@journey.test"
    await editor.go(f"/desk/o/{partner}")
    await editor.fill("E-mail", address)
    await editor.press("Send the invitation")
    await reviewer.go(await editor.link("/memberships/", address) + "?lang=en")
    await reviewer.role("link", "Sign up and accept").click()
    await reviewer.sign_up("Rev Zhao", at="")
    await reviewer.role("link", "Go on").click()
    await reviewer.press("Accept the invitation")
    await reviewer.sees("heading", "You belong to")


async def share_video(maker: Visitor, handle: str, clip: Path) -> None:
    through_api = 0

    def count(size: int) -> None:
        nonlocal through_api
        through_api += size

    maker.page.on("request", lambda r: count(len(r.post_data_buffer or b"")) if r.url.endswith("/graphql") else None)
    await maker.go(f"/c/{handle}")
    await maker.press(f"Follow {TITLE}")
    await maker.sees("button", f"Following {TITLE}")
    await maker.role("link", "成都蓝天").first.click()
    await maker.press(re.compile("^Follow "))
    await maker.sees("button", re.compile("^Following "))
    await maker.go(f"/c/{handle}")
    await maker.role("link", "Take part with a film").click()
    await maker.page.get_by_label("Choose a video").set_input_files(clip)
    await maker.fill("Title", WORK)
    await maker.fill("Caption", "三分钟做好")
    await maker.reads("Uploaded")
    assert through_api < 100_000, "the bytes go straight to the object store"
    await maker.look("story-uploaded")
    await maker.press("Share this video")
    await maker.page.wait_for_url("**work=**")
    opened = await maker.page.evaluate("performance.timeOrigin")
    await maker.reads("Ready.", timeout=120_000)
    assert await maker.page.evaluate("performance.timeOrigin") == opened, "no reload"


async def play_like_vote(voter: Visitor, handle: str) -> None:
    ranges: list[int] = []
    voter.page.on("response", lambda r: ranges.append(r.status) if ".mp4" in r.url else None)
    await voter.sign_up("Voter One")
    await voter.go(f"/c/{handle}")
    await voter.role("link", f"Play {WORK}").click()
    await voter.press("Play", exact=True)
    await voter.until("document.querySelector('video').currentTime > 1")
    assert 206 in ranges
    await voter.look("story-player")
    await voter.press(f"Like {WORK}")
    await voter.press("Vote for")
    await voter.sees("button", "Your vote:")


async def close_soon(staff: Visitor, handle: str) -> None:
    ends = time.time() + 75  # the form takes whole minutes: this is the first that is at least 15 s away
    await staff.go(f"/desk/c/{handle}/edit")
    await staff.fill_date("Closes", time.strftime("%d%m%Y%H%M", time.gmtime(ends)))
    await staff.press("Save", exact=True)
    await staff.reads("Saved")


async def check_sum(visitor: Visitor) -> str:
    shown = visitor.page.get_by_text(re.compile("Check sum of this board"))
    await expect(shown).to_be_visible()
    return str(await shown.inner_text())
