"""Verifications end by themselves, after a warning."""

from datetime import datetime

from campaigns.partners.model import WARNED_BEFORE
from core.clock import from_millis, millis
from core.ids import new_id
from graph.cypher import load
from graph.database import Database
from graph.outbox import mail


async def lapse(db: Database, *, public_url: str, now: datetime) -> int:
    """Ends the verifications whose time is over and warns those whose time ends within 30 days, once each.

    At most 50 at a time; says how many. May run twice at once.
    """
    ids: list[str] = []
    mails: list[dict[str, str]] = []
    rows = await db.read(load(__file__, "lapsing"), now=millis(now), soon=millis(now + WARNED_BEFORE))
    for partner_id, lapses_at, to, language, name_zh, name_en, title_zh, title_en, handle in rows:
        if not ids or ids[-1] != partner_id:
            ids.append(partner_id)
        if to is None:
            continue
        english = language == "EN"
        draft = mail(
            "partner_expired" if lapses_at <= millis(now) else "partner_expiring",
            to,
            language,
            organisation=name_en if english else name_zh,
            campaign=(title_en or title_zh) if english else (title_zh or title_en),
            until=f"{from_millis(lapses_at):%Y-%m-%d}",
            link=f"{public_url}/c/{handle}",
        )
        mails.append({"id": draft.outbox_id, "partner_id": partner_id, "payload": draft.payload})
    if ids:
        records = {each: new_id() for each in ids}
        await db.write(load(__file__, "lapse"), ids=ids, mails=mails, records=records, now=millis(now))
    return len(ids)
