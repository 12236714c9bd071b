"""Inviting, saying yes and verifying, as clients do it."""

from typing import Any

from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import partners
from tests.schema.conftest import Api, Client

INVITE = """
mutation ($input: InvitePartnerInput!) {
  invitePartner(input: $input) { partnerInvitation { id email state } errors { code field } }
}
"""
LINK = """
query ($token: String!) {
  partnerInvitation(token: $token) {
    state organisationName campaign { title { en } organisation { name } } organisation { id }
  }
}
"""
ACCEPT = """
mutation ($input: AcceptPartnerInvitationInput!) {
  acceptPartnerInvitation(input: $input) {
    partner { id state organisation { id nameZh viewerRole kind } campaign { id title { zh } } }
    errors { code field }
  }
}
"""
DECLINE = """
mutation ($input: DeclinePartnerInvitationInput!) {
  declinePartnerInvitation(input: $input) { partnerInvitation { state } errors { code field } }
}
"""
VERIFY = """
mutation ($input: VerifyPartnerInput!) {
  verifyPartner(input: $input) { partner { state campaign { partnerCount } } errors { code field } }
}
"""
REFUSE = """
mutation ($input: DeclinePartnerInput!) {
  declinePartner(input: $input) { partner { state reason } errors { code field } }
}
"""


async def send(client: Client, document: str, **fields: Any) -> dict[str, Any]:
    (answer,) = (await client.ask(document, input=fields)).values()
    assert isinstance(answer, dict)
    return answer


def new_organisation(**changes: Any) -> dict[str, Any]:
    return {"handle": f"o-{new_id()}", "nameZh": "成都急救学社", "nameEn": "Chengdu Aid"} | changes


async def test_an_organisation_is_invited_says_yes_and_is_verified(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    host, guest = await api.signed_in(by.editor.id), await api.signed_in((await make.somebody(db)).id)
    address = f"{new_id()}@partner.example"

    invited = await send(
        host, INVITE, campaignId=global_id("Campaign", made.id), email=address, organisationName="学社"
    )
    (mail,) = await partners.mails_to(db, address)
    params = mail["params"]
    assert isinstance(params, dict)
    token = params["link"].rpartition("/")[2]
    shown = (await api.client().ask(LINK, token=token))["partnerInvitation"]
    accepted = await send(guest, ACCEPT, token=token, organisation=new_organisation())
    verified = await send(host, VERIFY, partnerId=accepted["partner"]["id"])

    assert invited["errors"] == []
    assert invited["partnerInvitation"]["state"] == "OPEN"
    assert shown["campaign"] == {"title": {"en": "Blue Action"}, "organisation": {"name": "机构"}}
    assert accepted["errors"] == []
    assert accepted["partner"]["organisation"] == {
        "id": accepted["partner"]["organisation"]["id"],
        "nameZh": "成都急救学社",
        "viewerRole": "OWNER",
        "kind": "MEMBER",
    }
    assert verified == {"partner": {"state": "VERIFIED", "campaign": {"partnerCount": 1}}, "errors": []}
    after = (await api.client().ask(LINK, token=token))["partnerInvitation"]
    assert (after["state"], after["organisation"]["id"]) == ("ACCEPTED", accepted["partner"]["organisation"]["id"])


async def test_a_link_says_that_it_was_used_or_is_none_of_ours(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    guest = await api.signed_in((await make.somebody(db)).id)
    used, left = await partners.invited(db, by, made.id), await partners.invited(db, by, made.id)
    await send(guest, ACCEPT, token=used, organisation=new_organisation())

    assert (await send(guest, ACCEPT, token=used, organisation=new_organisation()))["errors"] == [
        {"code": "USED", "field": "token"}
    ]
    assert (await send(guest, ACCEPT, token="x", organisation=new_organisation()))["errors"] == [
        {"code": "BAD_LINK", "field": "token"}
    ]
    assert (await send(guest, ACCEPT, token=left))["errors"] == [{"code": "ONE_OF_TWO", "field": "organisationId"}]
    assert (await send(api.client(), ACCEPT, token=left, organisation=new_organisation()))["errors"] == [
        {"code": "SIGNED_OUT", "field": None}
    ]
    bad = await send(guest, ACCEPT, token=left, organisation=new_organisation(handle="no spaces"))
    assert bad["errors"] == [{"code": "BAD_HANDLE", "field": "organisation.handle"}]
    assert (await send(api.client(), DECLINE, token=left))["partnerInvitation"] == {"state": "DECLINED"}
    assert (await send(api.client(), DECLINE, token=left))["errors"] == [{"code": "USED", "field": "token"}]
    assert (await api.client().ask(LINK, token="x"))["partnerInvitation"] is None


async def test_a_link_that_has_expired_says_so(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    address = f"{new_id()}@partner.example"
    token = await partners.invited(db, by, made.id, address)
    await make.run(db, "MATCH (c:Campaign {id: $id})<-[:TO]-(i:PartnerInvitation) SET i.expires_at = 1", id=made.id)
    guest = await api.signed_in((await make.somebody(db)).id)

    refused = await send(guest, ACCEPT, token=token, organisation=new_organisation())

    assert refused["errors"] == [{"code": "EXPIRED", "field": "token"}]
    assert (await guest.ask(LINK, token=token))["partnerInvitation"]["state"] == "EXPIRED"


async def test_the_hosts_verdict_needs_a_reviewer_and_a_reason(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)
    partner_id = global_id("Partner", member.partner.id)
    host, own = await api.signed_in(by.editor.id), await api.signed_in(member.owner.id)
    stranger = await api.signed_in((await make.somebody(db)).id)

    assert (await send(own, VERIFY, partnerId=partner_id))["errors"] == [{"code": "NOT_MEMBER", "field": "partnerId"}]
    assert (await send(stranger, VERIFY, partnerId=partner_id))["errors"] == [
        {"code": "NOT_FOUND", "field": "partnerId"}
    ]
    assert (await send(host, REFUSE, partnerId=partner_id, reason=" "))["errors"] == [
        {"code": "EMPTY", "field": "reason"}
    ]
    declined = await send(host, REFUSE, partnerId=partner_id, reason="No papers.")
    assert declined["partner"] == {"state": "DECLINED", "reason": "No papers."}


async def test_invitations_and_partners_are_found_by_id_by_those_who_may(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)
    host, stranger = await api.signed_in(by.editor.id), await api.signed_in((await make.somebody(db)).id)
    page = """query ($h: String!) { campaign(handle: $h) { partnerInvitations { nodes { id } } } }"""
    (invitation,) = (await host.ask(page, h=made.handle))["campaign"]["partnerInvitations"]["nodes"]
    ids = [invitation["id"], global_id("Partner", member.partner.id)]
    nodes = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"

    assert (await host.ask(nodes, ids=ids))["nodes"] == [{"id": each} for each in ids]
    assert (await stranger.ask(nodes, ids=ids))["nodes"] == [None, None]


async def test_partnerships_of_organisations_cost_the_same_for_one_and_many(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    members = [await partners.verified(db, by, made.id) for _ in range(5)]
    document = """
    query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organisation {
      name partnerships { nodes { state campaign { title { en } organisation { name } } } }
      campaigns { nodes { id } } submissions { nodes { id } }
    } } }
    """
    ids = [global_id("Organisation", member.organisation_id) for member in members]
    client = api.client()

    await client.ask(document, ids=ids[:1])
    one = client.trips
    found = (await client.ask(document, ids=ids))["nodes"]

    assert client.trips == one
    assert all(len(node["partnerships"]["nodes"]) == 1 for node in found)
