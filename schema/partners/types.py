"""Partners as GraphQL objects. Invitations are in schema/partners/invitations.py."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from campaigns.partners import model
from schema.campaigns.loaders import CampaignsLoaders
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.partners.loaders import PartnersLoaders
from schema.people.loaders import PeopleLoaders
from schema.scalars import DateTime, moment, moment_or_none

if TYPE_CHECKING:
    from schema.campaigns.types import Campaign
    from schema.organisations.types import Organisation
    from schema.partners.checklist_types import ChecklistEntry


@strawberry.enum(description="Where a partner stands.")
class PartnerState(Enum):
    """States of a partner."""

    APPLIED = strawberry.enum_value("APPLIED", description="It asked to take part and waits for the host's yes.")
    ACCEPTED = strawberry.enum_value("ACCEPTED", description="It said yes and waits for the host's verdict.")
    VERIFIED = strawberry.enum_value("VERIFIED", description="The host verified it; it stands on the page.")
    DECLINED = strawberry.enum_value("DECLINED", description="The host did not verify it.")
    REVOKED = strawberry.enum_value("REVOKED", description="It was verified and is no longer.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="Its verification ended by itself; it can be renewed.")


@strawberry.type(description="An organisation that was verified in a campaign and is not any more; public.")
class PartnerStanding:
    """A standing."""

    state: PartnerState = strawberry.field(description="REVOKED by the host, or EXPIRED by itself.")
    since: DateTime | None = strawberry.field(description="Since when; null where it was not kept.")

    @classmethod
    def of(cls, record: model.Standing) -> "PartnerStanding":
        """The standing of a record."""
        return cls(state=PartnerState[record.state.name], since=moment_or_none(record.since))


@strawberry.type(
    description="An organisation that takes part in a campaign. VERIFIED ones of public campaigns are public; "
    "others are seen by their own members and by the host's."
)
class Partner(Node):
    """A partner."""

    local_id: strawberry.Private[str]
    organisation_id: strawberry.Private[str]
    campaign_id: strawberry.Private[str]
    state: PartnerState = strawberry.field(description="Where it stands.")
    accepted_at: DateTime = strawberry.field(description="When it said yes.")
    verified_at: DateTime | None = strawberry.field(description="When the host verified it last; null when it has not.")
    reason: str | None = strawberry.field(
        description="Why it was declined or revoked; only for its own members and the host's, else null."
    )

    verified_until: DateTime | None = strawberry.field(
        description="Until when the verification holds or held; null when it was never verified."
    )
    application: str | None = strawberry.field(
        description="What it wrote when it asked to take part; only for its own members and the host's, else null."
    )

    @classmethod
    def of(cls, record: model.Partner) -> "Partner":
        """The partner of a record."""
        return cls(
            id=global_id("Partner", record.id),
            local_id=record.id,
            organisation_id=record.organisation_id,
            campaign_id=record.campaign_id,
            state=PartnerState[record.state.name],
            accepted_at=moment(record.accepted_at),
            verified_at=moment_or_none(record.verified_at),
            reason=record.reason,
            verified_until=moment_or_none(record.verified_until),
            application=record.application,
        )

    @strawberry.field(
        description="What the foundation asks of it, in the foundation's order; empty for all but its own staff and "
        "those who review for the host."
    )
    async def checklist(
        self, info: Info
    ) -> list[Annotated["ChecklistEntry", strawberry.lazy("schema.partners.checklist_types")]]:
        from schema.partners.checklist_types import ChecklistEntry

        found = await info.context.use(PartnersLoaders).checklist.load(self.local_id)
        return [ChecklistEntry.of(entry, info.context) for entry in found]

    @strawberry.field(description="Which organisation.")
    async def organisation(
        self, info: Info
    ) -> Annotated["Organisation", strawberry.lazy("schema.organisations.types")]:
        from schema.organisations.types import Organisation

        record = await info.context.use(PeopleLoaders).account_by_id.load(self.organisation_id)
        assert record is not None
        return Organisation.of(record)

    @strawberry.field(description="In which campaign.")
    async def campaign(self, info: Info) -> Annotated["Campaign", strawberry.lazy("schema.campaigns.types")]:
        from schema.campaigns.types import Campaign

        record = await info.context.use(CampaignsLoaders).part_by_id.load(self.campaign_id)
        assert record is not None
        return Campaign.of(record)


@fetched_by("Partner")
async def partners_by_global_id(context: Context, ids: list[str]) -> list[Partner | None]:
    """Partners that the viewer may know of, for `node`."""
    found = await context.use(PartnersLoaders).partner_by_id.load_many(ids)
    return [None if each is None else Partner.of(each) for each in found]
