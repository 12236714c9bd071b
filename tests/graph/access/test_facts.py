"""Facts on the real graph: one round trip for any number of accounts."""

from core.clock import millis, now
from graph.access.capabilities import Capability, Rule, Who
from graph.access.queries import facts_by_id
from graph.database import Database
from graph.follows.actions import follow
from tests.factories.campaigns import run, somebody


async def test_they_say_how_the_viewer_stands_to_each(db: Database) -> None:
    viewer, followed, blocker, asked = [await somebody(db) for _ in range(4)]
    at = now()
    await follow(db, viewer=viewer.viewer, subject_id=followed.id, now=at)
    await follow(db, viewer=followed.viewer, subject_id=viewer.id, now=at)
    await run(db, "MATCH (a:Person {id: $id}) SET a.may_tip = 'FOLLOWERS_SINCE:7'", id=followed.id)
    pair = "MATCH (a:Person {id: $a}), (b:Person {id: $b}) "
    await run(db, pair + "CREATE (a)-[:BLOCKS {at: 1}]->(b)", a=blocker.id, b=viewer.id)
    await run(db, pair + "CREATE (a)-[:ASKS_TO_FOLLOW {at: 1}]->(b) SET b.is_private = true", a=viewer.id, b=asked.id)
    ids = [viewer.id, followed.id, blocker.id, asked.id, "nobody"]
    before = db.trips

    found = await facts_by_id(db, viewer=viewer.viewer, ids=ids, now=at)
    trips = db.trips - before
    public = await facts_by_id(db, viewer=None, ids=ids, now=at)

    assert trips == 1
    assert set(found) == set(public) == set(ids) - {"nobody"}
    assert [found[each].is_self for each in ids[:4]] == [True, False, False, False]
    assert [found[each].is_blocked for each in ids[:4]] == [False, False, True, False]
    assert (found[followed.id].follows_since, found[followed.id].followed_back) == (millis(at), True)
    assert found[followed.id].chosen == {Capability.TIP: Rule(Who.FOLLOWERS_SINCE, 7)}
    assert (found[asked.id].is_private, found[asked.id].requested) == (True, True)
    assert not any(each.is_self or each.is_blocked or each.follows_since for each in public.values())
