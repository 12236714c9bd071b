"""One hot account, followed, left and blocked by sixteen clients at once."""

import asyncio
import random

from core.clock import now
from core.errors import NotFound
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.blocks.actions import block, unblock
from graph.blocks.model import Blocked
from graph.database import Database
from graph.follows.actions import follow, unfollow
from graph.follows.model import Followed
from graph.people.queries import accounts_by_id
from tests.factories.people import cypher

CLIENTS, TURNS = 16, 12


async def people(db: Database, count: int) -> list[Viewer]:
    ids = [new_id() for _ in range(count)]
    await cypher(
        db,
        "UNWIND $ids AS id "
        "CREATE (:Account:Person {id: id, handle: id, handle_key: id, ledger_id: id, name: 'p', created_at: 1})",
        ids=ids,
    )
    return [Viewer(each) for each in ids]


async def test_no_edge_is_lost_or_doubled_and_the_count_is_exact(db: Database) -> None:
    hot, *clients = await people(db, CLIENTS + 1)

    async def turn(client: Viewer, seed: int) -> set[str]:
        """What stands between the two after this client's last action; nobody else touches this pair."""
        chance, stands = random.Random(seed), set[str]()
        for _ in range(TURNS):
            match chance.choice(("follow", "follow", "unfollow", "block", "unblock")):
                case "follow":
                    try:
                        await follow(db, viewer=client, subject_id=hot.person_id, now=now())
                        assert "BLOCKS" not in stands
                        stands.add("FOLLOWS")
                    except NotFound:
                        assert "BLOCKS" in stands
                case "unfollow":
                    await unfollow(db, viewer=client, subject_id=hot.person_id)
                    stands.discard("FOLLOWS")
                case "block":
                    await block(db, viewer=hot, person_id=client.person_id, now=now())
                    stands = {"BLOCKS"}
                case "unblock":
                    await unblock(db, viewer=hot, person_id=client.person_id)
                    stands.discard("BLOCKS")
        return stands

    left = await asyncio.gather(*(turn(client, seed) for seed, client in enumerate(clients)))

    rows = await cypher(
        db, "MATCH (:Person {id: $id})-[r]-(p:Person) RETURN p.id, type(r) ORDER BY p.id", id=hot.person_id
    )
    assert sorted(rows) == sorted(
        (client.person_id, edge) for client, stands in zip(clients, left, strict=True) for edge in stands
    )
    count = (await accounts_by_id(db, viewer=None, ids=[hot.person_id]))[hot.person_id].follower_count
    assert count == sum("FOLLOWS" in stands for stands in left)


async def test_no_follow_survives_a_block_made_at_the_same_moment(db: Database) -> None:
    hot, *clients = await people(db, CLIENTS + 1)

    async def race(client: Viewer) -> None:
        tries = (follow(db, viewer=client, subject_id=hot.person_id, now=now()) for _ in range(3))
        blocked, *followed = await asyncio.gather(
            block(db, viewer=hot, person_id=client.person_id, now=now()), *tries, return_exceptions=True
        )
        assert isinstance(blocked, Blocked), blocked
        assert not [each for each in followed if not isinstance(each, Followed | NotFound)], followed

    await asyncio.gather(*map(race, clients))

    rows = await cypher(db, "MATCH (:Person {id: $id})-[r]-() RETURN type(r), count(*)", id=hot.person_id)
    assert rows == [("BLOCKS", CLIENTS)]


async def test_of_two_who_block_each_other_at_once_one_is_first(db: Database) -> None:
    for _ in range(8):
        one, other = await people(db, 2)

        done = await asyncio.gather(
            block(db, viewer=one, person_id=other.person_id, now=now()),
            block(db, viewer=other, person_id=one.person_id, now=now()),
            return_exceptions=True,
        )

        assert sorted(type(each).__name__ for each in done) == ["Blocked", "NotFound"]
