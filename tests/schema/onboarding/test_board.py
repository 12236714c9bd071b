"""The board of states, reminders, applications and exports, as the page uses them."""

import csv
import io
from datetime import timedelta
from typing import Any

from campaigns.partners import actions
from campaigns.partners.lapses import lapse
from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON
from tests.schema.conftest import Api

BOARD = """query ($id: ID!, $stage: PartnerStage, $search: String) {
  partnerBoard(campaignId: $id, first: 50, stage: $stage, search: $search) {
    nodes { id nameZh email stage canBeReminded organisation { id }
      partner { id state application verifiedUntil } } } }"""
REMIND = """mutation ($input: RemindPartnersInput!) {
  remindPartners(input: $input) { remindedCount remindedIds errors { code } } }"""
APPLY = """mutation ($input: ApplyToCampaignInput!) {
  applyToCampaign(input: $input) { partner { id state application } errors { code field } } }"""
YES = """mutation ($input: AcceptPartnerApplicationInput!) {
  acceptPartnerApplication(input: $input) { partner { state } errors { code } } }"""


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def nodes(client: Any, campaign_id: str, **given: Any) -> list[dict[str, Any]]:
    data = await client.ask(BOARD, id=global_id("Campaign", campaign_id), **given)
    found: list[dict[str, Any]] = data["partnerBoard"]["nodes"]
    return found


async def test_the_board_costs_the_same_for_few_and_many(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    client = await api.signed_in(by.editor.id)
    trips = []
    for count in (1, 6):
        for _ in range(count):
            await partners.accepted(db, by, made.id)
        assert all(node["organisation"] for node in await nodes(client, made.id))
        trips.append(client.trips)

    assert trips[0] == trips[1] <= 5


async def test_an_application_goes_from_the_organisation_to_the_board_to_a_yes(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)
    asking, deciding = await api.signed_in(owner.id), await api.signed_in(by.editor.id)

    given = {"campaignId": global_id("Campaign", made.id), "organisationId": global_id("Organisation", organisation_id)}
    empty = (await asking.ask(APPLY, input={**given, "text": " "}))["applyToCampaign"]
    said = (await asking.ask(APPLY, input={**given, "text": "We teach first aid."}))["applyToCampaign"]
    (seat,) = await nodes(deciding, made.id, stage="APPLIED")
    yes = (await deciding.ask(YES, input={"partnerId": said["partner"]["id"]}))["acceptPartnerApplication"]

    assert empty["errors"] == [{"code": "EMPTY", "field": "text"}]
    assert seat["partner"]["application"] == "We teach first aid."
    assert yes == {"partner": {"state": "ACCEPTED"}, "errors": []}
    assert [node["stage"] for node in await nodes(deciding, made.id)] == ["ACCEPTED"]


async def test_reminders_say_whom_they_went_to(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    await make.run(db, "MATCH (c:Campaign {id: $id}) SET c.state = 'OPEN'", id=made.id)
    await partners.invited(db, by, made.id)
    await make.run(
        db,
        "MATCH (:Campaign {id: $id})<-[:TO]-(i:PartnerInvitation) SET i.created_at = 1, i.expires_at = 2",
        id=made.id,
    )
    client = await api.signed_in(by.editor.id)
    (seat,) = await nodes(client, made.id)
    assert (seat["stage"], seat["canBeReminded"]) == ("EXPIRED", True)

    given = {"campaignId": global_id("Campaign", made.id), "ids": [seat["id"]]}
    first = (await client.ask(REMIND, input=given))["remindPartners"]
    again = (await client.ask(REMIND, input=given))["remindPartners"]

    assert first == {"remindedCount": 1, "remindedIds": [seat["id"]], "errors": []}
    assert again["remindedCount"] == 0
    assert [(node["stage"], node["canBeReminded"]) for node in await nodes(client, made.id)] == [("INVITED", False)]


async def test_partners_are_exported_without_formulas_to_the_host_alone(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    address = f"{new_id()}@partner.example"
    await actions.invite(
        db, viewer=by.editor.viewer, campaign_id=made.id, email=address, organisation_name="=HYPERLINK(1)",
        public_url="", now=NOON,
    )  # fmt: skip
    client = await api.signed_in(by.editor.id)
    params = {"campaign": global_id("Campaign", made.id)}

    answer = await client.http.get("/exports/partners.csv", params=params)
    refused = await api.client().http.get("/exports/partners.csv", params=params)

    heads, row = table(answer.content)
    assert (len(heads), row[0], row[2], row[4]) == (7, "'=HYPERLINK(1)", address, "INVITED")
    assert answer.headers["content-type"].startswith("text/csv")
    assert refused.status_code == 404


async def test_a_board_is_exported_to_anybody_but_not_of_a_draft(api: Api, db: Database) -> None:
    by = await make.host(db)
    draft, public = await make.draft(db, by), await make.open_campaign(db, by)

    async def status(campaign_id: str, kind: str) -> int:
        params = {"campaign": global_id("Campaign", campaign_id), "kind": kind}
        return (await api.client().http.get("/exports/board.csv", params=params)).status_code

    assert [
        await status(public.id, "ENTRIES"), await status(public.id, "PEOPLE"), await status(public.id, "x"),
        await status(draft.id, "ENTRIES"),
    ] == [200, 200, 400, 404]  # fmt: skip


async def test_a_verification_that_ended_is_said(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    await partners.verified(db, by, made.id)
    while await lapse(db, public_url="", now=NOON + timedelta(days=365)):
        pass
    client = await api.signed_in(by.editor.id)

    (seat,) = await nodes(client, made.id)

    assert (seat["stage"], seat["partner"]["state"]) == ("EXPIRED", "EXPIRED")
    assert seat["partner"]["verifiedUntil"]
