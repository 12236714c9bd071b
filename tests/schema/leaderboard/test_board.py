"""Boards as clients read them."""

from typing import Any

import pytest

from campaigns.leaderboard.actions import close, settle_submission
from campaigns.leaderboard.fold import catch_up
from core.clock import millis, now
from core.ids import new_id
from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id
from storage.ledger import Ledger, entries
from storage.store import Store
from tests.factories.campaigns import organisation, run, somebody
from tests.factories.contests import Contest, Entered, change_campaign, contest, entry
from tests.schema.conftest import Api

BOARD = """
query ($id: ID!, $kind: BoardKind!, $first: Int, $after: String) {
  node(id: $id) {
    ... on Campaign {
      board(kind: $kind) {
        id kind state asOf digest entrantCount lateVoteCount
        rule { version votes likes plays ties }
        entries(first: $first, after: $after) {
          pageInfo { hasNextPage hasPreviousPage endCursor }
          nodes {
            rank score votes likes plays reachedAt
            account { id name }
            submission { id state }
          }
        }
      }
    }
  }
}
"""


async def scene(
    db: Database, redis: RedisClient, store: Store, count: int = 3, organisations: int = 1
) -> tuple[Contest, list[Entered]]:
    """A campaign whose first entry has the most votes, the last none."""
    of, ledger = await contest(db), Ledger(redis)
    groups = [of.organisation_id, *[await organisation(db) for _ in range(organisations - 1)]]
    entered = [await entry(db, of, organisation_id=groups[n % organisations]) for n in range(count)]
    for number, one in enumerate(entered):
        await settle_submission(db, ledger, submission_id=one.submission_id, now=now())
        for voter in range(count - number - 1):
            await ledger.append(
                entries.vote(
                    actor=f"{one.submission_id}{voter}",
                    campaign_id=of.campaign_id,
                    submission_id=one.submission_id,
                    closes_at=of.closes_at,
                    cast_at=1,
                )
            )
    await catch_up(redis, store)
    return of, entered


async def board(api: Api, of: Contest, kind: str, **more: Any) -> dict[str, Any]:
    data = await api.client().ask(BOARD, id=global_id("Campaign", of.campaign_id), kind=kind, **more)
    found: dict[str, Any] = data["node"]["board"]
    return found


async def test_people_entries_and_organisations_each_have_theirs(
    api: Api, db: Database, redis: RedisClient, store: Store
) -> None:
    of, entered = await scene(db, redis, store)

    people, works, groups = [await board(api, of, kind) for kind in ("PEOPLE", "ENTRIES", "ORGANISATIONS")]

    assert [
        (row["rank"], row["score"], row["account"]["id"], row["submission"]) for row in people["entries"]["nodes"]
    ] == [(n + 1, 20 - 10 * n, global_id("Person", one.author.id), None) for n, one in enumerate(entered)]
    assert [
        (row["submission"]["id"], row["submission"]["state"], row["account"]) for row in works["entries"]["nodes"]
    ] == [(global_id("Submission", one.submission_id), "ACCEPTED", None) for one in entered]
    (group,) = groups["entries"]["nodes"]
    assert (group["votes"], group["score"]) == (3, 30)
    assert group["account"]["id"] == global_id("Organisation", of.organisation_id)
    assert people["rule"] == {"version": 1, "votes": 10, "likes": 2, "plays": 1, "ties": "EARLIER_THEN_ID"}
    assert (people["state"], people["digest"], people["entrantCount"]) == ("LIVE", None, 3)


async def test_pages_follow_each_other(api: Api, db: Database, redis: RedisClient, store: Store) -> None:
    of, _ = await scene(db, redis, store, count=5)

    first = (await board(api, of, "ENTRIES", first=2))["entries"]
    second = (await board(api, of, "ENTRIES", first=2, after=first["pageInfo"]["endCursor"]))["entries"]
    third = (await board(api, of, "ENTRIES", first=2, after=second["pageInfo"]["endCursor"]))["entries"]

    ranks = [[row["rank"] for row in page["nodes"]] for page in (first, second, third)]
    assert ranks == [[1, 2], [3, 4], [5]]
    assert [page["pageInfo"]["hasNextPage"] for page in (first, second, third)] == [True, True, False]


@pytest.mark.parametrize(
    ("wrong", "code"), [({"first": 0}, "BAD_FIRST"), ({"first": 101}, "BAD_FIRST"), ({"after": "W10"}, "BAD_CURSOR")]
)
async def test_a_bad_page_is_the_clients_mistake(
    api: Api, db: Database, redis: RedisClient, store: Store, wrong: dict[str, Any], code: str
) -> None:
    of, _ = await scene(db, redis, store, count=1)

    (error,) = await api.client().errors(BOARD, id=global_id("Campaign", of.campaign_id), kind="ENTRIES", **wrong)

    assert error["extensions"]["code"] == code


@pytest.mark.parametrize("kind", ["PEOPLE", "ORGANISATIONS", "ENTRIES"])
async def test_a_board_costs_the_same_round_trips_whatever_its_length(
    api: Api, db: Database, redis: RedisClient, store: Store, kind: str
) -> None:
    trips = []
    for count in (2, 15):
        of, _ = await scene(db, redis, store, count=count, organisations=min(count, 5))
        client = api.client()
        await client.ask(BOARD, id=global_id("Campaign", of.campaign_id), kind=kind, first=100)
        trips.append(client.trips)

    assert trips[0] == trips[1] <= 5


async def test_a_final_board_is_the_snapshot_and_says_which(
    api: Api, db: Database, redis: RedisClient, store: Store
) -> None:
    of, entered = await scene(db, redis, store)
    await change_campaign(db, of.campaign_id, closes_at=millis(now()))
    await close(db, store, redis, Ledger(redis), campaign_id=of.campaign_id, now=now())

    final = await board(api, of, "PEOPLE")

    assert final["state"] == "FINAL"
    assert len(final["digest"]) == 64
    assert [row["rank"] for row in final["entries"]["nodes"]] == [1, 2, 3]
    assert final["entries"]["nodes"][0]["account"]["id"] == global_id("Person", entered[0].author.id)


async def test_who_was_erased_keeps_the_row_without_a_name(
    api: Api, db: Database, redis: RedisClient, store: Store
) -> None:
    of, entered = await scene(db, redis, store)
    await run(db, "MATCH (p:Person {id: $id}) REMOVE p.ledger_id", id=entered[0].author.id)

    rows = (await board(api, of, "PEOPLE"))["entries"]["nodes"]

    assert [row["account"] is None for row in rows] == [True, False, False]
    assert [row["score"] for row in rows] == [20, 10, 0]


async def test_a_board_is_a_node_of_public_campaigns(api: Api, db: Database, redis: RedisClient, store: Store) -> None:
    of, _ = await scene(db, redis, store, count=1)
    shown = await board(api, of, "PEOPLE")
    ask = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Board { kind entrantCount } } }"
    draft = (await contest(db, state="DRAFT")).campaign_id
    ids = [
        shown["id"],
        global_id("Board", f"{draft}:PEOPLE"),
        global_id("Board", f"{new_id()}:PEOPLE"),
        global_id("Board", f"{of.campaign_id}:NOBODY"),
    ]

    nodes = (await api.client().ask(ask, ids=ids))["nodes"]

    assert nodes == [{"id": shown["id"], "kind": "PEOPLE", "entrantCount": 1}, None, None, None]


async def test_a_draft_has_an_empty_board_for_those_who_may_see_it(api: Api, db: Database) -> None:
    of, member = await contest(db, state="DRAFT"), await somebody(db)
    await run(
        db,
        """
        MATCH (p:Person {id: $person}), (o:Organisation)-[:HOSTS]->(:Campaign {id: $campaign})
        CREATE (p)-[:MEMBER_OF {role: 'EDITOR', since_at: 1}]->(o)
        """,
        person=member.id,
        campaign=of.campaign_id,
    )
    client = await api.signed_in(member.id)

    data = await client.ask(BOARD, id=global_id("Campaign", of.campaign_id), kind="PEOPLE")

    assert data["node"]["board"]["entries"]["nodes"] == []
