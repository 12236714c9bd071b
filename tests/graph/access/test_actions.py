from datetime import date
from typing import Any

import pytest

from core.clock import now
from core.errors import Denied, Invalid, NotFound
from graph.access.actions import set_rule
from graph.access.capabilities import MINORS_LEAST, STRICTNESS, Capability, Rule, Who
from graph.access.decide import Reason
from graph.access.queries import facts_by_id
from graph.access.viewer import Viewer
from graph.access.words import sentence
from graph.database import Database
from tests.factories.people import a_person, an_organisation, cypher


async def chosen(db: Database, account_id: str) -> dict[Capability, Rule]:
    return dict((await facts_by_id(db, viewer=None, ids=[account_id], now=now()))[account_id].chosen)


async def test_each_step_is_set_alone_and_again(db: Database) -> None:
    owner = Viewer(await a_person(db))
    where: dict[str, Any] = {"viewer": owner, "account_id": owner.person_id, "now": now()}

    await set_rule(db, **where, capability=Capability.MESSAGE, rule=Rule(Who.FOLLOWERS_SINCE, 30))
    await set_rule(db, **where, capability=Capability.SHOP, rule=Rule(Who.ANYONE, 9))
    await set_rule(db, **where, capability=Capability.SHOP, rule=Rule(Who.MUTUALS))

    assert await chosen(db, owner.person_id) == {
        Capability.MESSAGE: Rule(Who.FOLLOWERS_SINCE, 30),
        Capability.SHOP: Rule(Who.MUTUALS),
    }


@pytest.mark.parametrize("days", [0, -1, 366])
async def test_days_have_a_least_and_a_most(db: Database, days: int) -> None:
    owner = Viewer(await a_person(db))

    with pytest.raises(Invalid) as refused:
        await set_rule(
            db,
            viewer=owner,
            account_id=owner.person_id,
            capability=Capability.LIVE,
            rule=Rule(Who.FOLLOWERS_SINCE, days),
            now=now(),
        )

    assert (refused.value.code, refused.value.field) == ("BAD_DAYS", "days")


@pytest.mark.parametrize("capability", Capability)
async def test_a_minor_cannot_loosen(db: Database, capability: Capability) -> None:
    minor = Viewer(await a_person(db, born=date(now().year - 12, 1, 1)))
    least = STRICTNESS[MINORS_LEAST[capability].who]

    for who in Who:
        rule = Rule(who, 7 if who is Who.FOLLOWERS_SINCE else 0)
        where: dict[str, Any] = {
            "viewer": minor,
            "account_id": minor.person_id,
            "capability": capability,
            "rule": rule,
            "now": now(),
        }
        if STRICTNESS[who] >= least:
            await set_rule(db, **where)
            assert (await chosen(db, minor.person_id))[capability] == rule
        else:
            with pytest.raises(Denied) as refused:
                await set_rule(db, **where)
            assert (refused.value.code, refused.value.field) == ("TOO_LOOSE", "who")


async def test_an_organisations_ladder_is_for_owners_and_editors(db: Database) -> None:
    owner, reviewer = Viewer(await a_person(db)), Viewer(await a_person(db))
    organisation = await an_organisation(db, owner.person_id)
    await cypher(
        db,
        "MATCH (p:Person {id: $p}), (o:Organisation {id: $o}) "
        "CREATE (p)-[:MEMBER_OF {role: 'REVIEWER', since_at: 1}]->(o)",
        p=reviewer.person_id,
        o=organisation,
    )
    what: dict[str, Any] = {"account_id": organisation, "capability": Capability.TIP, "now": now()}

    await set_rule(db, viewer=owner, rule=Rule(Who.NOBODY), **what)
    with pytest.raises(Invalid) as mutuals:
        await set_rule(db, viewer=owner, rule=Rule(Who.MUTUALS), **what)
    for stranger in (reviewer, Viewer(await a_person(db))):
        with pytest.raises(NotFound):
            await set_rule(db, viewer=stranger, rule=Rule(Who.ANYONE), **what)

    assert (mutuals.value.code, mutuals.value.field) == ("NO_MUTUALS", "who")
    assert await chosen(db, organisation) == {Capability.TIP: Rule(Who.NOBODY)}


def test_every_denial_has_words_in_both_languages() -> None:
    said = {sentence(capability, reason) for capability in Capability for reason in Reason}

    assert all(en.endswith(".") and zh.endswith("。") and "{" not in en + zh for en, zh in said)
    assert sentence(Capability.MESSAGE, Reason.FOLLOW) == ("Follow to message.", "关注后即可发私信。")
