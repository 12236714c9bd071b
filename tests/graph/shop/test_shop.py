import asyncio
from typing import Any

import pytest

from core.clock import now
from core.errors import Conflict, Invalid, NotFound
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.database import Database
from graph.shop import actions
from graph.shop.model import MOST_PRODUCTS, Offer, checked_link, checked_offer
from graph.shop.queries import products_of
from tests.factories.people import a_person, an_organisation, cypher


def an_offer(label: str = "Cards", **changes: Any) -> Offer:
    asked: dict[str, Any] = {
        "name": ("", label),
        "words": ("", "Ten of them"),
        "price": 1200,
        "currency": "CNY",
        "link": "https://example.org/cards",
        **changes,
    }
    return checked_offer(**asked)


async def a_picture(db: Database, owner: str, **changes: Any) -> str:
    upload = {
        "id": new_id(),
        "purpose": "PICTURE",
        "state": "VERIFIED",
        "picture_key": "pictures/x.jpg",
        "picture_width": 10,
        "picture_height": 10,
        **changes,
    }
    await cypher(
        db,
        "MATCH (p:Person {id: $owner}) CREATE (p)-[:STARTED]->(u:Upload) SET u = $upload",
        owner=owner,
        upload=upload,
    )
    return str(upload["id"])


async def add(db: Database, viewer: str, account: str, name: str = "Cards", upload: str | None = None) -> str:
    return await actions.offer(
        db, viewer=Viewer(viewer), account_id=account, product=an_offer(name), upload_id=upload, now=now()
    )


async def test_products_keep_the_order_they_are_put_in(db: Database) -> None:
    owner = await a_person(db)
    one, two, three = [await add(db, owner, owner, name) for name in ("One", "Two", "Three")]

    before = [each.name_en for each in await products_of(db, account_id=owner)]
    await actions.order(db, viewer=Viewer(owner), account_id=owner, ids=[three, one], now=now())

    assert before == ["One", "Two", "Three"]
    assert [each.id for each in await products_of(db, account_id=owner)] == [three, one, two]


async def test_hundred_is_the_most_also_at_once(db: Database) -> None:
    owner = await a_person(db)
    await cypher(
        db,
        """
        MATCH (a:Account {id: $id})
        UNWIND range(1, $count) AS n
        CREATE (a)-[:OFFERS {place: n}]->(:Product {id: $id + n})
        """,
        id=owner,
        count=MOST_PRODUCTS - 1,
    )

    done = await asyncio.gather(*(add(db, owner, owner) for _ in range(4)), return_exceptions=True)

    assert sum(isinstance(each, str) for each in done) == 1
    assert all(each.code == "TOO_MANY" for each in done if isinstance(each, Conflict))
    assert await cypher(db, "RETURN COUNT { (:Account {id: $id})-[:OFFERS]->() }", id=owner) == [(MOST_PRODUCTS,)]


async def test_editors_keep_the_shop_of_their_organisation_and_nobody_else(db: Database) -> None:
    editor, stranger = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, editor)

    product = await add(db, editor, organisation)

    with pytest.raises(NotFound):
        await add(db, stranger, organisation)
    with pytest.raises(NotFound):
        await actions.withdraw(db, viewer=Viewer(stranger), product_id=product, now=now())
    with pytest.raises(NotFound):
        await actions.change(
            db, viewer=Viewer(stranger), product_id=product, product=an_offer("Mine"), upload_id=None, now=now()
        )
    with pytest.raises(NotFound):
        await actions.order(db, viewer=Viewer(stranger), account_id=organisation, ids=[product], now=now())
    assert [each.name_en for each in await products_of(db, account_id=organisation)] == ["Cards"]


async def test_picture_that_is_replaced_or_withdrawn_is_thrown_away(db: Database) -> None:
    owner = await a_person(db)
    first, second = await a_picture(db, owner), await a_picture(db, owner)
    product = await add(db, owner, owner, upload=first)

    for upload in (second, second):
        await actions.change(
            db, viewer=Viewer(owner), product_id=product, product=an_offer("New"), upload_id=upload, now=now()
        )
    (changed,) = await products_of(db, account_id=owner)
    left = await cypher(db, "UNWIND $ids AS id MATCH (u:Upload {id: id}) RETURN u.id", ids=[first, second])
    owed = await cypher(
        db, "MATCH (x:Purge) WHERE x.prefix IN $of RETURN count(x)", of=[f"uploads/{first}/", f"pictures/{first}/"]
    )
    await actions.withdraw(db, viewer=Viewer(owner), product_id=product, now=now())

    assert changed.name_en == "New"
    assert changed.picture is not None
    assert changed.picture.upload_id == second
    assert left == [(second,)]
    assert owed == [(2,)]
    assert await cypher(db, "RETURN COUNT { MATCH (:Upload {id: $id}) }", id=second) == [(0,)]
    assert await products_of(db, account_id=owner) == []


async def test_picture_of_somebody_else_or_unchecked_is_refused(db: Database) -> None:
    owner, other = await a_person(db), await a_person(db)
    product = await add(db, owner, owner)

    for upload in (await a_picture(db, other), await a_picture(db, owner, state="CHECKING")):
        with pytest.raises(Invalid) as refused:
            await add(db, owner, owner, upload=upload)
        with pytest.raises(Invalid) as kept:
            await actions.change(
                db, viewer=Viewer(owner), product_id=product, product=an_offer("New"), upload_id=upload, now=now()
            )
        assert refused.value.code == kept.value.code == "NO_PICTURE"
    assert [each.name_en for each in await products_of(db, account_id=owner)] == ["Cards"]


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "javascript:alert(1)",
        "https://user@example.org",
        "https://example.org:8443/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://localhost/x",
        "https://intranet/x",
        "https://example.org/a b",
        "https://example.org\\@evil.example",
        "https://" + "a" * 500 + ".example.org",
        "https://.example.org",
        "",
    ],
)
def test_link_that_leads_astray_is_refused(link: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_link(link)

    assert refused.value.code == "BAD_LINK"


@pytest.mark.parametrize(
    "link", ["https://example.org", "https://shop.例子.中国/卡片?x=1#y", "https://a-b.example.co.uk/"]
)
def test_link_to_a_public_name_is_kept(link: str) -> None:
    assert checked_link(f" {link} ") == link


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": ("", " ")}, "EMPTY", "name.zh"),
        ({"name": ("x" * 81, "")}, "TOO_LONG", "name.zh"),
        ({"words": ("", "x" * 1001)}, "TOO_LONG", "text.en"),
        ({"price": -1}, "BAD_PRICE", "price"),
        ({"price": 1_000_000_001}, "BAD_PRICE", "price"),
        ({"currency": "cny"}, "BAD_CURRENCY", "currency"),
        ({"currency": "XXX"}, "BAD_CURRENCY", "currency"),
    ],
)
def test_bad_offer_says_what_is_wrong(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        an_offer(**changes)

    assert (refused.value.code, refused.value.field) == (code, field)
