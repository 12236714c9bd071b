"""The second job of a work: its ladder. The work plays before it, and goes on playing where it cannot be made.

Each run writes into a folder of its own and one statement says which folder counts. So the job may be killed at any
moment and run again, or twice at once: what does not count is removed.
"""

from pathlib import Path

from core.ids import new_id
from core.redis import RedisClient
from graph.cypher import load
from graph.database import Database
from graph.works import progress
from storage import keys
from storage.media.climb import make_ladder
from storage.media.probe import VideoFacts
from storage.media.problems import Refused
from storage.media.render import ffmpeg_path
from storage.media.stills import make_stills
from storage.media.workspace import workspace
from storage.store import Store

_TYPES = {
    ".mp4": "video/mp4",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".json": "application/json",
}
_MADE = 90


def ladder_of(work_id: str) -> str:
    """Under which name the progress of a work's ladder is told."""
    return f"{work_id}:ladder"


async def climb(db: Database, store: Store, redis: RedisClient, *, work_id: str, ffmpeg: str) -> None:
    """Makes the ladder of a work, if it is owed."""
    row = await db.one(load(__file__, "to_climb"), work_id=work_id)
    if row is None or not row[0]:  # made, or deleted: nothing that a killed run wrote may stay
        await _tidy(db, store, work_id)
        return
    _, key, byte_size, facts = row
    folder = keys.ladder_folder(work_id, new_id())
    made: dict[str, object] = {"ladder_folder": None}
    with workspace("climb", work_id) as bench:
        try:
            source = bench / "source"
            if await store.download(key, source) != byte_size:
                raise Refused("FILE_MISSING")
            bar = progress.Reporter(redis, ladder_of(work_id))
            made = await _make(store, bar, folder, source, VideoFacts(**facts), ffmpeg_path(ffmpeg))
        except Refused as refused:
            made["ladder_problem"] = refused.problem.code
    await db.one(load(__file__, "climbed"), work_id=work_id, made=made)
    await _tidy(db, store, work_id)
    await progress.changed(redis, work_id=work_id)


async def _make(
    store: Store, bar: progress.Reporter, folder: str, source: Path, facts: VideoFacts, ffmpeg: str
) -> dict[str, object]:
    """Puts all files into the folder of the store; what the work then says of them."""

    async def on_per_cent(percent: int) -> None:
        await bar(percent * _MADE // 100)

    target = source.with_name("ladder")
    target.mkdir()
    ladder = await make_ladder(ffmpeg, source, facts, target, on_per_cent)
    stands = await make_stills(ffmpeg, source, facts, target)
    for each in (*stands.files, *ladder.files):
        await store.put_file(folder + each.name, each, _TYPES[each.suffix])
    return {
        "ladder_folder": folder,
        "still_count": stands.still_count,
        "has_preview": stands.has_preview,
        "has_waveform": stands.has_waveform,
    }


async def _tidy(db: Database, store: Store, work_id: str) -> None:
    """Removes every folder that does not count; of a work that is gone, all of them."""
    row = await db.one(load(__file__, "ladder_folder"), work_id=work_id)
    counts = None if row is None else row[0]
    for each in await store.keys(keys.ladders(work_id)):
        if counts is None or not each.startswith(counts):
            await store.remove(each)
