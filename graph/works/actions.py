"""Making a work of an upload, and deleting it with everything that was made of it."""

from datetime import datetime

from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound
from core.ids import new_id
from core.jobs import Jobs
from graph.access.age import adult_born_by
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from graph.works.model import State, Words
from storage import keys
from storage.media.problems import problem

_RECORDS = 100
"""More than one work is ever entered in at a time."""


async def create_work(
    db: Database, jobs: Jobs, *, viewer: Viewer | None, upload_id: str, words: Words, now: datetime
) -> str:
    """The id of a work made of the viewer's upload. Doing it twice gives the same work."""
    row = await db.one(
        load(__file__, "create"),
        viewer_id=signed_in(viewer).person_id,
        upload_id=upload_id,
        work_id=new_id(millis(now)),
        title=words.title,
        caption=words.caption,
        language=words.language,
        adult_born_by=adult_born_by(now),
        now=millis(now),
    )
    outcome, work_id, state, refusal = row or ("NOT_FOUND", None, None, None)
    if work_id is None or outcome not in ("CHECKING", "VERIFIED"):
        raise _refusal(outcome, refusal)
    if state == State.PROCESSING.value:
        await jobs.enqueue("process_work", work_id)
    return str(work_id)


async def delete_work(db: Database, jobs: Jobs, *, viewer: Viewer | None, work_id: str, now: datetime) -> None:
    """Deletes the viewer's own work; its files are removed as soon as the worker comes to it."""
    purges = new_id(millis(now)), new_id(millis(now))
    row = await db.one(
        load(__file__, "delete"),
        viewer_id=signed_in(viewer).person_id,
        work_id=work_id,
        folder=keys.work_folder(work_id),
        purge_id=purges[0],
        upload_purge_id=purges[1],
        record_ids=[new_id(millis(now)) for _ in range(_RECORDS)],
        now=millis(now),
    )
    if row is None:
        raise NotFound("workId", "This work", "作品")
    for each in purges:
        await jobs.enqueue("purge_objects", each)


def _refusal(outcome: str, code: str | None) -> Exception:
    if outcome == "NOT_FOUND":
        return NotFound("uploadId", "This upload", "上传")
    if outcome == "UNCONFIRMED":
        return Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认邮箱。")
    if outcome == "NOT_A_VIDEO":
        return Invalid("NOT_A_VIDEO", "A work is made of a video.", "作品须由视频制作。", "uploadId")
    if outcome == "REFUSED" and code is not None:
        found = problem(code)
        return Invalid("UPLOAD_REFUSED", found.en, found.zh, "uploadId")
    return Conflict("NOT_COMPLETE", "This upload is not complete.", "此上传尚未完成。", "uploadId")
