"""`partnerBoard`."""

from typing import Annotated

import strawberry

from campaigns.onboarding import board
from core.paging import slice_of
from schema.connections import AFTER, FIRST, Connection
from schema.context import Info
from schema.nodes import local_id
from schema.onboarding.seats import PartnerSeat, PartnerStage


@strawberry.type
class OnboardingQuery:
    """Reads of bringing organisations in."""

    @strawberry.field(
        description="Where every organisation of a campaign stands, newest first; empty for all but the host's."
    )
    async def partner_board(
        self,
        info: Info,
        campaign_id: Annotated[strawberry.ID, strawberry.argument(description="Which campaign.")],
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
        stage: Annotated[PartnerStage | None, strawberry.argument(description="Only those that stand here.")] = None,
        search: Annotated[
            str | None, strawberry.argument(description="Only those with this in a name or address, whatever the case.")
        ] = None,
    ) -> Connection[PartnerSeat]:
        context = info.context
        page = await board.board(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(campaign_id, "Campaign", "campaignId"),
            stage=None if stage is None else board.Stage[stage.name],
            search=search or "",
            wanted=slice_of(first, after, board.BOARD_KEY),
            now=context.now,
        )
        return Connection.of(page, lambda seat: PartnerSeat.of(seat, context.now), after)
