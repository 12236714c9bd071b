"""Starting, completing and giving up uploads. The object store is asked what it really has; the client only says."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound
from core.ids import new_id
from core.jobs import Jobs
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from graph.uploads.model import MOST_OPEN, MOST_SIGNED, NewUpload, SentPart, State, Upload
from graph.uploads.queries import own_upload
from storage import keys
from storage import uploads as parts
from storage.store import Store
from storage.uploads import ReceivedPart, size_of_part

_PAUSES_S = (0.1, 0.2, 0.4, 0.8, 1.6)


async def start_upload(db: Database, store: Store, *, viewer: Viewer | None, upload: NewUpload, now: datetime) -> str:
    """Announces an upload and opens a place for its parts; its id. A crash between leaves only what a sweep finds."""
    who = signed_in(viewer)
    upload_id = new_id(millis(now))
    key = keys.upload(upload_id)
    s3_upload_id = await parts.begin(store, key)
    row = await db.one(
        load(__file__, "start"),
        viewer_id=who.person_id,
        most_open=MOST_OPEN,
        upload={
            "id": upload_id,
            "purpose": upload.purpose.value,
            "state": State.OPEN.value,
            "file_name": upload.file_name,
            "byte_size": upload.byte_size,
            "content_type": upload.content_type,
            "part_size": upload.part_size,
            "part_count": upload.part_count,
            "s3_upload_id": s3_upload_id,
            "key": key,
            "sha256": upload.sha256,
            "created_at": millis(now),
        },
    )
    confirmed, few = row or (False, True)
    if confirmed and few:
        return upload_id
    await parts.discard(store, key, s3_upload_id)
    if not confirmed:
        raise Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认邮箱。")
    raise Conflict(
        "TOO_MANY_OPEN",
        f"At most {MOST_OPEN} uploads at a time; finish or give up some first.",
        f"最多同时进行 {MOST_OPEN} 个上传,请先完成或放弃一些。",
    )


async def sign_parts(
    db: Database,
    store: Store,
    *,
    viewer: Viewer | None,
    upload_id: str,
    numbers: Sequence[int],
    now: datetime,
) -> list[tuple[int, str]]:
    """(number, address) of each part asked for; each works for an hour."""
    upload = await own_upload(db, viewer=viewer, upload_id=upload_id)
    if upload.state is not State.OPEN or upload.s3_upload_id is None:
        raise _not_open(upload)
    if not 1 <= len(numbers) <= MOST_SIGNED:
        raise Invalid(
            "TOO_MANY", f"1 to {MOST_SIGNED} parts at a time.", f"每次 1 到 {MOST_SIGNED} 个分片。", "numbers"
        )
    for index, number in enumerate(numbers):
        if not 1 <= number <= upload.part_count:
            raise Invalid(
                "NO_SUCH_PART",
                f"The parts of this upload are 1 to {upload.part_count}.",
                f"此上传的分片为 1 到 {upload.part_count}。",
                f"numbers.{index}",
            )
    return [(n, parts.part_url(store, upload.key, upload.s3_upload_id, n, now)) for n in numbers]


async def complete_upload(
    db: Database,
    store: Store,
    jobs: Jobs,
    *,
    viewer: Viewer | None,
    upload_id: str,
    sent: Sequence[SentPart],
    now: datetime,
) -> None:
    """Makes one object of the parts, after comparing what the client says with what the store has.

    Repeating it is safe at any point: if the store has made the object already, its size decides.
    """
    upload = await own_upload(db, viewer=viewer, upload_id=upload_id)
    if upload.state is State.ABANDONED:
        raise _not_open(upload)
    if upload.state is not State.OPEN:
        return
    await _assemble(store, upload, sent)
    row = await db.one(
        load(__file__, "complete"), viewer_id=signed_in(viewer).person_id, upload_id=upload_id, now=millis(now)
    )
    if row is None:
        raise NotFound("uploadId", "This upload", "上传")
    after = Upload.of(row[0])
    if after.state is State.ABANDONED:
        raise _not_open(after)
    await jobs.enqueue("check_upload", upload_id)


async def abandon_upload(db: Database, jobs: Jobs, *, viewer: Viewer | None, upload_id: str, now: datetime) -> None:
    """Gives an upload up; its bytes are thrown away. Doing it twice is no error."""
    row = await db.one(
        load(__file__, "abandon"), viewer_id=signed_in(viewer).person_id, upload_id=upload_id, now=millis(now)
    )
    if row is None:
        raise NotFound("uploadId", "This upload", "上传")
    if Upload.of(row[0]).state is not State.ABANDONED:
        raise Conflict(
            "IN_USE", "This upload is in use and cannot be given up.", "此上传正在使用中,无法放弃。", "uploadId"
        )
    await jobs.enqueue("discard_upload", upload_id)


async def _assemble(store: Store, upload: Upload, sent: Sequence[SentPart]) -> None:
    assert upload.s3_upload_id is not None
    await _finish(store, upload, upload.s3_upload_id, sent)
    for pause in _PAUSES_S:  # another call may be making the object at this moment
        if await _is_whole(store, upload):
            return
        await asyncio.sleep(pause)
    stranded = parts.stranded_id(upload.s3_upload_id, [part.etag for part in sorted(sent, key=lambda p: p.number)])
    await _finish(store, upload, stranded, sent)
    if not await _is_whole(store, upload):
        raise Conflict(
            "NOT_OPEN",
            "The object store no longer has this upload; please start it again.",
            "存储中已没有此上传,请重新开始。",
            "uploadId",
        )


async def _finish(store: Store, upload: Upload, s3_upload_id: str, sent: Sequence[SentPart]) -> None:
    there = await parts.received(store, upload.key, s3_upload_id)
    if there is not None:
        await parts.finish(store, upload.key, s3_upload_id, compare(upload, sent, there))


async def _is_whole(store: Store, upload: Upload) -> bool:
    whole = await store.stat(upload.key)
    return whole is not None and whole.byte_size == upload.byte_size


def compare(upload: Upload, sent: Sequence[SentPart], there: Sequence[ReceivedPart]) -> list[ReceivedPart]:
    """The parts in order, if client and store agree on every one; raises Invalid naming the first that is wrong."""
    known = {part.number: part for part in there}
    seen: dict[int, ReceivedPart] = {}
    for index, part in enumerate(sent):
        place = f"parts.{index}"
        if not 1 <= part.number <= upload.part_count or part.number in seen:
            raise Invalid(
                "NO_SUCH_PART",
                f"The parts of this upload are 1 to {upload.part_count}, each once.",
                f"此上传的分片为 1 到 {upload.part_count},每个一次。",
                f"{place}.number",
            )
        found = known.get(part.number)
        if found is None:
            raise _missing(part.number, place)
        if part.etag.strip().strip('"').lower() != found.etag.lower():
            raise Invalid(
                "ETAG_MISMATCH",
                f"Part {part.number} arrived with another etag; please send it again.",
                f"第 {part.number} 个分片的校验值不符,请重新发送。",
                f"{place}.etag",
            )
        if found.byte_size != size_of_part(part.number, upload.byte_size, upload.part_size):
            raise Invalid(
                "PART_SIZE",
                f"Part {part.number} has another size than announced; please send it again.",
                f"第 {part.number} 个分片的大小不符,请重新发送。",
                place,
            )
        seen[part.number] = found
    for number in range(1, upload.part_count + 1):
        if number not in seen:
            raise _missing(number, "parts")
    return [seen[number] for number in sorted(seen)]


def _missing(number: int, field: str) -> Invalid:
    return Invalid("PART_MISSING", f"Part {number} has not arrived.", f"第 {number} 个分片尚未收到。", field)


def _not_open(upload: Upload) -> Conflict:
    if upload.state is State.ABANDONED:
        return Conflict("NOT_OPEN", "This upload has been given up.", "此上传已放弃。", "uploadId")
    return Conflict("NOT_OPEN", "This upload is complete already.", "此上传已完成。", "uploadId")
