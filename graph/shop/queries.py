"""Reads of shops."""

from graph.cypher import load
from graph.database import Database
from graph.shop.model import Product


async def products_of(db: Database, *, account_id: str) -> list[Product]:
    """All products of an account in its order, at most 100. Whether the viewer may see them is for the gate SHOP."""
    rows = await db.read(load(__file__, "products_of"), account_id=account_id)
    return [Product.of(row[0]) for row in rows]
