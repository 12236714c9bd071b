"""Somebody sends a film, writes captions beside it that others read, chooses its picture, and sends it once more."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from stack import Stack
from tests.conftest import Mailbox
from tests.journeys.visitor import Visitor

FILE = "WEBVTT\n\n00:00.000 --> 00:04.500\n<b>海</b>边的风\n"
SHOWN = "[...document.querySelector('video').textTracks].filter(t => t.mode === 'showing').map(t => t.language).join()"


@pytest.mark.timeout(600)
async def test_captions_are_written_and_read_over_the_film(
    product: Stack, mailbox: Mailbox, chromium: Browser, clip: Path, tmp_path: Path
) -> None:
    (tmp_path / "zh.vtt").write_text(FILE, "utf-8")

    async with (
        Visitor(chromium, product.public_url, mailbox) as maker,
        Visitor(chromium, product.public_url, mailbox) as reader,
    ):
        await maker.sign_up("海边的人")
        await share(maker, clip)
        made = maker.page.url
        await maker.role("link", "Captions").click()

        # line by line, with the film beside it; a mistake stands at its line
        await maker.press("Add a caption here")
        await maker.fill("Caption 1", "Wind by the <sea>")
        await maker.fill("Until", "0:00")
        await maker.press("Save the captions")
        await maker.reads("A caption ends after it begins.")
        await maker.fill("Until", "0:04.5")
        await maker.press("Save the captions")
        await maker.reads("The captions are saved.")
        await maker.look("captions-editor")

        # and as a file in the other language
        await maker.page.get_by_role("main").get_by_text("中文", exact=True).click()
        async with maker.page.expect_file_chooser() as choosing:
            await maker.press("Read a WebVTT file")
        await (await choosing.value).set_files(tmp_path / "zh.vtt")
        await expect(maker.page.get_by_label("Caption 1")).to_have_value("海边的风")

        # everybody may read them; the choice is kept
        work = maker.page.url.split("/captions")[0]
        await reader.go(f"{work}?lang=en")
        await reader.press("Captions: off")
        await reader.sees("button", "Captions: English")
        assert await reader.page.evaluate(SHOWN) == "en"
        await reader.press("Play", exact=True)
        await reader.until(
            "document.querySelector('video').textTracks[0].activeCues?.[0]?.text.includes('&lt;sea&gt;')"
        )
        await reader.look("captions-player")
        await reader.page.reload()
        await reader.sees("button", "Captions: English")
        await reader.page.keyboard.press("c")
        await reader.sees("button", "Captions: 中文")
        assert await reader.page.evaluate(SHOWN) == "zh-CN"

        # its picture is one of the stills; the very same file is known before a byte of it is sent
        await maker.go(made)
        await maker.page.get_by_role("button", name="Picture 3").click(timeout=240_000)
        await maker.reads("This picture stands for your film now.")
        await expect(maker.page.locator("img[src*='poster-3.jpg']").first).to_be_visible()
        await maker.look("captions-poster")

        # its sizes are there now, and it plays as a stream, which this browser knows
        await reader.go(f"{work}?lang=en")
        await reader.press("Play", exact=True)
        await reader.until("document.querySelector('video').currentTime > 0.5")
        assert await reader.page.evaluate("document.querySelector('video').currentSrc.endsWith('/master.m3u8')")
        await maker.go("/new?lang=en")
        await maker.page.get_by_label("Choose a video").set_input_files(clip)
        await maker.reads("You have sent this very file before")
        await maker.sees("link", "By the sea")
        await maker.look("captions-known")


async def share(maker: Visitor, clip: Path) -> None:
    """Sends a film and waits until it plays."""
    await maker.go("/new?lang=en")
    await maker.page.get_by_label("Choose a video").set_input_files(clip)
    await maker.fill("Title", "By the sea")
    await maker.reads("Uploaded")
    await maker.press("Share this video")
    await maker.reads("Ready.", timeout=120_000)
