"""A guardian answers by the link that was mailed to them; they may change their mind by the same link."""

from datetime import datetime

from core.clock import millis
from core.errors import Invalid
from core.ids import new_id, token_hash
from graph.cypher import load
from graph.database import Database
from graph.works.publishing import settle_person


async def answer_guardian_request(db: Database, *, token: str, accept: bool, now: datetime) -> None:
    """Records the answer, then shows or hides the child's works; a cron settles what a crash left between."""
    row = await db.one(
        load(__file__, "answer_guardian_request"),
        hash=token_hash(token),
        accept=accept,
        consent_id=new_id(),
        record_id=new_id(),
        now=millis(now),
    )
    if row is None:
        raise Invalid("BAD_LINK", "This link is not one of ours.", "链接无效。", "token")
    if row[0]:
        raise Invalid("EXPIRED", "This link has expired.", "链接已过期。", "token")
    await settle_person(db, person_id=row[1], now=now)
