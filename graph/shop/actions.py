"""Keeping a shop: for one's own account, or for an organisation as its owner or editor."""

from dataclasses import asdict
from datetime import datetime

from core.clock import millis
from core.errors import Conflict, Invalid, NotFound
from core.ids import new_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person
from graph.cypher import load
from graph.database import Database
from graph.shop.model import MOST_PRODUCTS, Offer, checked_order
from storage import keys

_EDITORS = at_least(Role.EDITOR)


async def offer(
    db: Database, *, viewer: Viewer | None, account_id: str, product: Offer, upload_id: str | None, now: datetime
) -> str:
    """A new product at the end of the shop; returns its id. Raises NOT_FOUND, TOO_MANY (100), NO_PICTURE."""
    product_id = new_id(millis(now))
    row = await db.one(
        load(__file__, "offer"),
        viewer_id=in_person(viewer).person_id,
        account_id=account_id,
        editors=_EDITORS,
        product={"id": product_id, "account_id": account_id, **asdict(product)},
        upload_id=upload_id,
        most=MOST_PRODUCTS,
        now=millis(now),
    )
    _check(row[0] if row else None, "accountId")
    return product_id


async def change(
    db: Database, *, viewer: Viewer | None, product_id: str, product: Offer, upload_id: str | None, now: datetime
) -> str:
    """Changes a product: all of it, `upload_id` None for no picture. Returns the account's id."""
    row = await db.one(
        load(__file__, "change"),
        viewer_id=in_person(viewer).person_id,
        product_id=product_id,
        editors=_EDITORS,
        offer=asdict(product),
        upload_id=upload_id,
        **_purge(now),
    )
    _check(row[1] if row else None, "productId")
    assert row is not None
    return str(row[0])


async def withdraw(db: Database, *, viewer: Viewer | None, product_id: str, now: datetime) -> str:
    """Takes a product out of the shop. Returns the account's id."""
    row = await db.one(
        load(__file__, "withdraw"),
        viewer_id=in_person(viewer).person_id,
        product_id=product_id,
        editors=_EDITORS,
        upload_id=None,
        **_purge(now),
    )
    _check("OK" if row else None, "productId")
    assert row is not None
    return str(row[0])


async def order(db: Database, *, viewer: Viewer | None, account_id: str, ids: list[str], now: datetime) -> None:
    """Puts products in this order; ids that are not of this shop change nothing."""
    row = await db.one(
        load(__file__, "order"),
        viewer_id=in_person(viewer).person_id,
        account_id=account_id,
        editors=_EDITORS,
        ids=checked_order(ids),
        now=millis(now),
    )
    _check("OK" if row else None, "accountId")


def _purge(now: datetime) -> dict[str, object]:
    at = millis(now)
    return {
        "purge_ids": [new_id(at), new_id(at)],
        "uploads": keys.UPLOADS,
        "pictures": keys.PICTURES,
        "now": at,
    }


def _check(outcome: str | None, field: str) -> None:
    if outcome == "TOO_MANY":
        raise Conflict("TOO_MANY", f"At most {MOST_PRODUCTS} products.", f"最多 {MOST_PRODUCTS} 件商品。")
    if outcome == "NO_PICTURE":
        raise Invalid("NO_PICTURE", "This is not a checked picture of yours.", "这不是你已通过检查的图片。", "uploadId")
    if outcome != "OK":
        raise NotFound(field, "This shop or product", "商店或商品")
