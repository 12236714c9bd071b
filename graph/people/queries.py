"""Reads of accounts as others see them."""

import unicodedata

from graph.cypher import load
from graph.database import Database
from graph.people.model import Account, account_of_row


async def accounts_by_id(db: Database, *, ids: list[str]) -> dict[str, Account]:
    """The accounts with these ids, at most 1,000; absent ones are left out. One round trip."""
    rows = await db.read(load(__file__, "accounts_by_id"), ids=list(dict.fromkeys(ids)))
    return {str(row[0]): account_of_row(row) for row in rows}


async def account_by_handle(db: Database, *, handle: str) -> Account | None:
    """The account with this handle, whatever its case or width."""
    key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", handle.strip().lstrip("@")).casefold())
    row = await db.one(load(__file__, "account_by_handle"), handle_key=key)
    return None if row is None else account_of_row(row)
