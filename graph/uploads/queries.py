"""Reads of uploads. An upload is its owner's alone: another's looks as if it were not there."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from core.clock import millis
from core.errors import NotFound
from core.paging import Page, Slice
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from graph.uploads.model import State, Upload
from storage import uploads as parts
from storage.store import Store
from storage.uploads import ReceivedPart, size_of_part

UNFINISHED_KEY = (int, str)
ASSEMBLED = "assembled"
"""In place of an etag, for parts of which the store has made one object already."""


async def uploads_by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Upload]:
    """Those of the uploads that are the viewer's. One round trip."""
    if viewer is None:
        return {}
    rows = await db.read(load(__file__, "own_by_ids"), viewer_id=viewer.person_id, ids=list(ids))
    return {row[0]["id"]: Upload.of(row[0]) for row in rows}


async def own_upload(db: Database, *, viewer: Viewer | None, upload_id: str) -> Upload:
    """The viewer's upload; raises NOT_FOUND, for another's too."""
    found = await uploads_by_ids(db, viewer=signed_in(viewer), ids=[upload_id])
    if upload_id not in found:
        raise NotFound("uploadId", "This upload", "上传")
    return found[upload_id]


async def unfinished_uploads(db: Database, *, viewer: Viewer | None, page: Slice) -> Page[Upload]:
    """The viewer's uploads that are open, being checked, or good but not made into a work, newest first."""
    if viewer is None:
        return Page([], [], has_next=False)
    at, last = page.after or (2**53, "")
    rows = await db.read(
        load(__file__, "unfinished"),
        viewer_id=viewer.person_id,
        before_at=at,
        before_id=last,
        limit=page.limit,
    )
    return Page.of([Upload.of(row[0]) for row in rows], page, lambda upload: (upload.created_at, upload.id))


async def received_parts(store: Store, *, uploads: Sequence[Upload]) -> list[list[ReceivedPart]]:
    """What the object store has of each upload, so that sending can go on after a reload: all, once it is complete."""
    return list(await asyncio.gather(*(_received(store, upload) for upload in uploads)))


async def _received(store: Store, upload: Upload) -> list[ReceivedPart]:
    if upload.state is State.ABANDONED:
        return []
    if upload.state is not State.OPEN or upload.s3_upload_id is None:
        return _assembled(upload)
    found = await parts.received(store, upload.key, upload.s3_upload_id)
    if found is not None:
        return found
    # The store made one object of the parts, but the graph never heard of it: completing again will tell it.
    whole = await store.stat(upload.key)
    return _assembled(upload) if whole is not None and whole.byte_size == upload.byte_size else []


def _assembled(upload: Upload) -> list[ReceivedPart]:
    return [
        ReceivedPart(number, ASSEMBLED, size_of_part(number, upload.byte_size, upload.part_size))
        for number in range(1, upload.part_count + 1)
    ]


async def owed(db: Database, now: datetime) -> list[tuple[str, str]]:
    """(job, upload id): `check_upload` for what has arrived, `discard_upload` for bytes to be thrown away."""
    return [(row[0], row[1]) for row in await db.read(load(__file__, "owed"), now=millis(now))]
