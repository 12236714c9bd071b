"""What a foundation asks for, from its list to a verified partner, as the page does it."""

from typing import Any

import httpx

from graph.database import Database
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import partners
from tests.schema.conftest import Api, Client

SET = """mutation ($input: SetChecklistTemplateInput!) {
  setChecklistTemplate(input: $input) { items { id kind title { zh en } } errors { code field } } }"""
TEMPLATE = "query ($id: ID!) { checklistTemplate(organisationId: $id) { id title { en } } }"
LIST = """query ($id: ID!) { node(id: $id) { ... on Partner { checklist {
  item { id kind title { en } } done fileName fileUrl viewerReviews viewerGives } } } }"""
START = """mutation ($input: StartChecklistDocumentInput!) {
  startChecklistDocument(input: $input) { documentId url errors { code } } }"""
GIVE = """mutation ($input: GiveChecklistDocumentInput!) {
  giveChecklistDocument(input: $input) { partner { checklist { fileName done } } errors { code } } }"""
TICK = """mutation ($input: TickChecklistItemInput!) {
  tickChecklistItem(input: $input) { partner { checklist { done } } errors { code } } }"""
VERIFY = """mutation ($input: VerifyPartnerInput!) {
  verifyPartner(input: $input) { partner { state } errors { code message messageZh } } }"""


async def do(client: Client, document: str, **given: Any) -> dict[str, Any]:
    (answer,) = (await client.ask(document, input=given)).values()
    assert isinstance(answer, dict)
    return answer


async def test_a_list_is_written_filled_and_lets_the_partner_be_verified(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)
    foundation, own = await api.signed_in(by.editor.id), await api.signed_in(member.owner.id)
    of, partner_id = global_id("Organisation", by.organisation_id), global_id("Partner", member.partner.id)

    wanted = {"kind": "DOCUMENT", "titleZh": "登记证", "titleEn": "Registration"}
    wrong = await do(foundation, SET, organisationId=of, items=[{**wanted, "titleZh": " "}])
    (item,) = (await do(foundation, SET, organisationId=of, items=[wanted]))["items"]
    assert wrong["errors"] == [{"code": "EMPTY", "field": "items.0.titleZh"}]
    assert [each["id"] for each in (await foundation.ask(TEMPLATE, id=of))["checklistTemplate"]] == [item["id"]]
    assert (await own.ask(TEMPLATE, id=of))["checklistTemplate"] == []

    early = await do(foundation, VERIFY, partnerId=partner_id)
    assert early["errors"] == [
        {"code": "CHECKLIST_OPEN", "message": "Still missing: Registration.", "messageZh": "还缺少:登记证。"}
    ]
    started = await do(own, START, partnerId=partner_id, itemId=item["id"])
    async with httpx.AsyncClient() as http:
        (await http.put(started["url"], content=b"%PDF-1.7 x")).raise_for_status()
    given = await do(
        own, GIVE, partnerId=partner_id, itemId=item["id"], documentId=started["documentId"], fileName="证.pdf"
    )
    assert given == {"partner": {"checklist": [{"fileName": "证.pdf", "done": False}]}, "errors": []}
    (seen,) = (await foundation.ask(LIST, id=partner_id))["node"]["checklist"]
    assert (seen["viewerReviews"], seen["viewerGives"]) == (True, False)
    async with httpx.AsyncClient() as http:
        assert (await http.get(seen["fileUrl"])).content == b"%PDF-1.7 x"
    refused = await do(own, TICK, partnerId=partner_id, itemId=item["id"], done=True)
    ticked = await do(foundation, TICK, partnerId=partner_id, itemId=item["id"], done=True)
    verified = await do(foundation, VERIFY, partnerId=partner_id)

    assert [error["code"] for error in refused["errors"]] == ["NOT_MEMBER"]
    assert ticked["partner"]["checklist"] == [{"done": True}]
    assert verified == {"partner": {"state": "VERIFIED"}, "errors": []}


async def test_a_verified_partner_is_public_and_what_it_gave_is_not(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.verified(db, by, made.id)
    foundation = await api.signed_in(by.editor.id)
    wanted = {"kind": "CONFIRMATION", "titleZh": "通话", "titleEn": "A call"}
    await do(foundation, SET, organisationId=global_id("Organisation", by.organisation_id), items=[wanted])

    partner_id = global_id("Partner", member.partner.id)
    stranger = await api.signed_in((await make.somebody(db)).id)

    async def count(client: Client) -> int:
        return len((await client.ask(LIST, id=partner_id))["node"]["checklist"])

    assert [await count(who) for who in (foundation, stranger, api.client())] == [1, 0, 0]
