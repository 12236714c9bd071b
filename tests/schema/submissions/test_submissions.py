"""Entering a work and judging it, as clients do it."""

from typing import Any

from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import submissions as entries
from tests.schema.conftest import Api, Client

ENTER = """
mutation ($input: EnterCampaignInput!) {
  enterCampaign(input: $input) {
    submission { id state work { id } campaign { id } organisation { id } viewerCanReview { allowed reason } }
    errors { code field }
  }
}
"""
ACCEPT = """
mutation ($input: AcceptSubmissionInput!) {
  acceptSubmission(input: $input) {
    submission { state voteCount campaign { submissionCount } work { isPublic } } errors { code field }
  }
}
"""
DECLINE = """
mutation ($input: DeclineSubmissionInput!) {
  declineSubmission(input: $input) { submission { state reason } errors { code field } }
}
"""
WITHDRAW = """
mutation ($input: WithdrawSubmissionInput!) {
  withdrawSubmission(input: $input) { submission { state } errors { code field } }
}
"""


async def send(client: Client, document: str, **fields: Any) -> dict[str, Any]:
    (answer,) = (await client.ask(document, input=fields)).values()
    assert isinstance(answer, dict)
    return answer


async def running(db: Database) -> entries.Scene:
    """A scene whose campaign is under way by the real clock, which the API goes by."""
    scene = await entries.scene(db)
    await make.run(db, "MATCH (c:Campaign {id: $id}) SET c.opens_at = 1", id=scene.campaign_id)
    return scene


def entry_of(scene: entries.Scene, work_id: str) -> dict[str, str]:
    return {
        "campaignId": global_id("Campaign", scene.campaign_id),
        "workId": global_id("Work", work_id),
        "organisationId": global_id("Organisation", scene.member.organisation_id),
    }


async def test_a_work_is_entered_and_accepted(api: Api, db: Database) -> None:
    scene = await running(db)
    author = await make.somebody(db)
    work_id = await entries.work(db, author)
    participant, reviewer = await api.signed_in(author.id), await api.signed_in(scene.reviewer.id)

    entered = await send(participant, ENTER, **entry_of(scene, work_id))
    again = await send(participant, ENTER, **entry_of(scene, work_id))
    accepted = await send(reviewer, ACCEPT, submissionId=entered["submission"]["id"])

    assert entered["errors"] == []
    assert entered["submission"]["state"] == "ENTERED"
    assert entered["submission"]["work"] == {"id": global_id("Work", work_id)}
    assert entered["submission"]["viewerCanReview"] == {"allowed": False, "reason": "NOT_MEMBER"}
    assert again == entered
    assert accepted == {
        "submission": {
            "state": "ACCEPTED", "voteCount": 0, "campaign": {"submissionCount": 1}, "work": {"isPublic": True},
        },
        "errors": [],
    }  # fmt: skip


async def test_what_is_wrong_with_an_entry_is_named(api: Api, db: Database) -> None:
    scene = await running(db)
    author, other = await make.somebody(db), await make.somebody(db)
    theirs = await entries.work(db, other)
    client = await api.signed_in(author.id)
    mine = entry_of(scene, await entries.work(db, author))

    for fields, code, field in (
        (entry_of(scene, theirs), "NOT_YOURS", "workId"),
        (entry_of(scene, new_id()), "NOT_FOUND", "workId"),
        (mine | {"organisationId": global_id("Organisation", scene.host.organisation_id)}, "NOT_PARTNER",
         "organisationId"),
        (mine | {"campaignId": global_id("Campaign", new_id())}, "NOT_FOUND", "campaignId"),
        (mine | {"campaignId": mine["workId"]}, "BAD_ID", "campaignId"),
    ):  # fmt: skip
        assert (await send(client, ENTER, **fields))["errors"] == [{"code": code, "field": field}]
    assert (await send(api.client(), ENTER, **mine))["errors"] == [{"code": "SIGNED_OUT", "field": None}]
    await make.run(db, "MATCH (c:Campaign {id: $id}) SET c.closes_at = 2", id=scene.campaign_id)
    assert (await send(client, ENTER, **mine))["errors"] == [{"code": "CLOSED", "field": "campaignId"}]


async def test_an_entry_is_declined_with_a_reason_and_withdrawn(api: Api, db: Database) -> None:
    scene = await running(db)
    author = await make.somebody(db)
    entry = await entries.entered(db, scene, author)
    submission_id = global_id("Submission", entry.id)
    participant, reviewer = await api.signed_in(author.id), await api.signed_in(scene.reviewer.id)

    silent = await send(reviewer, DECLINE, submissionId=submission_id, reason="")
    own = await send(participant, ACCEPT, submissionId=submission_id)
    declined = await send(reviewer, DECLINE, submissionId=submission_id, reason="Too dark.")
    withdrawn = await send(participant, WITHDRAW, submissionId=submission_id)
    late = await send(reviewer, ACCEPT, submissionId=submission_id)

    assert silent["errors"] == [{"code": "EMPTY", "field": "reason"}]
    assert own["errors"] == [{"code": "NOT_MEMBER", "field": "submissionId"}]
    assert declined == {"submission": {"state": "DECLINED", "reason": "Too dark."}, "errors": []}
    assert withdrawn == {"submission": {"state": "WITHDRAWN"}, "errors": []}
    assert late["errors"] == [{"code": "WITHDRAWN", "field": "submissionId"}]


async def test_lists_of_entries_cost_the_same_for_few_and_many(api: Api, db: Database) -> None:
    scene = await running(db)
    author = await make.somebody(db)
    for _ in range(6):
        await entries.accepted(db, scene, author)
    document = """
    query ($organisation: ID!, $author: ID!) {
      organisation: node(id: $organisation) { ... on Organisation {
        submissions(first: FIRST) { nodes { state viewerCanReview { allowed } work { title author { name } } } }
      } }
      author: node(id: $author) { ... on Person {
        works(first: FIRST) { nodes {
          submissions(first: 2) { nodes { voteCount campaign { id } organisation { name } } }
        } }
      } }
    }
    """
    client = await api.signed_in(scene.reviewer.id)
    keys = {
        "organisation": global_id("Organisation", scene.member.organisation_id),
        "author": global_id("Person", author.id),
    }

    await client.ask(document.replace("FIRST", "1"), **keys)
    few = client.trips
    found = await client.ask(document.replace("FIRST", "6"), **keys)

    assert client.trips == few
    assert len(found["organisation"]["submissions"]["nodes"]) == 6
    assert all(len(work["submissions"]["nodes"]) == 1 for work in found["author"]["works"]["nodes"])
