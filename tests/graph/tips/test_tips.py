import asyncio
import random
from datetime import date

import pytest

from core.clock import now
from core.errors import Conflict, Denied, Invalid, NotFound
from core.ids import new_id
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from graph.tips.actions import give_tip, grant_points
from graph.tips.model import ISSUER, Kind
from graph.tips.queries import balance_of, history_of
from tests.factories.people import a_person, an_organisation, cypher

OPERATOR = Viewer(new_id())


async def grant(db: Database, account: str, amount: int, key: str | None = None) -> int:
    return await grant_points(db, operator=OPERATOR, account_id=account, amount=amount, key=key or new_id(), now=now())


async def tip(db: Database, giver: str, taker: str, amount: int, key: str | None = None) -> int:
    return await give_tip(db, viewer=Viewer(giver), account_id=taker, amount=amount, key=key or new_id(), now=now())


async def open_to_all(db: Database, *accounts: str) -> None:
    await cypher(db, "MATCH (a:Account) WHERE a.id IN $ids SET a.may_tip = 'ANYONE'", ids=list(accounts))


async def sound(db: Database, *accounts: str) -> None:
    """Every balance is the sum of its entries, numbered without gaps; every transfer here sums to zero."""
    for _, balance, entries, total, numbers, running in await cypher(
        db,
        "MATCH (w:Wallet) WHERE w.account_id IN $ids MATCH (w)<-[:IN]-(e:Entry) WITH w, e ORDER BY e.number "
        "RETURN w.id, w.balance, w.entries, sum(e.amount), collect(e.number), collect([e.amount, e.balance])",
        ids=list(accounts),
    ):
        assert balance == total >= 0
        assert numbers == list(range(1, entries + 1))
        was = 0
        for amount, after in running:
            was += amount
            assert was == after
    sums = await cypher(
        db,
        "MATCH (w:Wallet) WHERE w.account_id IN $ids MATCH (w)<-[:IN]-(:Entry)-[:PART_OF]->(t:Transfer) "
        "WITH DISTINCT t MATCH (t)<-[:PART_OF]-(e:Entry) RETURN t.key, sum(e.amount), count(e)",
        ids=list(accounts),
    )
    assert {(total, count) for _, total, count in sums} <= {(0, 2)}


async def test_points_go_from_one_to_the_other_and_are_written_down(db: Database) -> None:
    giver, owner = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    await follow(db, viewer=Viewer(giver), subject_id=organisation, now=now())

    assert await grant(db, giver, 100) == 100
    assert await tip(db, giver, organisation, 30) == 70

    history = (await history_of(db, account_id=giver, page=Slice())).items
    assert [(each.kind, each.amount, each.balance, each.other_id) for each in history] == [
        (Kind.TIP, -30, 70, organisation),
        (Kind.GRANT, 100, 100, None),
    ]
    assert await balance_of(db, account_id=organisation) == 30
    await sound(db, giver, organisation)


async def test_the_same_key_gives_once_and_for_another_giving_never(db: Database) -> None:
    giver, taker = await a_person(db), await a_person(db)
    await open_to_all(db, taker)
    key, granted = new_id(), new_id()

    assert [await grant(db, giver, 50, granted) for _ in range(2)] == [50, 50]
    assert [await tip(db, giver, taker, 20, key) for _ in range(2)] == [30, 30]
    with pytest.raises(Conflict) as other:
        await tip(db, giver, taker, 5, key)

    assert other.value.code == "KEY_USED"
    assert await balance_of(db, account_id=taker) == 20


async def test_nobody_gives_more_than_they_have(db: Database) -> None:
    giver, taker = await a_person(db), await a_person(db)
    await open_to_all(db, taker)

    with pytest.raises(Conflict) as nothing:
        await tip(db, giver, taker, 1)
    await grant(db, giver, 10)
    with pytest.raises(Conflict) as more:
        await tip(db, giver, taker, 11)

    assert (nothing.value.code, more.value.code) == ("NOT_ENOUGH", "NOT_ENOUGH")
    assert (await balance_of(db, account_id=giver), await balance_of(db, account_id=taker)) == (10, 0)


async def test_sixteen_at_once_are_exact_and_overdraw_nothing(db: Database) -> None:
    givers = [await a_person(db) for _ in range(4)]
    taker = await a_person(db)
    everybody = [*givers, taker]
    await open_to_all(db, *everybody)
    for each in givers:
        await grant(db, each, 20)

    async def client(number: int) -> int:
        """Each of 16 clients gives 3 four times, round about, and sends each twice; tells what went through."""
        given = 0
        giver = givers[number % 4]
        for turn in range(4):
            other = givers[(number + turn + 1) % 4] if turn % 2 else taker
            if other == giver:
                other = taker
            key = new_id()
            twice = (tip(db, giver, other, 3, key), tip(db, giver, other, 3, key))
            answers = await asyncio.gather(*twice, return_exceptions=True)
            given += any(isinstance(each, int) for each in answers)
            assert all(isinstance(each, int) or each.code == "NOT_ENOUGH" for each in answers)  # type: ignore[attr-defined]
        return given

    given = sum(await asyncio.gather(*(client(number) for number in range(16))))

    balances = [await balance_of(db, account_id=each) for each in everybody]
    assert sum(balances) == 80
    assert min(balances) >= 0
    written = await cypher(db, "MATCH (t:Transfer {kind: 'TIP'}) WHERE t.by_id IN $ids RETURN count(t)", ids=everybody)
    assert written[0][0] == given
    await sound(db, *everybody)


async def test_random_givings_agree_with_a_plain_count(db: Database) -> None:
    chance = random.Random(7)
    people = [await a_person(db) for _ in range(3)]
    await open_to_all(db, *people)
    plain = dict.fromkeys(people, 0)
    for _ in range(30):
        giver, taker = chance.sample(people, 2)
        amount = chance.randint(1, 40)
        if chance.random() < 0.3:
            await grant(db, taker, amount)
            plain[taker] += amount
            continue
        try:
            await tip(db, giver, taker, amount)
        except Conflict:
            assert plain[giver] < amount
        else:
            plain[giver] -= amount
            plain[taker] += amount

    assert {each: await balance_of(db, account_id=each) for each in people} == plain
    await sound(db, *people)


async def test_the_issuing_wallet_is_minus_what_was_granted(db: Database) -> None:
    account = await a_person(db)
    await grant(db, account, 7)

    [(mine, issued)] = await cypher(
        db,
        "MATCH (w:Wallet {account_id: $id})<-[:IN]-(e:Entry)-[:PART_OF]->(t)<-[:PART_OF]-(o:Entry)-[:IN]->"
        "(i:Wallet {account_id: $issuer}) RETURN e.amount, o.amount",
        id=account,
        issuer=ISSUER,
    )

    assert (mine, issued) == (7, -7)


async def test_a_minor_neither_gives_nor_takes(db: Database) -> None:
    child, adult = await a_person(db, born=date(2012, 1, 1)), await a_person(db)
    await open_to_all(db, child, adult)
    await grant(db, adult, 10)

    with pytest.raises(Denied) as granted:
        await grant(db, child, 10)
    with pytest.raises(Denied) as given_to:
        await tip(db, adult, child, 1)
    with pytest.raises(Denied) as given_by:
        await tip(db, child, adult, 1)

    assert [each.value.code for each in (granted, given_to, given_by)] == ["MINOR", "NOT_OPEN", "MINOR"]


async def test_the_gate_and_a_block_hold(db: Database) -> None:
    giver, taker = await a_person(db), await a_person(db)
    await grant(db, giver, 10)

    with pytest.raises(Denied) as closed:
        await tip(db, giver, taker, 1)
    await follow(db, viewer=Viewer(giver), subject_id=taker, now=now())
    assert await tip(db, giver, taker, 1) == 9
    await cypher(
        db, "MATCH (a:Account {id: $a}), (b:Account {id: $b}) CREATE (a)-[:BLOCKS {at: 0}]->(b)", a=taker, b=giver
    )
    with pytest.raises(NotFound):
        await tip(db, giver, taker, 1)

    assert (closed.value.code, closed.value.field) == ("NOT_OPEN", "accountId")


async def test_what_breaks_a_rule_is_refused(db: Database) -> None:
    person = await a_person(db)
    organisation = await an_organisation(db, person)
    other = await a_person(db)
    for asked, code in (
        ((person, person, 1, new_id()), "SELF"),
        ((person, organisation, 1, new_id()), "SELF"),
        ((person, other, 0, new_id()), "BAD_AMOUNT"),
        ((person, other, 1001, new_id()), "BAD_AMOUNT"),
        ((person, other, 1, "no"), "BAD_KEY"),
    ):
        with pytest.raises(Invalid) as refused:
            await tip(db, *asked)
        assert refused.value.code == code
    with pytest.raises(NotFound):
        await tip(db, person, new_id(), 1)
    with pytest.raises(Denied):
        await give_tip(db, viewer=None, account_id=other, amount=1, key=new_id(), now=now())


async def test_history_pages_to_its_end_in_one_round_trip_a_page(db: Database) -> None:
    person = await a_person(db)
    for amount in range(1, 8):
        await grant(db, person, amount)

    seen: list[int] = []
    page = Slice(3)
    while True:
        before = db.trips
        found = await history_of(db, account_id=person, page=page)
        assert db.trips - before == 1
        seen += [each.amount for each in found.items]
        if not found.has_next:
            break
        page = Slice(3, found.keys[-1])

    assert seen == [7, 6, 5, 4, 3, 2, 1]
    assert (await history_of(db, account_id=await a_person(db), page=Slice())).items == []
