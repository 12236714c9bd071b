"""`castVote` and what it changes on the page."""

from typing import Any

import httpx
import pytest

from campaigns.leaderboard.actions import settle_submission
from campaigns.leaderboard.fold import catch_up
from core.clock import millis, now
from core.ids import new_id
from core.redis import RedisClient
from graph.accounts.actions import create_machine_token
from graph.database import Database
from schema.nodes import global_id
from storage.ledger import Ledger
from storage.ledger.rows import Position, Row
from storage.ledger.stream import last_position, rows_after
from storage.store import Store
from tests.factories.campaigns import somebody
from tests.factories.contests import Contest, Entered, change_campaign, contest, entry
from tests.schema.conftest import Api

CAST = """
mutation ($id: ID!, $castAt: DateTime) {
  castVote(input: {submissionId: $id, castAt: $castAt}) {
    late
    submission { id viewerHasVoted }
    campaign { id viewerVote { id } viewerCanVote { allowed reason } }
    errors { code field message messageZh }
  }
}
"""
PAGE = """
query ($id: ID!) {
  node(id: $id) {
    ... on Campaign {
      viewerVote { id }
      submissions(first: 50) { nodes { id voteCount viewerHasVoted } }
    }
  }
}
"""


async def scene(db: Database, redis: RedisClient, entries: int = 2) -> tuple[Contest, list[Entered]]:
    of = await contest(db)
    entered = [await entry(db, of) for _ in range(entries)]
    for one in entered:
        await settle_submission(db, Ledger(redis), submission_id=one.submission_id, now=now())
    return of, entered


def submission(entered: Entered) -> str:
    return global_id("Submission", entered.submission_id)


async def votes_after(redis: RedisClient, start: Position, of: Contest) -> list[Row]:
    """Votes in this campaign alone: workers and other tests write to the same ledger meanwhile."""
    rows = await rows_after(redis, start, count=10_000)
    return [row for row in rows if row.kind == "VOTE" and row.campaign == of.campaign_id]


async def cast(client: Any, of: str, **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.ask(CAST, id=of, **more))["castVote"]
    return answer


async def test_the_answer_shows_the_vote_and_so_does_the_page(
    api: Api, db: Database, redis: RedisClient, store: Store
) -> None:
    of, (one, two) = await scene(db, redis)
    client = await api.signed_in((await somebody(db)).id)

    first = await cast(client, submission(one), castAt="2026-11-24T20:00:00.000Z")
    second = await cast(client, submission(two))
    await catch_up(redis, store)
    page = (await client.ask(PAGE, id=global_id("Campaign", of.campaign_id)))["node"]

    assert first == {
        "late": False,
        "submission": {"id": submission(one), "viewerHasVoted": True},
        "campaign": {
            "id": global_id("Campaign", of.campaign_id),
            "viewerVote": {"id": submission(one)},
            "viewerCanVote": {"allowed": True, "reason": None},
        },
        "errors": [],
    }
    assert second["campaign"]["viewerVote"] == {"id": submission(two)}
    assert page["viewerVote"] == {"id": submission(two)}
    shown = {node["id"]: (node["voteCount"], node["viewerHasVoted"]) for node in page["submissions"]["nodes"]}
    assert shown == {submission(one): (0, False), submission(two): (1, True)}


async def test_a_late_vote_is_kept_said_and_leaves_the_vote_before(
    api: Api, db: Database, redis: RedisClient, store: Store
) -> None:
    of, (one, two) = await scene(db, redis)
    client = await api.signed_in((await somebody(db)).id)
    await cast(client, submission(one))
    await change_campaign(db, of.campaign_id, closes_at=millis(now()))

    late = await cast(client, submission(two))
    await catch_up(redis, store)
    board = (
        await client.ask(
            "query ($id: ID!) { node(id: $id) { ... on Campaign { board(kind: ENTRIES) { lateVoteCount } } } }",
            id=global_id("Campaign", of.campaign_id),
        )
    )["node"]["board"]

    assert late["late"] is True
    assert [(error["code"], error["field"]) for error in late["errors"]] == [("LATE", "submissionId")]
    assert late["campaign"]["viewerVote"] == {"id": submission(one)}
    assert late["campaign"]["viewerCanVote"] == {"allowed": False, "reason": "CLOSED"}
    assert board == {"lateVoteCount": 1}


@pytest.mark.parametrize(
    ("who", "target", "code", "field"),
    [
        ("nobody", "entry", "SIGNED_OUT", None),
        ("unconfirmed", "entry", "UNCONFIRMED", None),
        ("author", "entry", "OWN_WORK", "submissionId"),
        ("voter", "nothing", "NOT_FOUND", "submissionId"),
        ("voter", "campaign", "BAD_ID", "submissionId"),
        ("voter", "rubbish", "BAD_ID", "submissionId"),
    ],
)
async def test_a_refusal_is_data(
    api: Api, db: Database, redis: RedisClient, who: str, target: str, code: str, field: str | None
) -> None:
    of, (one, _) = await scene(db, redis)
    people = {
        "unconfirmed": (await somebody(db, confirmed=False)).id,
        "author": one.author.id,
        "voter": (await somebody(db)).id,
    }
    targets = {
        "entry": submission(one),
        "nothing": global_id("Submission", new_id()),
        "campaign": global_id("Campaign", of.campaign_id),
        "rubbish": "rubbish",
    }
    client = api.client() if who == "nobody" else await api.signed_in(people[who])
    start = await last_position(redis)

    answer = await cast(client, targets[target])

    assert [(error["code"], error["field"]) for error in answer["errors"]] == [(code, field)]
    assert (answer["submission"], answer["campaign"], answer["late"]) == (None, None, False)
    assert await votes_after(redis, start, of) == []


async def test_a_machine_token_may_not_vote(api: Api, db: Database, redis: RedisClient) -> None:
    _, (one, _) = await scene(db, redis)
    voter = await somebody(db)
    token, _ = await create_machine_token(db, viewer=voter.viewer, name="a script", now=now())
    client = api.client()
    client.headers = {"authorization": f"Bearer {token}"}

    answer = await cast(client, submission(one))

    assert [error["code"] for error in answer["errors"]] == ["MACHINE"]


async def test_a_page_of_entries_costs_the_same_whatever_their_number(
    api: Api, db: Database, redis: RedisClient
) -> None:
    trips = []
    for entries in (2, 12):
        of, _ = await scene(db, redis, entries)
        client = await api.signed_in((await somebody(db)).id)
        await client.ask(PAGE, id=global_id("Campaign", of.campaign_id))
        trips.append(client.trips)

    assert trips[0] == trips[1] <= 6


async def test_without_the_ledger_it_says_so_and_keeps_nothing(
    api: Api, db: Database, redis: RedisClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, (one, _) = await scene(db, redis)
    client = await api.signed_in((await somebody(db)).id)
    start = await last_position(redis)
    from storage.ledger import committer

    monkeypatch.setattr(committer, "_WAITING", 0)
    answer: httpx.Response = await client.post({"query": CAST, "variables": {"id": submission(one)}})
    monkeypatch.undo()

    assert "ledger" in answer.text
    assert await votes_after(redis, start, of) == []
