"""Uploads as people live them: pausing, reloading, wrong files, a connection that fails."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from stack import Stack
from tests.conftest import Mailbox
from tests.factories.clips import a_clip
from tests.journeys.visitor import Visitor


def padded(clip: Path, path: Path) -> Path:
    """The clip with 13 MiB more, still a valid file: a box of type `free` at its end."""
    path.write_bytes(clip.read_bytes() + (13 << 20).to_bytes(4, "big") + b"free" + bytes((13 << 20) - 8))
    return path


@pytest.mark.timeout(300)
async def test_paused_upload_goes_on_after_a_reload(
    product: Stack, mailbox: Mailbox, chromium: Browser, clip: Path, tmp_path: Path
) -> None:
    large = padded(clip, tmp_path / "large.mp4")
    async with Visitor(chromium, product.public_url, mailbox) as maker:
        await maker.sign_up("小满")
        await maker.go("/new")
        slow = await maker.context.new_cdp_session(maker.page)
        await slow.send("Network.enable")
        limit = {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": 2_500_000}
        await slow.send("Network.emulateNetworkConditions", limit)
        await maker.page.get_by_label("Choose a video").set_input_files(large)
        await maker.fill("Title", "My title that must stay")
        bar = maker.page.get_by_role("progressbar")
        await expect(bar).to_contain_text(re.compile(r"Uploading[\s\S]*(4|5|6)\d%"))
        await maker.press("Pause")
        await expect(bar).to_contain_text("Paused")

        maker.page.on("dialog", lambda dialog: dialog.accept())
        await maker.page.reload()
        await maker.sees("button", "Resume")
        await expect(maker.page.get_by_label("Title", exact=True)).to_have_value("My title that must stay")
        await expect(bar).to_contain_text(re.compile(r"[1-9]\d%"))
        await maker.look("sharing-resumed")
        parts: list[str] = []
        maker.page.on("request", lambda r: parts.append(r.url) if r.method == "PUT" else None)
        await maker.press("Resume")
        await maker.reads("Uploaded", timeout=60_000)

        assert 0 < len(parts) < 4, "parts that had arrived are not sent again"


@pytest.mark.timeout(300)
async def test_file_that_is_no_video_is_refused_with_a_reason(
    product: Stack, mailbox: Mailbox, chromium: Browser, tmp_path: Path
) -> None:
    liar, empty = tmp_path / "liar.mp4", tmp_path / "empty.mp4"
    liar.write_text("not a video " * 1000)
    empty.write_bytes(b"")
    async with Visitor(chromium, product.public_url, mailbox) as maker:
        await maker.sign_up("Mei")
        await maker.go("/new")
        await maker.page.get_by_label("Choose a video").set_input_files(empty)
        await maker.reads("The file is empty.")
        await maker.page.get_by_label("Choose a video").set_input_files(liar)
        await maker.fill("Title", "liar")
        await maker.reads("Uploaded")
        await maker.press("Share this video")
        refused = maker.page.get_by_text(re.compile("This file was refused|This is no video|not a video"))
        await expect(refused.first).to_be_visible(timeout=60_000)
        await maker.look("sharing-refused")


@pytest.mark.timeout(200)
async def test_text_is_kept_while_the_connection_fails(product: Stack, mailbox: Mailbox, chromium: Browser) -> None:
    async with Visitor(chromium, product.public_url, mailbox) as someone:
        await someone.sign_up("Off Line")
        await someone.go("/desk/new-organisation")
        await someone.fill("Name in Chinese", "离线机构")
        await someone.fill("Name in English", "Off line")
        await someone.fill("Handle", someone.email.partition("@")[0])
        await someone.page.route("**/graphql", lambda route: route.abort("internetdisconnected"))
        await someone.press("Create the organisation")
        await expect(someone.page.get_by_role("alert")).to_be_visible()
        await expect(someone.page.get_by_label("Name in Chinese", exact=True)).to_have_value("离线机构")
        await someone.page.unroute("**/graphql")
        await someone.press("Create the organisation")
        await someone.sees("heading", "Members and roles")


@pytest.mark.timeout(200)
async def test_minor_needs_a_guardian_who_answers_by_mail(
    product: Stack, mailbox: Mailbox, chromium: Browser, tmp_path: Path
) -> None:
    clip = a_clip(tmp_path / "child.mp4")
    async with (
        Visitor(chromium, product.public_url, mailbox) as child,
        Visitor(chromium, product.public_url, mailbox) as guardian,
    ):
        await child.go("/sign-up?lang=en")
        await child.fill_sign_up("Little", birth="12052013")
        await child.page.get_by_role("main").get_by_role("button", name="Sign up").click()
        await expect(child.page.get_by_role("alert")).to_be_visible()
        guardian.email = f"g{child.email}"
        await child.page.get_by_label("E-mail of your guardian").fill(guardian.email)
        await child.page.get_by_role("main").get_by_role("button", name="Sign up").click()
        await child.sees("heading", "Check your mail")
        await child.go(await child.link("/confirm/"))
        await child.sees("heading", "Your address is confirmed")

        await child.go("/new")
        await child.page.get_by_label("Choose a video").set_input_files(clip)
        await child.fill("Title", "Mine")
        await child.reads("Uploaded")
        await child.press("Share this video")
        await child.reads("Ready.", timeout=90_000)
        await child.reads(re.compile("guardian", re.IGNORECASE))
        await child.look("sharing-minor")

        link = await guardian.link("/guardian/")
        await guardian.go(f"{link}?lang=en")
        await guardian.look("sharing-guardian")
        await guardian.press("Yes, I agree")
        await guardian.sees("heading", "You said yes")
