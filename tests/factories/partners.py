"""Invitations and partners of campaigns."""

import json
from dataclasses import dataclass

from campaigns.partners import actions
from campaigns.partners.model import Partner
from core.ids import new_id
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories.campaigns import NOON

PUBLIC_URL = "https://kindred.example"


async def mails_to(db: Database, address: str) -> list[dict[str, object]]:
    """The payloads of the mails that are owed to an address, oldest first."""
    rows = await make.run(
        db,
        "MATCH (o:Outbox) WHERE o.payload CONTAINS $address RETURN o.payload ORDER BY o.created_at, o.id",
        address=address,
    )
    return [json.loads(str(row[0])) for row in rows]


async def invited(db: Database, by: make.Host, campaign_id: str, email: str | None = None) -> str:
    """The token of a new invitation, read from the mail that is owed."""
    address = email or f"{new_id()}@partner.example"
    await actions.invite(
        db,
        viewer=by.editor.viewer,
        campaign_id=campaign_id,
        email=address,
        organisation_name="成都急救学社",
        public_url=PUBLIC_URL,
        now=NOON,
    )
    params = (await mails_to(db, address))[-1]["params"]
    assert isinstance(params, dict)
    return str(params["link"]).removeprefix(f"{PUBLIC_URL}/invitations/")


@dataclass(frozen=True, slots=True)
class Member:
    """A member organisation, its owner, and what it is in a campaign."""

    organisation_id: str
    owner: make.Somebody
    partner: Partner


async def accepted(db: Database, by: make.Host, campaign_id: str) -> Member:
    """An organisation that said yes."""
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)
    token = await invited(db, by, campaign_id)
    partner = await actions.accept(db, viewer=owner.viewer, token=token, organisation_id=organisation_id, now=NOON)
    return Member(organisation_id, owner, partner)


async def verified(db: Database, by: make.Host, campaign_id: str) -> Member:
    """An organisation that said yes and was verified."""
    member = await accepted(db, by, campaign_id)
    partner = await actions.verify(
        db, viewer=by.editor.viewer, partner_id=member.partner.id, public_url=PUBLIC_URL, now=NOON
    )
    return Member(member.organisation_id, member.owner, partner)
