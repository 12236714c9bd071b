"""What an invitation's link offers."""

from typing import Annotated

import strawberry

from core.clock import millis
from graph.organisations.queries import member_invitation_of_token
from schema.context import Info
from schema.organisations.types import MemberInvitation


@strawberry.type
class OrganisationsQuery:
    """`memberInvitation`."""

    @strawberry.field(description="The invitation behind a link, also when it is used or expired; null when unknown.")
    async def member_invitation(
        self, info: Info, token: Annotated[str, strawberry.argument(description="The last part of the link.")]
    ) -> MemberInvitation | None:
        found = await member_invitation_of_token(info.context.db, token=token)
        return None if found is None else MemberInvitation.of(found, millis(info.context.now), False)
