"""`partnerInvitation`."""

from typing import Annotated

import strawberry

from campaigns.partners.queries import invitation_of_token
from schema.context import Info
from schema.nodes import local_id
from schema.partners.checklist_types import ChecklistItem
from schema.partners.invitations import PartnerInvitation
from schema.partners.loaders import PartnersLoaders


@strawberry.type
class PartnersQuery:
    """Reads of partners."""

    @strawberry.field(
        description="What a foundation asks for before it verifies, at most 20 items; empty for all but members."
    )
    async def checklist_template(
        self,
        info: Info,
        organisation_id: Annotated[strawberry.ID, strawberry.argument(description="Which foundation.")],
    ) -> list[ChecklistItem]:
        local = local_id(organisation_id, "Organisation", "organisationId")
        return [ChecklistItem.of(item) for item in await info.context.use(PartnersLoaders).template.load(local)]

    @strawberry.field(description="The invitation behind a link, in whatever state; null for a link that is none.")
    async def partner_invitation(
        self,
        info: Info,
        token: Annotated[str, strawberry.argument(description="The last part of the link.")],
    ) -> PartnerInvitation | None:
        found = await invitation_of_token(info.context.db, token=token)
        return None if found is None else PartnerInvitation.of(found, info.context.now)
