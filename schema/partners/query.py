"""`partnerInvitation`."""

from typing import Annotated

import strawberry

from campaigns.partners.queries import invitation_of_token
from schema.context import Info
from schema.partners.invitations import PartnerInvitation


@strawberry.type
class PartnersQuery:
    """Reads of partners."""

    @strawberry.field(description="The invitation behind a link, in whatever state; null for a link that is none.")
    async def partner_invitation(
        self,
        info: Info,
        token: Annotated[str, strawberry.argument(description="The last part of the link.")],
    ) -> PartnerInvitation | None:
        found = await invitation_of_token(info.context.db, token=token)
        return None if found is None else PartnerInvitation.of(found, info.context.now)
