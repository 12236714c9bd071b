"""Where each organisation of a campaign stands, as GraphQL; for members of the host only."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from campaigns.onboarding import board
from core.clock import millis
from schema.context import Info
from schema.nodes import global_id
from schema.partners.loaders import PartnersLoaders
from schema.people.loaders import PeopleLoaders
from schema.scalars import DateTime, moment, moment_or_none

if TYPE_CHECKING:
    from schema.organisations.types import Organisation
    from schema.partners.types import Partner


@strawberry.enum(description="Where an organisation stands in a campaign.")
class PartnerStage(Enum):
    """Stages, from the first mail to the end of a verification."""

    APPLIED = strawberry.enum_value("APPLIED", description="It asked to take part and waits for the host's yes.")
    INVITED = strawberry.enum_value("INVITED", description="It was invited and has not answered.")
    ACCEPTED = strawberry.enum_value("ACCEPTED", description="It said yes; nothing of the checklist is done.")
    CHECKLIST = strawberry.enum_value("CHECKLIST", description="It said yes; some of the checklist is done.")
    VERIFIED = strawberry.enum_value("VERIFIED", description="It is verified and stands on the page.")
    DECLINED = strawberry.enum_value("DECLINED", description="It said no, or the host did.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="Its link, or its verification, has run out.")
    REVOKED = strawberry.enum_value("REVOKED", description="The host took its verification back.")


@strawberry.type(description="One organisation of a campaign: invited, or a partner; for members of the host only.")
class PartnerSeat:
    """A seat."""

    partner_id: strawberry.Private[str | None]
    organisation_id: strawberry.Private[str | None]
    id: strawberry.ID = strawberry.field(description="Global identifier of the invitation or partner.")
    name_zh: str = strawberry.field(description="Its name in Chinese; may be empty before it accepts.")
    name_en: str = strawberry.field(description="Its name in English; may be empty before it accepts.")
    email: str | None = strawberry.field(description="Where the invitation went; null once it has accepted.")
    stage: PartnerStage = strawberry.field(description="Where it stands.")
    since: DateTime = strawberry.field(description="Since when.")
    until: DateTime | None = strawberry.field(
        description="Until when its link works, or its verification holds; null where neither is."
    )
    mailed_at: DateTime = strawberry.field(description="When it was last written to by invitation or reminder.")
    can_be_reminded: bool = strawberry.field(description="Whether it is not done and was not written to for a day.")

    @classmethod
    def of(cls, record: board.Seat, now: datetime) -> "PartnerSeat":
        """The seat of a record, as of now."""
        kind = "PartnerInvitation" if record.partner_id is None else "Partner"
        return cls(
            id=global_id(kind, record.id),
            partner_id=record.partner_id,
            organisation_id=record.organisation_id,
            name_zh=record.name_zh,
            name_en=record.name_en,
            email=record.email,
            stage=PartnerStage[record.stage.name],
            since=moment(record.since),
            until=moment_or_none(record.until),
            mailed_at=moment(record.mailed_at),
            can_be_reminded=record.can_be_reminded(millis(now)),
        )

    @strawberry.field(description="The partner; null before it has accepted or applied.")
    async def partner(self, info: Info) -> Annotated["Partner", strawberry.lazy("schema.partners.types")] | None:
        from schema.partners.types import Partner

        if self.partner_id is None:
            return None
        found = await info.context.use(PartnersLoaders).partner_by_id.load(self.partner_id)
        return None if found is None else Partner.of(found)

    @strawberry.field(description="The organisation; null before it has accepted or applied.")
    async def organisation(
        self, info: Info
    ) -> Annotated["Organisation", strawberry.lazy("schema.organisations.types")] | None:
        from schema.organisations.types import Organisation

        if self.organisation_id is None:
            return None
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.organisation_id)
        return None if found is None else Organisation.of(found)
