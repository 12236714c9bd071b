"""From a verified upload to a video that plays: poster, rendition, then one statement that makes the work ready.

Objects lie under keys made of the work's id and the state changes only after they are there. So the job may be killed
at any moment and run again, and running twice changes nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from core.clock import millis
from core.ids import new_id
from core.redis import RedisClient
from graph.access.age import adult_born_by
from graph.cypher import load
from graph.database import Database
from graph.works import progress
from graph.works.model import State
from storage import keys
from storage import uploads as parts
from storage.media.probe import VideoFacts
from storage.media.problems import Refused
from storage.media.render import ffmpeg_path, make_poster, make_video
from storage.media.workspace import workspace
from storage.store import Store

PURGE_AGAIN = timedelta(hours=12)
"""After how long a purge comes again: longer than any job that may still be writing."""
_POSTER_DONE, _VIDEO_DONE = 5, 97


async def process_work(
    db: Database,
    store: Store,
    redis: RedisClient,
    *,
    work_id: str,
    ffmpeg: str,
    clock: Callable[[], datetime],
) -> None:
    """Makes the poster and the video of a work; it becomes READY, or REFUSED with a reason."""
    row = await db.one(load(__file__, "to_process"), work_id=work_id)
    if row is None:  # deleted: nothing that an earlier run wrote may stay
        await _remove_all(store, keys.work_folder(work_id))
        return
    state, has_poster, key, byte_size, facts = row
    if state != State.PROCESSING.value:
        return
    tell = progress.Reporter(redis, work_id)
    try:
        with workspace("process", work_id) as folder:
            source = folder / "source"
            if await store.download(key, source) != byte_size:
                raise Refused("FILE_MISSING")
            work = _Bench(db, store, work_id, ffmpeg_path(ffmpeg), VideoFacts(**facts), source)
            await tell(1)
            if not has_poster:
                await work.poster()
                await progress.changed(redis, work_id=work_id)
            await tell(_POSTER_DONE)
            await work.video(tell, clock)
    except Refused as refused:
        await db.write(
            load(__file__, "refuse"),
            work_id=work_id,
            code=refused.problem.code,
            purge_id=new_id(),
            folder=keys.work_folder(work_id),
            now=millis(clock()),
        )
    await progress.changed(redis, work_id=work_id)


class _Bench:
    """One work on the workbench: its source is at hand."""

    def __init__(self, db: Database, store: Store, work_id: str, ffmpeg: str, facts: VideoFacts, source: Path) -> None:
        self._db, self._store = db, store
        self._work_id, self._ffmpeg = work_id, ffmpeg
        self._facts, self._source = facts, source

    async def poster(self) -> None:
        target = self._source.with_name("poster.jpg")
        size = await make_poster(self._ffmpeg, self._source, self._facts, target)
        key = keys.poster(self._work_id)
        await self._store.put_file(key, target, "image/jpeg")
        await self._db.write(
            load(__file__, "poster_made"), work_id=self._work_id, key=key, width=size.width, height=size.height
        )

    async def video(self, tell: progress.Reporter, clock: Callable[[], datetime]) -> None:
        async def on_per_cent(percent: int) -> None:
            await tell(_POSTER_DONE + percent * (_VIDEO_DONE - _POSTER_DONE) // 100)

        target = self._source.with_name("video.mp4")
        made = await make_video(self._ffmpeg, self._source, self._facts, target, on_per_cent)
        key = keys.video(self._work_id)
        await self._store.put_file(key, target, "video/mp4")
        await tell(99)
        now = clock()
        row = await self._db.one(
            load(__file__, "ready"),
            work_id=self._work_id,
            video={
                "video_key": key,
                "video_width": made.size.width,
                "video_height": made.size.height,
                "duration_ms": made.duration_ms,
                "video_bytes": made.byte_size,
            },
            adult_born_by=adult_born_by(now),
            now=millis(now),
        )
        if row is None:  # deleted meanwhile
            await _remove_all(self._store, keys.work_folder(self._work_id))


async def purge_objects(db: Database, store: Store, *, purge_id: str, now: datetime) -> None:
    """Removes the objects of something deleted, and once more later, for what was being written just then."""
    row = await db.one(load(__file__, "purge"), purge_id=purge_id)
    if row is None:
        return
    await _remove_all(store, row[0])
    await db.write(load(__file__, "purged"), purge_id=purge_id, again_at=millis(now + PURGE_AGAIN))


async def _remove_all(store: Store, prefix: str) -> None:
    await store.remove_all(prefix)
    for each in await parts.unfinished(store, prefix):
        await parts.abort(store, each.key, each.s3_upload_id)
