"""Invitations to take part as GraphQL objects: for members of the host, and for who holds the link."""

from datetime import datetime

import strawberry

from campaigns.partners import model, queries
from core.clock import millis
from schema.campaigns.loaders import CampaignsLoaders
from schema.campaigns.types import Campaign
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.organisations.types import InvitationState, Organisation
from schema.people.loaders import PeopleLoaders
from schema.scalars import DateTime, moment


@strawberry.type(description="An invitation to take part; for members of the host, and for who holds its link.")
class PartnerInvitation(Node):
    """An invitation."""

    campaign_id: strawberry.Private[str]
    organisation_id: strawberry.Private[str | None]
    email: str | None = strawberry.field(description="Where the link was mailed to.")
    organisation_name: str = strawberry.field(description="What the host calls the organisation it invites.")
    state: InvitationState = strawberry.field(description="Where it stands now.")
    expires_at: DateTime = strawberry.field(description="Until when its link works: 14 days.")

    @classmethod
    def of(cls, record: model.Invitation, now: datetime) -> "PartnerInvitation":
        """The invitation of a record, as of now."""
        return cls(
            id=global_id("PartnerInvitation", record.id),
            campaign_id=record.campaign_id,
            organisation_id=record.organisation_id,
            email=record.email,
            organisation_name=record.organisation_name,
            state=InvitationState[record.state_at(millis(now)).name],
            expires_at=moment(record.expires_at),
        )

    @strawberry.field(description="To which campaign; who holds the link sees it even while it is a draft.")
    async def campaign(self, info: Info) -> Campaign:
        record = await info.context.use(CampaignsLoaders).part_by_id.load(self.campaign_id)
        assert record is not None
        return Campaign.of(record)

    @strawberry.field(description="The organisation that accepted it; null before.")
    async def organisation(self, info: Info) -> Organisation | None:
        if self.organisation_id is None:
            return None
        record = await info.context.use(PeopleLoaders).account_by_id.load(self.organisation_id)
        return None if record is None else Organisation.of(record)


@fetched_by("PartnerInvitation")
async def invitations_by_global_id(context: Context, ids: list[str]) -> list[PartnerInvitation | None]:
    """Invitations, for `node`, for members of the host only."""
    found = await queries.invitations_by_ids(context.db, viewer=context.viewer, ids=ids)
    return [PartnerInvitation.of(found[each], context.now) if each in found else None for each in ids]
