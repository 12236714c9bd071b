"""`grantPoints`, `giveTip`, and the viewer's points."""

from typing import Any

from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories.people import a_person, cypher
from tests.schema.conftest import Api, Client

GRANT = "mutation ($input: GrantPointsInput!) { grantPoints(input: $input) { balance errors { code field } } }"
GIVE = "mutation ($input: GiveTipInput!) { giveTip(input: $input) { balance errors { code field } } }"
MINE = """
{ viewer { balance points(first: 5) { nodes { kind amount balance other { id } } pageInfo { hasNextPage } } } }
"""


async def send(client: Client, document: str, account: str, amount: int, key: str | None = None) -> dict[str, Any]:
    asked = {"accountId": account, "amount": amount, "key": key or new_id()}
    answer: dict[str, Any] = next(iter((await client.ask(document, input=asked)).values()))
    return answer


async def test_granted_given_and_seen_by_their_owner(api: Api, db: Database, operator: Client) -> None:
    giver, taker = await a_person(db), await a_person(db)
    await cypher(db, "MATCH (a:Account {id: $id}) SET a.may_tip = 'ANYONE'", id=taker)
    client, to, key = await api.signed_in(giver), global_id("Person", taker), new_id()

    granted = await send(operator, GRANT, global_id("Person", giver), 50)
    given = [await send(client, GIVE, to, 20, key) for _ in range(2)]
    mine = (await client.ask(MINE))["viewer"]
    theirs = (await (await api.signed_in(taker)).ask(MINE))["viewer"]

    assert granted == {"balance": 50, "errors": []}
    assert given == [{"balance": 30, "errors": []}] * 2
    assert mine["balance"] == 30
    assert mine["points"]["nodes"] == [
        {"kind": "TIP", "amount": -20, "balance": 30, "other": {"id": to}},
        {"kind": "GRANT", "amount": 50, "balance": 50, "other": None},
    ]
    assert (theirs["balance"], len(theirs["points"]["nodes"])) == (20, 1)


async def test_refusals_are_told(api: Api, db: Database) -> None:
    giver, taker = await a_person(db), await a_person(db)
    client, to = await api.signed_in(giver), global_id("Person", taker)

    closed = await send(client, GIVE, to, 1)
    await cypher(db, "MATCH (a:Account {id: $id}) SET a.may_tip = 'ANYONE'", id=taker)
    answers = [
        await send(client, GIVE, to, 1),
        await send(client, GIVE, to, 0),
        await send(client, GIVE, to, 1, "no"),
        await send(client, GIVE, global_id("Person", giver), 1),
        await send(client, GIVE, global_id("Work", taker), 1),
        await send(api.client(), GIVE, to, 1),
        await send(client, GRANT, to, 1),
        await send(api.client(), GRANT, to, 1),
    ]

    assert closed["errors"] == [{"code": "NOT_OPEN", "field": "accountId"}]
    assert [answer["errors"] for answer in answers] == [
        [{"code": "NOT_ENOUGH", "field": "amount"}],
        [{"code": "BAD_AMOUNT", "field": "amount"}],
        [{"code": "BAD_KEY", "field": "key"}],
        [{"code": "SELF", "field": "accountId"}],
        [{"code": "BAD_ID", "field": "accountId"}],
        [{"code": "SIGNED_OUT", "field": None}],
        [{"code": "NOT_OPERATOR", "field": None}],
        [{"code": "NOT_OPERATOR", "field": None}],
    ]
