"""Reads of consent."""

from core.ids import token_hash
from graph.consent.model import GuardianRequest
from graph.cypher import load
from graph.database import Database


async def guardian_request(db: Database, *, token: str) -> GuardianRequest | None:
    """What a guardian's link asks."""
    row = await db.one(load(__file__, "guardian_request"), hash=token_hash(token))
    return None if row is None else GuardianRequest(*row)
