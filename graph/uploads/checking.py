"""The server's own look at an upload: only this makes it exist. Runs as a job; running twice changes nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from core.clock import millis
from core.jobs import Jobs
from core.redis import RedisClient
from graph.cypher import load
from graph.database import Database
from graph.uploads.model import Purpose
from graph.works import progress
from storage import keys
from storage import uploads as parts
from storage.media.pictures import make_picture
from storage.media.probe import probe
from storage.media.problems import Refused
from storage.media.workspace import workspace
from storage.store import Store


async def check_upload(
    db: Database,
    store: Store,
    redis: RedisClient,
    jobs: Jobs,
    *,
    upload_id: str,
    clock: Callable[[], datetime],
) -> None:
    """Size, checksum and content of an arrived upload; it becomes VERIFIED, or REFUSED with a reason."""
    row = await db.one(load(__file__, "to_check"), upload_id=upload_id)
    if row is None:
        return
    purpose, key, byte_size, declared = row
    try:
        with workspace("check", upload_id) as folder:
            source = folder / "source"
            facts: dict[str, Any] = {"checked_sha256": await _fetched(store, key, source, byte_size, declared)}
            if Purpose(purpose) is Purpose.PICTURE:
                facts |= await _picture(store, upload_id, source)
            else:
                facts |= asdict(await probe(source))
    except Refused as refused:
        work = await db.one(
            load(__file__, "refuse"), upload_id=upload_id, code=refused.problem.code, now=millis(clock())
        )
    else:
        work = await db.one(load(__file__, "verify"), upload_id=upload_id, facts=facts, now=millis(clock()))
        if work is not None:
            await jobs.enqueue("process_work", work[0])
    if work is not None:
        await progress.changed(redis, work_id=work[0])


async def discard_upload(db: Database, store: Store, *, upload_id: str) -> None:
    """Throws away the bytes of an upload that was given up or refused."""
    row = await db.one(load(__file__, "to_discard"), upload_id=upload_id)
    if row is None:
        return
    key, s3_upload_id = row
    if s3_upload_id is not None:
        await parts.discard(store, key, s3_upload_id)
    await store.remove(key)
    await db.write(load(__file__, "discarded"), upload_id=upload_id)


async def _fetched(store: Store, key: str, target: Path, byte_size: int, declared: str | None) -> str:
    """Brings the bytes here and returns their SHA-256."""
    digest = hashlib.sha256()
    there = await store.stat(key)
    if there is None:
        raise Refused("FILE_MISSING")
    if there.byte_size != byte_size:
        raise Refused("SIZE_MISMATCH")
    size = await store.download(key, target, digest.update)
    if size is None:
        raise Refused("FILE_MISSING")
    if size != byte_size:
        raise Refused("SIZE_MISMATCH")
    if declared is not None and declared != digest.hexdigest():
        raise Refused("CHECKSUM_MISMATCH")
    return digest.hexdigest()


async def _picture(store: Store, upload_id: str, source: Path) -> dict[str, Any]:
    target = source.with_name("picture.webp")
    size = await make_picture(source, target)
    await store.put_file(keys.picture(upload_id), target, "image/webp")
    return {"picture_key": keys.picture(upload_id), "picture_width": size.width, "picture_height": size.height}
