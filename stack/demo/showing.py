"""Films become works, are entered, and judged by the organisations they were made for."""

import asyncio
from dataclasses import dataclass

from campaigns.leaderboard.actions import settle_submission
from campaigns.submissions import actions as submissions
from campaigns.submissions.model import State as EntryState
from core import clock
from core.paging import Slice
from graph.works import actions as works
from graph.works.model import State, Words, Work
from graph.works.queries import works_by_author
from stack.demo.clips import Studio
from stack.demo.content import DECLINED
from stack.demo.films import FILMS, Film
from stack.demo.partners import Organisation
from stack.demo.people import Person, author_of
from stack.demo.sending import send
from stack.demo.world import Progress, World, each

PATIENCE_S = 150.0
_OF_MEI = {("512", 2), ("42", 1)}
_OF_A_MINOR = {("512", 13)}


@dataclass(frozen=True, slots=True)
class Showing:
    """A film with who made it, and for which organisation, whose owner judges it."""

    film: Film
    author: Person
    organisation: Organisation
    judge: Person


def programme(world: World) -> list[Showing]:
    """Who made which film for whom. Those that wait or were declined are the editor's to see."""
    films = FILMS if not world.small else [next(f for f in FILMS if f.page == page) for page in ("512", "42")]
    return [_showing(world, film) for film in films]


def _showing(world: World, film: Film) -> Showing:
    cast, place = world.cast, (film.page, film.number)
    author = author_of(cast.authors, film.page, film.number)
    if place in _OF_MEI:
        author = cast.mei
    elif place in _OF_A_MINOR or film.end == "minor":
        author = cast.minor("ASKED" if film.end == "minor" else "GIVEN") or author
    hosts = [
        pair for pair in zip(cast.organisations, cast.owners, strict=True)
        if pair[0].page == film.page and pair[0].stage == "verified"
    ]  # fmt: skip
    few = min(len(hosts), 11 if film.page == "512" else 8)
    organisation, judge = hosts[0 if film.end != "accepted" else film.number * 3 % few]
    return Showing(film, author, organisation, judge)


async def show_films(world: World, studio: Studio, progress: Progress) -> None:
    """Every film is made, sent in by its author, and entered."""
    showings = programme(world)
    half = len(showings) // 2
    await each(showings[:half], lambda showing: _enter(world, studio, showing), at_once=4)
    progress.done(50, f"{half} films made, sent in parts and entered")
    await each(showings[half:], lambda showing: _enter(world, studio, showing), at_once=4)


async def _enter(world: World, studio: Studio, showing: Showing) -> None:
    film, viewer = showing.film, world.viewer(showing.author)
    then = world.ago(1 + film.number * 5 % 12 + film.number / 40)
    known = await _known(world, showing)
    if known is None:
        content = (await studio.clip(film)).read_bytes()
        upload_id = await send(world, showing.author, f"{film.slug}.mp4", "VIDEO", "video/mp4", content)
        words = Words(film.title, film.caption, film.language)
        work_id = await works.create_work(
            world.db, world.jobs, viewer=viewer, upload_id=upload_id, words=words, now=then
        )
    else:
        work_id = known.id
    world.works[film.slug] = work_id
    if known is not None and known.state is State.REFUSED:
        return
    entry = await submissions.enter(
        world.db,
        viewer=viewer,
        campaign_id=world.campaigns[film.page],
        work_id=work_id,
        organisation_id=world.organisations[showing.organisation.handle],
        now=then,
    )
    world.submissions[film.slug] = entry.id


async def _known(world: World, showing: Showing) -> Work | None:
    author_id = world.people[showing.author.handle]
    found = await works_by_author(
        world.db, viewer=world.viewer(showing.author), author_ids=[author_id], page=Slice(100), now=world.now
    )
    return next((work for work in found[author_id].items if work.title == showing.film.title), None)


async def wait_until_ready(world: World, progress: Progress) -> None:
    """The worker checks and renders every film; after a while the rest is left to it and to a later run."""
    showings = programme(world)
    until = asyncio.get_running_loop().time() + PATIENCE_S
    told = 0
    while True:
        found = [await _known(world, showing) for showing in showings]
        ready = sum(1 for work in found if work is not None and work.is_settled)
        if ready == len(showings):
            return
        if asyncio.get_running_loop().time() > until:
            world.complete = False
            return
        if ready >= told + 6:
            told = ready
            progress.done(60 + 20 * ready // len(showings), f"{ready} of {len(showings)} films are ready to play")
        await asyncio.sleep(0.5)


async def judge_entries(world: World) -> int:
    """The organisations judge what is ready; how many entries count now."""
    showings = [showing for showing in programme(world) if showing.film.end in ("accepted", "declined")]

    async def judge(showing: Showing) -> None:
        if await _judge(world, showing):
            world.counted.add(showing.film.slug)

    await each(showings, judge, at_once=4)
    return len(world.counted)


async def _judge(world: World, showing: Showing) -> bool:
    submission_id, viewer = world.submissions.get(showing.film.slug), world.viewer(showing.judge)
    work = await _known(world, showing)
    if submission_id is None or work is None or work.state is not State.READY:
        return False
    public_url = world.settings.public_url
    then = max(world.ago(0.5 + showing.film.number % 9), clock.from_millis(work.created_at))
    if showing.film.end == "declined":
        await submissions.decline(
            world.db, world.jobs, viewer=viewer, submission_id=submission_id, reason=DECLINED, public_url=public_url,
            now=then,
        )  # fmt: skip
        return False
    entry = await submissions.accept(
        world.db, world.jobs, viewer=viewer, submission_id=submission_id, public_url=public_url, now=then
    )
    # The worker does this as well; what is played before the ledger knows of an entry does not count for it.
    await settle_submission(world.db, world.ledger, submission_id=entry.id, now=clock.now())
    return entry.state is EntryState.ACCEPTED
