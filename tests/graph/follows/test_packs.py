import asyncio

import pytest

from core.clock import now
from core.errors import Denied, NotFound
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from graph.follows.followers import followers
from graph.follows.packs import Pack, follow_partners
from graph.follows.queries import followed_among
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.people import a_person, cypher


async def a_wall(db: Database) -> tuple[str, list[str]]:
    """An open campaign with three verified organisations and one that is not verified yet."""
    host = await make.host(db)
    campaign = await make.open_campaign(db, host)
    wall = [(await partners.verified(db, host, campaign.id)).organisation_id for _ in range(3)]
    await partners.accepted(db, host, campaign.id)
    return campaign.id, wall


async def test_follows_all_that_are_verified_in_one_round_trip_and_once(db: Database) -> None:
    campaign, wall = await a_wall(db)
    viewer = Viewer(await a_person(db))
    await follow(db, viewer=viewer, subject_id=wall[0], now=now())
    before = db.trips

    first = await follow_partners(db, viewer=viewer, campaign_id=campaign, now=now())
    trips = db.trips - before
    again = await follow_partners(db, viewer=viewer, campaign_id=campaign, now=now())

    assert trips == 1
    assert first == Pack(followed=2, asked=0, there=1)
    assert again == Pack(followed=0, asked=0, there=3)
    pages = await followers(db, viewer=viewer, subject_ids=wall, page=Slice(5))
    assert [[row.account.id for row in pages[each].items] for each in wall] == [[viewer.person_id]] * 3


async def test_at_the_same_time_no_follow_is_doubled(db: Database) -> None:
    campaign, wall = await a_wall(db)
    viewer = Viewer(await a_person(db))

    packs = await asyncio.gather(
        *(follow_partners(db, viewer=viewer, campaign_id=campaign, now=now()) for _ in range(6))
    )

    assert sum(pack.followed for pack in packs) == len(wall)
    rows = await cypher(db, "MATCH (:Person {id: $id})-[f:FOLLOWS]->() RETURN count(f)", id=viewer.person_id)
    assert rows == [(len(wall),)]


async def test_a_private_one_is_asked_and_one_across_a_block_left_out(db: Database) -> None:
    campaign, (private, blocker, other) = await a_wall(db)
    viewer = Viewer(await a_person(db))
    await cypher(db, "MATCH (o:Account {id: $id}) SET o.is_private = true", id=private)
    await cypher(
        db,
        "MATCH (o:Account {id: $id}) MATCH (p:Person {id: $viewer}) CREATE (p)-[:BLOCKS {at: 1}]->(o)",
        id=blocker,
        viewer=viewer.person_id,
    )

    pack = await follow_partners(db, viewer=viewer, campaign_id=campaign, now=now())

    assert pack == Pack(followed=1, asked=1, there=0)
    assert await followed_among(db, viewer=viewer, ids=[private, blocker, other]) == {other}


async def test_a_draft_is_not_found_and_nobody_is_refused(db: Database) -> None:
    draft = await make.draft(db, await make.host(db))

    with pytest.raises(NotFound):
        await follow_partners(db, viewer=Viewer(await a_person(db)), campaign_id=draft.id, now=now())
    with pytest.raises(Denied):
        await follow_partners(db, viewer=None, campaign_id=draft.id, now=now())
