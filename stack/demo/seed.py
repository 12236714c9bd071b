"""The stages, in order. Each finds what is there and makes what is not, so that a run cut short is simply repeated."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx

from core import clock
from core.redis import RedisClient, open_redis
from core.settings import Settings
from stack.demo import captioning, hosting, introducing, offering, sharing, showing, signing, talking
from stack.demo.clips import Studio
from stack.demo.done import mark_done
from stack.demo.people import cast
from stack.demo.world import Listening, Progress, World
from storage.ledger import Ledger
from storage.store import Store
from workers.queue import Queue
from workers.settings import media_names


async def seed(settings: Settings, *, small: bool, say: Callable[[str], None]) -> bool:
    """Fills the stack; whether everything is there at the end (else a later run goes on)."""
    started = time.monotonic()
    db, redis = Listening.open(settings), open_redis(settings)
    try:
        async with _world(settings, db, redis, small) as world:
            await _stages(world, Progress(say))
            if world.complete:
                await mark_done(redis, small)
            say(_summary(world, time.monotonic() - started))
            return world.complete
    finally:
        await redis.aclose()
        await db.close()


async def _stages(world: World, progress: Progress) -> None:
    films = [each.film for each in showing.programme(world)]
    studio = Studio(films, world.settings.ffmpeg)  # draws beside all that comes before its films are needed
    try:
        await signing.find_cities(world)
        await signing.sign_everybody_up(world)
        progress.done(15, f"{len(world.people)} people signed up")
        await hosting.found_foundations(world)
        await hosting.open_campaigns(world)
        progress.done(20, "two foundations, two campaigns")
        await hosting.gather_partners(world)
        await hosting.appoint_staff(world)
        progress.done(30, f"{len(world.organisations) - 2} partner organisations and who works for them")
        await introducing.introduce_everybody(world)
        await sharing.choose_who_may(world)
        follows = await sharing.follow_one_another(world)
        progress.done(35, f"{follows} follows")
        await showing.show_films(world, studio, progress)
        progress.done(60, f"{len(world.submissions)} films entered")
        await showing.wait_until_ready(world, progress)
        counted = await showing.judge_entries(world)
        progress.done(85, f"{counted} entries accepted by the organisations")
        await captioning.caption(world)
        posts, comments = await talking.talk(world)
        await offering.offer_and_write(world)
        progress.done(90, f"{posts} posts, {comments} films talked about")
        plays, likes, votes = await sharing.play_like_and_vote(world)
        progress.done(100, f"{plays} plays, {likes} likes, {votes} votes in the ledger")
    finally:
        studio.close()


@asynccontextmanager
async def _world(settings: Settings, db: Listening, redis: RedisClient, small: bool) -> AsyncIterator[World]:
    ledger = Ledger(redis)
    store = await Store.open(settings)
    jobs = await Queue.open(settings, media_names())
    async with httpx.AsyncClient(timeout=60, trust_env=False) as http:
        yield World(settings, db, store, redis, ledger, jobs, http, cast(small), clock.now(), small)
    await jobs.close()
    await ledger.close()
    await store.close()


def _summary(world: World, seconds: float) -> str:
    state = "the demo is there" if world.complete else "some films are still being made; the next start goes on"
    return (
        f"demo: {len(world.people)} people, {len(world.organisations)} organisations, {len(world.works)} films, "
        f"{len(world.counted)} of them in the two campaigns; {state}, after {seconds:.1f} s"
    )
