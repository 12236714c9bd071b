"""Bringing a spreadsheet, mending it, and sending the invitations."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from campaigns.onboarding import queries
from campaigns.onboarding.model import Import, ImportState, cleaned, email_key
from campaigns.onboarding.sheet import rows_of
from campaigns.pages.actions import require_editor
from campaigns.partners.model import INVITATION_LIFETIME, INVITING
from core import text
from core.clock import millis
from core.errors import Conflict, NotFound, Refusal
from core.ids import new_id, new_token, token_hash
from core.jobs import Jobs
from graph.access.viewer import Viewer, in_person, signed_in
from graph.cypher import load
from graph.database import Database
from graph.outbox import mail

_BATCH = 25


async def bring(
    db: Database, *, viewer: Viewer | None, campaign_id: str, file_name: str, content: bytes, now: datetime
) -> Import:
    """Keeps the organisations of a CSV or XLSX file as a draft. Nothing is sent.

    Raises Invalid with field `file` for a file that cannot be read as a whole; what is wrong with rows comes with them.
    """
    who = in_person(viewer)
    await queries.require_bringer(db, viewer=who, campaign_id=campaign_id)
    rows = await rows_of(content)
    import_id = new_id()
    kept = []
    for row in rows:
        cells = cleaned(asdict(row.cells))
        key = email_key(cells["email"])
        kept.append({"id": new_id(), "number": row.number, "email_key": key, "cells": cells})
    await db.write(
        load(__file__, "create"),
        viewer_id=who.person_id,
        campaign_id=campaign_id,
        roles=queries.EDITORS,
        import_id=import_id,
        file_name=text.line(file_name[:200], "file", 200, required=False) or "sheet",
        rows=kept,
        now=millis(now),
    )
    return await _seen(db, who, import_id)


async def edit_row(
    db: Database, *, viewer: Viewer | None, row_id: str, cells: Mapping[str, str], included: bool | None
) -> Import:
    """Changes cells of one row of a draft, or takes it in or out.

    Whatever is typed is kept; the preview says what is wrong with it.
    """
    who = signed_in(viewer)
    changed: dict[str, str | None] = dict(cleaned(cells))
    if "email" in changed:
        changed["email_key"] = email_key(str(changed["email"]))
    row = await db.one(
        load(__file__, "edit_row"),
        viewer_id=who.person_id,
        row_id=row_id,
        roles=queries.EDITORS,
        cells=changed,
        included=included,
    )
    return await _changed(db, who, row, "rowId", ImportState.DRAFT)


async def discard(db: Database, *, viewer: Viewer | None, import_id: str) -> Import:
    """Discards a draft; doing it again changes nothing."""
    who = signed_in(viewer)
    row = await db.one(load(__file__, "discard"), viewer_id=who.person_id, import_id=import_id, roles=queries.EDITORS)
    return await _changed(db, who, row, "importId", ImportState.DISCARDED)


async def send(db: Database, jobs: Jobs, *, viewer: Viewer | None, import_id: str, now: datetime) -> Import:
    """Has the invitations of all rows that are included sent, each once. Sending again changes nothing.

    Raises HAS_PROBLEMS while something is wrong with a row that is included.
    """
    who = in_person(viewer)
    brought = (await queries.by_ids(db, viewer=who, ids=[import_id])).get(import_id)
    if brought is None:
        raise NotFound("importId", "That import", "导入")
    if brought.state is ImportState.DRAFT:
        judged = (await queries.rows_of_imports(db, ids=[import_id], now=now))[import_id]
        if wrong := sum(1 for each in judged if each.problems):
            raise Conflict(
                "HAS_PROBLEMS",
                f"{wrong} rows have problems; fix them or leave them out.",
                f"有 {wrong} 行存在问题,请修改或排除。",
                "importId",
            )
        if not brought.included_count:
            raise Conflict("NO_ROWS", "No row is included.", "没有选中任何一行。", "importId")
        row = await db.one(
            load(__file__, "start_sending"),
            viewer_id=who.person_id,
            import_id=import_id,
            roles=queries.EDITORS,
            states=INVITING,
        )
        if row is not None and row[1] == "DRAFT":
            raise queries.closed()
        await _changed(db, who, row, "importId", ImportState.SENDING, ImportState.SENT)
    await jobs.enqueue("send_import", import_id)
    return await _seen(db, who, import_id)


async def send_next(db: Database, *, import_id: str, public_url: str, now: datetime) -> bool:
    """Sends the next rows of an import, at most 25; False where none was left. May run twice at once."""
    waiting = await queries.to_send(db, import_id=import_id, limit=_BATCH)
    if not waiting:
        await db.write(load(__file__, "finish"), import_id=import_id)
        return False
    rows = []
    for row_id, name_zh, name_en, email, language, title_zh, title_en, host_zh, host_en in waiting:
        english, token = language == "EN", new_token()
        name = (name_en or name_zh) if english else (name_zh or name_en)
        draft = mail(
            "partner_invitation",
            email,
            language,
            organisation=name,
            campaign=(title_en or title_zh) if english else (title_zh or title_en),
            foundation=host_en if english else host_zh,
            link=f"{public_url}/invitations/{token}",
        )
        hashed = token_hash(token)
        rows.append(
            {"id": row_id, "name": name, "token_hash": hashed, "outbox_id": draft.outbox_id, "mail": draft.payload}
        )
    await db.write(
        load(__file__, "send_rows"),
        import_id=import_id,
        rows=rows,
        states=INVITING,
        expires_at=millis(now + INVITATION_LIFETIME),
        now=millis(now),
    )
    return True


async def _seen(db: Database, viewer: Viewer, import_id: str) -> Import:
    return (await queries.by_ids(db, viewer=viewer, ids=[import_id]))[import_id]


async def _changed(
    db: Database, viewer: Viewer, row: tuple[object, ...] | None, field: str, *wanted: ImportState
) -> Import:
    if row is None or row[0] is None:
        raise NotFound(field, "That import", "导入")
    require_editor(str(row[0]), field)
    if ImportState(str(row[1])) not in wanted:
        raise _sent(field)
    return await _seen(db, viewer, str(row[2]))


def _sent(field: str) -> Refusal:
    return Conflict("NOT_DRAFT", "It has been sent or discarded already.", "该导入已发送或已放弃。", field)
