"""A profile edited with a picture, the organisations of a campaign followed at once, a list of followers."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, expect

from stack import Stack
from tests.conftest import Mailbox
from tests.factories.clips import a_clip
from tests.journeys.steps import World, cover, partner_joins, people_sign_up, staff_publishes
from tests.journeys.visitor import SPILLS, UNNAMED, Visitor


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def world(product: Stack, mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """An open campaign with one verified organisation."""
    made = World(product.public_url, mailbox, a_clip(tmp_path_factory.mktemp("profiles") / "clip.mp4"))
    for step in (people_sign_up, staff_publishes, partner_joins):
        await step(made)
    yield made
    await made.close()


@pytest.mark.timeout(600)
async def test_profile_pack_and_followers(world: World, mailbox: Mailbox, chromium: Browser) -> None:
    handle = world.participant.person["handle"]
    async with Visitor(chromium, world.address, mailbox) as mei:
        await mei.enter(world.participant.http)
        await mei.go(f"/@{handle}?lang=en")
        await mei.role("link", "Edit the profile").click()
        await mei.fill("Name", "Mei Lin")
        await mei.fill("Handle", "no good!")
        await mei.fill("About in English", "I film what I see.")
        picture = FilePayload(name="me.png", mimeType="image/png", buffer=cover())
        chooser = mei.page.get_by_role("group", name="Picture", exact=True)
        await chooser.locator("input[type=file]").set_input_files(picture)
        await expect(chooser.get_by_role("img")).to_be_visible()
        await mei.look("profile-edit")
        await mei.press("Save", exact=True)
        await mei.reads("A handle has 1 to 30 letters")
        await expect(mei.page.get_by_label("Name", exact=True)).to_have_value("Mei Lin")
        await mei.page.reload()
        await expect(mei.page.get_by_label("Name", exact=True)).to_have_value("Mei Lin")
        await mei.fill("Handle", handle)
        await mei.press("Save", exact=True)
        await mei.sees("heading", "Mei Lin")
        await mei.reads("I film what I see.")
        await expect(mei.page.locator("header img[src*='pictures']").last).to_be_visible()
        await mei.look("profile-shown")

        await mei.go(f"/c/{world.handle}?lang=en")
        await mei.press("Follow all organisations of this campaign")
        await mei.reads("You now follow 1 more organisation.")
        await mei.press("Follow all organisations of this campaign")
        await mei.reads("You follow them all already.")
        await mei.page.get_by_role("list", name="Verified organisations").get_by_role("link").first.click()
        await mei.role("link", "1 follower").click()
        followers = mei.page.get_by_role("list", name="Followers of")
        await expect(followers.get_by_role("link", name="Mei Lin")).to_be_visible()
        await mei.look("followers")
        await mei.go(f"/@{handle}/following?lang=en")
        await mei.sees("heading", "Whom Mei Lin follows")


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
async def test_pages_fit_a_phone_and_name_what_they_offer(
    world: World, mailbox: Mailbox, chromium: Browser, lang: str, scheme: str
) -> None:
    handle = world.participant.person["handle"]
    options = {"viewport": {"width": 375, "height": 800}, "color_scheme": scheme}
    async with Visitor(chromium, world.address, mailbox, options) as someone:
        await someone.enter(world.participant.http)
        wrong = []
        for path in ("/settings/profile", "/people", f"/@{handle}", f"/@{handle}/followers", f"/@{handle}/following"):
            await someone.go(f"{path}?lang={lang}")
            await someone.page.get_by_role("main").get_by_role("heading").first.wait_for()
            await someone.page.wait_for_load_state("networkidle")
            if (over := await someone.page.evaluate(SPILLS)) > 0:
                wrong.append(f"{path} is {over} px too wide")
            wrong += [f"{path}: {each}" for each in await someone.page.evaluate(UNNAMED)]
            await someone.look(f"a2{path.replace('/', '-').replace(handle, 'p')}-{lang}")

        assert wrong == []
