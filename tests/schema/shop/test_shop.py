from typing import Any

import pytest

from core.clock import millis, now
from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories.people import a_person, an_organisation, cypher
from tests.graph.shop.test_shop import a_picture
from tests.schema.conftest import Api, Client

SHOP = """
query ($id: ID!) {
  shop(accountId: $id) {
    id viewerCanEdit viewerCanSee { allowed reason message { zh en } }
    products { id name { zh en } text { en } price currency link pictureUploadId picture { url width } }
  }
}
"""
ADD = """
mutation ($input: AddProductInput!) {
  addProduct(input: $input) { shop { products { id name { en } } } errors { code field message messageZh } }
}
"""
CHANGE = """
mutation ($input: ChangeProductInput!) {
  changeProduct(input: $input) { shop { products { name { en } price picture { url } } } errors { code field } }
}
"""
ORDER = """
mutation ($input: OrderProductsInput!) {
  orderProducts(input: $input) { shop { products { name { en } } } errors { code field } }
}
"""
REMOVE = """
mutation ($input: RemoveProductInput!) {
  removeProduct(input: $input) { shop { products { name { en } } } errors { code field } }
}
"""


def product(label: str = "Cards", **changes: Any) -> dict[str, Any]:
    return {
        "name": {"zh": "", "en": label},
        "text": {"zh": "", "en": "Ten of them"},
        "price": 1200,
        "currency": "CNY",
        "link": "https://example.org/cards",
        **changes,
    }


async def add(client: Client, account: str, label: str = "Cards", **changes: Any) -> dict[str, Any]:
    answer = await client.ask(ADD, input={"accountId": account, **product(label, **changes)})
    found: dict[str, Any] = answer["addProduct"]
    return found


async def test_owner_keeps_a_shop(api: Api, db: Database) -> None:
    owner = await a_person(db)
    shop, keeper = global_id("Person", owner), await api.signed_in(owner)
    upload = global_id("Upload", await a_picture(db, owner))

    for name in ("One", "Two"):
        added = await add(keeper, shop, name, uploadId=upload if name == "Two" else None)
    one, two = [each["id"] for each in added["shop"]["products"]]
    ordered = await keeper.ask(ORDER, input={"accountId": shop, "productIds": [two, one]})
    changed = await keeper.ask(CHANGE, input={"productId": two, **product("Three", price=5)})
    removed = await keeper.ask(REMOVE, input={"productId": one})
    seen = (await keeper.ask(SHOP, id=shop))["shop"]

    assert added["errors"] == []
    assert [each["name"]["en"] for each in ordered["orderProducts"]["shop"]["products"]] == ["Two", "One"]
    assert changed["changeProduct"]["shop"]["products"][0] == {"name": {"en": "Three"}, "price": 5, "picture": None}
    assert removed["removeProduct"] == {"shop": {"products": [{"name": {"en": "Three"}}]}, "errors": []}
    assert seen["viewerCanEdit"]
    assert [each["link"] for each in seen["products"]] == ["https://example.org/cards"]


async def test_shop_is_shown_to_whom_the_gate_lets(api: Api, db: Database) -> None:
    owner, fan = await a_person(db), await a_person(db)
    shop = global_id("Person", owner)
    await add(await api.signed_in(owner), shop)
    at_fan = await api.signed_in(fan)

    closed = (await at_fan.ask(SHOP, id=shop))["shop"]
    await cypher(
        db,
        "MATCH (a:Account {id: $fan}) MATCH (b:Account {id: $owner}) CREATE (a)-[:FOLLOWS {at: $now}]->(b)",
        fan=fan,
        owner=owner,
        now=millis(now()),
    )
    opened = (await at_fan.ask(SHOP, id=shop))["shop"]
    trips = at_fan.trips
    await cypher(
        db, "MATCH (a:Account {id: $a}) MATCH (b:Account {id: $b}) CREATE (a)-[:BLOCKS {at: 1}]->(b)", a=owner, b=fan
    )
    blocked = (await at_fan.ask(SHOP, id=shop))["shop"]

    assert (closed["products"], closed["viewerCanSee"]["allowed"], closed["viewerCanSee"]["reason"]) == (
        [],
        False,
        "FOLLOW",
    )
    assert closed["viewerCanSee"]["message"]["zh"]
    assert (opened["viewerCanSee"]["allowed"], opened["viewerCanEdit"], len(opened["products"])) == (True, False, 1)
    assert trips == 2
    assert blocked is None


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"link": "http://example.org"}, "BAD_LINK", "link"),
        ({"price": -1}, "BAD_PRICE", "price"),
        ({"currency": "QQQ"}, "BAD_CURRENCY", "currency"),
        ({"name": {"zh": "", "en": ""}}, "EMPTY", "name.zh"),
        ({"uploadId": global_id("Upload", "x")}, "NO_PICTURE", "uploadId"),
        ({"uploadId": global_id("Work", "x")}, "BAD_ID", "uploadId"),
    ],
)
async def test_bad_product_is_refused_at_its_field(
    api: Api, db: Database, changes: dict[str, Any], code: str, field: str
) -> None:
    owner = await a_person(db)

    refused = await add(await api.signed_in(owner), global_id("Person", owner), **changes)

    assert [(each["code"], each["field"]) for each in refused["errors"]] == [(code, field)]


async def test_others_and_guests_change_nothing(api: Api, db: Database) -> None:
    owner, stranger = await a_person(db), await a_person(db)
    shop = global_id("Organisation", await an_organisation(db, owner))

    for client, code in ((await api.signed_in(stranger), "NOT_FOUND"), (api.client(), "SIGNED_OUT")):
        assert [each["code"] for each in (await add(client, shop))["errors"]] == [code]
        answer = await client.ask(REMOVE, input={"productId": global_id("Product", new_id())})
        assert [each["code"] for each in answer["removeProduct"]["errors"]] == [code]
        answer = await client.ask(ORDER, input={"accountId": shop, "productIds": []})
        assert [each["code"] for each in answer["orderProducts"]["errors"]] == [code]
