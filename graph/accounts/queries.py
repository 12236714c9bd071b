"""Reads of one's own account."""

from core.ids import token_hash
from graph.accounts.model import Own
from graph.cypher import load
from graph.database import Database


async def own_account(db: Database, *, person_id: str) -> Own | None:
    """What a person sees of their own account."""
    row = await db.one(load(__file__, "own"), person_id=person_id)
    return None if row is None else Own(*row)


async def person_of_token(db: Database, *, token: str) -> str | None:
    """The person for whom a machine's bearer token acts."""
    row = await db.one(load(__file__, "person_of_token"), hash=token_hash(token))
    return None if row is None else str(row[0])
