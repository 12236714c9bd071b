"""The demo fills a running product through its own doors, and a second run leaves it as it is."""

import asyncio
import os
import signal
import sys
import time
from typing import Any

import httpx
import pytest
import pytest_asyncio

from core.text import handle
from graph.database import Database
from stack import Stack
from stack.demo.art import DRAWINGS
from stack.demo.content import EDITOR, PAGES, PARTICIPANT, PASSWORD, STAFF
from stack.demo.films import FILMS
from stack.demo.people import cast
from stack.paths import ROOT

CAMPAIGN = """
query Campaign($handle: String!) {
  campaign(handle: $handle) {
    state submissionCount partnerCount cover { url }
    submissions(first: 10) { edges { node { voteCount work { title playCount poster { url } } } } }
    board(kind: ENTRIES) { entrantCount entries(first: 10) { edges { node { score votes likes plays } } } }
  }
}
"""
SIGN_IN = """
mutation SignIn($input: SignInInput!) { signIn(input: $input) { errors { code } viewer { person { handle } } } }
"""


async def ask(product: Stack, query: str, **variables: Any) -> dict[str, Any]:
    async with httpx.AsyncClient(base_url=product.public_url, timeout=30) as client:
        answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in answer, answer
    data: dict[str, Any] = answer["data"]
    return data


async def run(product: Stack, kill_at: str = "") -> str:
    """What a run of the small demo says; with `kill_at` it is killed as soon as it has said that."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "stack.demo",
        cwd=ROOT, env=os.environ | product.environment() | {"KINDRED_DEMO_SIZE": "small"},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    said = ""
    async for line in process.stdout:
        said += line.decode()
        if kill_at and kill_at in said:
            process.kill()
    code = await process.wait()
    assert code == (-signal.SIGKILL if kill_at else 0), said
    return said


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def first(product: Stack) -> str:
    """The last of several runs, of which all before it were killed on their way."""
    for stage in ("15 %", "30 %", "50 %", "60 %", "85 %"):
        await run(product, kill_at=f"demo  {stage}")
    return await run(product)


async def seen(product: Stack) -> dict[str, Any]:
    """Both campaigns, once every play and vote has reached the boards."""
    until = time.monotonic() + 20
    before: dict[str, Any] = {}
    while time.monotonic() < until:
        now = {page.handle: (await ask(product, CAMPAIGN, handle=page.handle))["campaign"] for page in PAGES}
        entries = [edge["node"] for page in now.values() for edge in page["board"]["entries"]["edges"]]
        for page in now.values():  # addresses are signed anew
            page["cover"] = bool(page["cover"])
            for edge in page["submissions"]["edges"]:
                edge["node"]["work"]["poster"] = bool(edge["node"]["work"]["poster"])
        if now == before and entries and all(entry["votes"] for entry in entries):
            return now
        before = now
        await asyncio.sleep(1)
    raise AssertionError(f"the boards did not come to rest: {before}")


async def test_it_fills_both_campaigns(product: Stack, first: str) -> None:
    pages = await seen(product)

    for page in pages.values():
        assert page["state"] == "OPEN"
        assert page["cover"]
        assert page["partnerCount"] == 2
        assert page["submissionCount"] == page["board"]["entrantCount"] == 1
        (entry,) = [edge["node"] for edge in page["submissions"]["edges"]]
        assert entry["work"]["poster"]
        assert entry["voteCount"] > 0
        (place,) = [edge["node"] for edge in page["board"]["entries"]["edges"]]
        assert place["plays"] > 0
        assert place["score"] >= place["votes"] + place["plays"]
    assert "demo 100 %" in first
    assert PASSWORD in first


async def test_its_people_can_sign_in(product: Stack, first: str) -> None:
    assert all(email in first for email in (STAFF, EDITOR, PARTICIPANT))

    answer = await ask(product, SIGN_IN, input={"email": PARTICIPANT, "password": PASSWORD})

    assert answer["signIn"]["errors"] == []
    assert answer["signIn"]["viewer"]["person"]["handle"] == "mei"


@pytest.mark.usefixtures("first")
async def test_a_second_run_changes_nothing(product: Stack) -> None:
    before = await seen(product)

    said = await run(product)

    assert "there already" in said
    assert await seen(product) == before


@pytest.mark.usefixtures("first")
async def test_a_run_over_all_of_it_finds_what_is_there(product: Stack, redis: Any, db: Database) -> None:
    before = await seen(product)
    await redis.delete("kindred:demo")

    said = await run(product)

    assert "there already" not in said
    assert await seen(product) == before


def test_everybody_has_a_handle_of_their_own() -> None:
    for small, people, organisations in ((False, 200, 50), (True, 12, 4)):
        everybody = cast(small)
        handles = [person.handle for person in everybody.everybody]
        handles += [each.handle for each in everybody.organisations] + [page.foundation.handle for page in PAGES]
        assert len(everybody.everybody) == people
        assert len(everybody.organisations) == organisations
        assert len({handle(each)[1] for each in handles}) == len(handles)


def test_every_film_differs() -> None:
    assert len({film.slug for film in FILMS}) == len({film.title for film in FILMS}) == len(FILMS) == 36
    assert {film.drawing for film in FILMS} == set(DRAWINGS)
    assert len({(film.drawing, film.hue, film.ground) for film in FILMS}) == len(FILMS)
