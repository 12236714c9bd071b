"""`campaign` and `campaigns`."""

from typing import Annotated

import strawberry

from campaigns.pages import queries
from core.paging import slice_of
from schema.campaigns.page import ENTRIES
from schema.campaigns.types import After, Campaign, First
from schema.connections import Connection
from schema.context import Info
from schema.execution.pages import PAGE


@strawberry.type
class CampaignsQuery:
    """Reads of campaigns."""

    @strawberry.field(
        description="The campaign with this handle, in any case or width; null where there is none.",
        metadata={PAGE: ENTRIES},
    )
    async def campaign(
        self, info: Info, handle: Annotated[str, strawberry.argument(description="Its handle.")]
    ) -> Campaign | None:
        found = await queries.by_handle(info.context.db, viewer=info.context.viewer, handle=handle)
        return None if found is None else Campaign.of(found)

    @strawberry.field(
        description="Public campaigns: those under way first, closing soonest; then those that are over, latest first. "
        "Archived ones are left out."
    )
    async def campaigns(self, info: Info, first: First = None, after: After = None) -> Connection[Campaign]:
        wanted = slice_of(first, after, queries.PUBLIC_KEY)
        return Connection.of(await queries.public(info.context.db, wanted=wanted), Campaign.of, after)
