"""A post for followers, a comment that waits, a reply that arrives while the page is open, and points."""

import re

import pytest
from playwright.async_api import Browser, expect

from core.clock import now
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.database import Database
from graph.people.queries import account_by_handle
from graph.tips.actions import grant_points
from stack import Stack
from tests.conftest import Mailbox
from tests.journeys.steps import cover
from tests.journeys.visitor import Visitor

PHONE = {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"}


def handle_of(visitor: Visitor) -> str:
    """The handle that signing up chose."""
    return "j" + visitor.email.split("@", maxsplit=1)[0]


@pytest.mark.timeout(400)
async def test_a_post_for_followers_is_talked_about(
    product: Stack, mailbox: Mailbox, chromium: Browser, db: Database
) -> None:
    async with (
        Visitor(chromium, product.public_url, mailbox) as author,
        Visitor(chromium, product.public_url, mailbox, PHONE) as fan,
        Visitor(chromium, product.public_url, mailbox) as stranger,
    ):
        await author.sign_up("Ana of the sea")
        await fan.sign_up("Ben the follower")
        await stranger.sign_up("Cleo the stranger")
        posts = f"/@{handle_of(author)}?tab=posts"

        # A post with a picture, for followers only; what was typed outlives a reload.
        await author.go(posts)
        await author.fill("What is new?", "Today we built a raft 🌊")
        await author.page.get_by_label("Choose a picture").set_input_files(
            {"name": "sea.png", "mimeType": "image/png", "buffer": cover()}
        )
        await author.fill("What picture 1 shows, in words", "A raft on the sea")
        await author.page.reload()
        await expect(author.page.get_by_label("What is new?")).to_have_value("Today we built a raft 🌊")
        await author.page.get_by_role("button", name=re.compile("Who sees it")).click()
        await author.role("option", "Followers only").click()
        await author.look("posts-composer")
        await author.press("Post", exact=True)
        await author.sees("img", "A raft on the sea")
        await expect(author.page.get_by_label("What is new?")).to_have_value("")

        # A stranger learns what would open it; a follower reads and comments, and is told that the comment waits.
        await stranger.go(posts)
        await stranger.sees("heading", "Not open to you yet")
        await expect(stranger.page.get_by_text("Today we built a raft")).to_have_count(0)
        await stranger.look("posts-denied")
        await fan.go(posts)
        await fan.press("Follow Ana of the sea")
        await fan.sees("button", re.compile("Following|Unfollow"))
        await fan.go(posts)
        await fan.reads("Today we built a raft")
        await fan.look("posts-follower-phone")
        await fan.press(re.compile("^Comments"))
        await fan.fill("Your comment", "Great! Write me, 加微信 please")
        await fan.press("Comment", exact=True)
        await fan.reads(re.compile("Waiting: a word in it is looked at first"))
        await fan.look("comments-waiting-phone")

        # The owner lets it through at the desk.
        await author.go("/desk/comments")
        await author.sees("button", "Let through the comment by Ben the follower")
        await author.look("comments-queue")
        await author.press("Let through the comment by Ben the follower")
        await author.reads("Everybody sees it now.")

        # A reply arrives on the follower's open page.
        await author.go(posts)
        await author.press(re.compile("^Comments"))
        await author.press("Reply to Ben the follower")
        await author.page.get_by_role("textbox", name="Reply to Ben the follower").fill(
            "Thank you, see you at the beach"
        )
        await author.press("Send the reply")
        await fan.reads("Thank you, see you at the beach")
        await fan.look("comments-live-phone")

        # Points: granted by an operator, given by the follower.
        found = await account_by_handle(db, viewer=None, handle=handle_of(fan))
        assert found is not None
        await grant_points(db, operator=Viewer(found.id), account_id=found.id, amount=20, key=new_id(), now=now())
        await fan.press("Give points to Ana of the sea")
        await fan.sees("dialog", "Give points to Ana of the sea")
        await fan.page.get_by_role("radio", name="5", exact=True).check(force=True)
        await fan.look("tips-dialog-phone")
        await fan.press("Give", exact=True)
        await fan.reads("Ana of the sea has your points. Thank you.")
        await fan.press("Give points to Ana of the sea")
        await expect(fan.page.get_by_role("dialog")).to_contain_text(re.compile(r"You have\s*15\s*points"))


@pytest.mark.timeout(300)
async def test_chinese_page_writes_and_reads_posts_by_keyboard(
    product: Stack, mailbox: Mailbox, chromium: Browser
) -> None:
    async with Visitor(chromium, product.public_url, mailbox) as author:
        await author.sign_up("小雨")
        await author.go(f"/@{handle_of(author)}?tab=posts&lang=zh")
        box = author.page.get_by_label("有什么新鲜事?")
        await box.focus()
        await author.page.keyboard.type("今天我们做了一个木筏")
        await author.page.keyboard.press("Tab")  # to the pictures
        await author.page.keyboard.press("Tab")  # to the audience
        await author.page.keyboard.press("Tab")  # to the button
        await author.page.keyboard.press("Enter")
        await author.sees("article", "小雨 的动态")
        await expect(author.page.get_by_role("article").get_by_text("今天我们做了一个木筏")).to_be_visible()
        await author.look("posts-zh")
