"""Watching: a film with its reason, seen once; whom one follows; and how fair it all is."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Response, expect

from core.ids import new_id
from core.redis import RedisClient
from graph.database import Database
from graph.fairness import counts
from schema.nodes import global_id
from stack import Stack
from storage.store import Store
from tests.conftest import Mailbox
from tests.factories.clips import a_clip
from tests.factories.people import a_person, cypher
from tests.factories.works import a_work
from tests.journeys.visitor import Visitor

FILMS = 6


async def a_city_with_films(db: Database, store: Store, clip: bytes) -> tuple[str, list[str]]:
    """A city where six people live, each with a film that plays; its id and the films' titles."""
    city, token = new_id(), new_id()[-6:]
    await cypher(db, "CREATE (:City {id: $id, name_zh: '月城', name_en: 'Moontown', people: 9})", id=city)
    titles = [f"Film {token} {n}" for n in range(FILMS)]
    for title in titles:
        work = await a_work(db, await a_person(db, city_id=city), title=title, poster_key=None)
        await store.put(f"works/{work}/video.mp4", clip, "video/mp4")
    return city, titles


async def noted(visitor: Visitor, db: Database, city: str) -> None:
    """Waits until the worker has taken up all films."""
    for _ in range(300):
        rows = await cypher(db, "MATCH (w:Work) WHERE w.city_id = $city RETURN count(w)", city=city)
        if rows[0][0] == FILMS:
            return
        await visitor.page.wait_for_timeout(200)
    raise AssertionError("the worker takes up no publications")


def is_report(response: Response) -> bool:
    return "exposuresRecordMutation" in (response.request.post_data or "")


async def title_of(visitor: Visitor) -> str:
    heading = visitor.page.get_by_role("complementary").get_by_role("heading")
    return (await heading.inner_text()).strip()


@pytest.mark.timeout(300)
async def test_a_film_is_shown_with_its_reason_and_once_and_following_and_fairness_tell(
    product: Stack,
    mailbox: Mailbox,
    chromium: Browser,
    db: Database,
    store: Store,
    redis: RedisClient,
    tmp_path: Path,
) -> None:
    city, titles = await a_city_with_films(db, store, a_clip(tmp_path / "clip.mp4").read_bytes())
    async with Visitor(chromium, product.public_url, mailbox) as viewer:
        await viewer.sign_up("小林")
        await noted(viewer, db, city)
        await viewer.go("/watch/following")
        await viewer.reads("Follow somebody, and what they share is here")
        await viewer.look("feeds-following-empty")

        await viewer.go(f"/watch/city?city={global_id('City', city)}")
        await viewer.reads("Why am I shown this?")
        first = await title_of(viewer)
        assert first in titles
        reasons = viewer.page.get_by_text("From Moontown.").or_(viewer.page.get_by_text("Few have seen it yet."))
        await expect(reasons).to_be_visible()
        await viewer.press("Play", exact=True)
        await viewer.until("document.querySelector('video').currentTime > 1.2 || document.querySelector('video').ended")
        await viewer.look("feeds-city")
        async with viewer.page.expect_response(is_report, timeout=60_000) as report:
            await viewer.page.keyboard.press("ArrowDown")
            await expect(viewer.page.get_by_role("complementary").get_by_role("heading")).not_to_have_text(first)
        second = await title_of(viewer)
        assert (await (await report.value).json())["data"]["recordExposures"]["recorded"] >= 1

        await viewer.page.get_by_role("button", name="Follow Person").click()
        await viewer.sees("button", "Following Person")
        await viewer.role("link", "Following", exact=True).click()
        await expect(viewer.page.get_by_role("complementary").get_by_role("heading")).to_have_text(second)
        await viewer.reads("You follow who made it.")

        await viewer.go(f"/watch/city?city={global_id('City', city)}")
        again = []
        while not await viewer.page.get_by_text("That is all for now").is_visible():
            await viewer.reads("Why am I shown this?")
            again.append(await title_of(viewer))
            await viewer.page.keyboard.press("ArrowDown")
            await viewer.until(f"!document.querySelector('aside h2')?.innerText.includes('{again[-1]}')")
        assert first not in again
        assert len(again) >= FILMS - 2

        await viewer.go("/watch")
        await viewer.reads("Why am I shown this?")
        await viewer.look("feeds-discover")

        await fairness_is_drawn(viewer, redis)


async def fairness_is_drawn(viewer: Visitor, redis: RedisClient) -> None:
    """The page has the curve, the verdict and the table, of plays that the worker has counted."""
    for _ in range(300):
        if await redis.exists(counts.snapshot_key(counts.ALL)) and await redis.exists(counts.snapshot_key("CITY")):
            break
        await viewer.page.wait_for_timeout(200)
    await viewer.go("/fairness")
    await viewer.sees("img", "Lorenz curve of plays")
    await viewer.reads("Top 10 %")
    await viewer.page.get_by_text("The numbers behind the curve").click()
    await viewer.sees("table", "Points of the curve")
    await viewer.look("fairness")
    await viewer.role("link", "Same city", exact=True).click()
    await viewer.sees("img", "Lorenz curve of plays")


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
async def test_pages_fit_a_phone(product: Stack, mailbox: Mailbox, chromium: Browser, lang: str, scheme: str) -> None:
    options = {"viewport": {"width": 375, "height": 800}, "color_scheme": scheme}
    async with Visitor(chromium, product.public_url, mailbox, options) as someone:
        for path in ("/watch", "/watch/following", "/watch/city", "/fairness"):
            await someone.go(f"{path}?lang={lang}")
            await someone.page.get_by_role("main").get_by_role("heading").first.wait_for()
            await someone.page.wait_for_load_state("networkidle")
            await someone.look(f"phone{path.replace('/', '-')}-{lang}")
            over = await someone.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert over <= 0, path
