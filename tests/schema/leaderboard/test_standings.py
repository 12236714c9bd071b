"""Entries of an organisation that is not verified any more are marked on boards, never moved or dropped."""

from typing import Any

import pytest

from campaigns.leaderboard.actions import close, settle_submission
from campaigns.leaderboard.fold import catch_up
from core.clock import millis, now
from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id
from storage.ledger import Ledger
from storage.store import Store
from tests.factories.campaigns import organisation, run
from tests.factories.contests import Contest, change_campaign, contest, entry
from tests.schema.conftest import Api

BOARD = """query ($id: ID!, $kind: BoardKind!) { node(id: $id) { ... on Campaign { board(kind: $kind) {
  state digest entries(first: 10) { nodes { rank score partnerStanding { state since } } } } } } }"""


async def rows(api: Api, of: Contest, kind: str) -> tuple[str | None, list[dict[str, Any]]]:
    board = (await api.client().ask(BOARD, id=global_id("Campaign", of.campaign_id), kind=kind))["node"]["board"]
    return board["digest"], board["entries"]["nodes"]


@pytest.mark.parametrize("is_final", [False, True], ids=["live", "final"])
async def test_rows_keep_their_place_and_say_what_happened(
    api: Api, db: Database, redis: RedisClient, store: Store, is_final: bool
) -> None:
    of, ledger = await contest(db), Ledger(redis)
    good, bad = of.organisation_id, await organisation(db)
    for organisation_id in (good, bad):
        one = await entry(db, of, organisation_id=organisation_id)
        await settle_submission(db, ledger, submission_id=one.submission_id, now=now())
        await run(
            db,
            """MATCH (o:Organisation {id: $id}) MATCH (c:Campaign {id: $campaign})
            CREATE (o)-[:PARTNER_IN {id: $partner, state: 'VERIFIED', accepted_at: 1}]->(c)""",
            id=organisation_id,
            campaign=of.campaign_id,
            partner=one.submission_id,
        )
    await catch_up(redis, store)
    if is_final:
        await change_campaign(db, of.campaign_id, closes_at=millis(now()))
        await close(db, store, redis, ledger, campaign_id=of.campaign_id, now=now())
    digest, before = await rows(api, of, "ENTRIES")
    assert [row["partnerStanding"] for row in before] == [None, None]

    await run(
        db,
        "MATCH (o:Organisation {id: $id})-[p:PARTNER_IN]->() SET p.state = 'REVOKED', p.changed_at = 86400000",
        id=bad,
    )

    told = {"state": "REVOKED", "since": "1970-01-02T00:00:00.000Z"}
    after_digest, after = await rows(api, of, "ENTRIES")
    assert (after_digest, [{**row, "partnerStanding": None} for row in after]) == (digest, before)
    assert [row["partnerStanding"] for row in after] == [None, told]
    assert told in [row["partnerStanding"] for row in (await rows(api, of, "ORGANISATIONS"))[1]]
    params = {"campaign": global_id("Campaign", of.campaign_id)}
    exported = (await api.client().http.get("/exports/board.csv", params=params)).content.decode()
    assert [line.rpartition(",")[2] for line in exported.splitlines()[1:]] == ["", "REVOKED"]
