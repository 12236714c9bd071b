"""What operators and owners read to moderate."""

from typing import Annotated

import strawberry

from core.paging import slice_of
from graph.moderation import model
from graph.moderation.queries import REPORT_KEY, hold_words, reports
from schema.accounts.types import viewer_of
from schema.connections import AFTER, FIRST, Connection
from schema.context import Info
from schema.moderation.types import Report, ReportState
from schema.nodes import local_id


@strawberry.type
class ModerationQuery:
    """`reports` and `holdWords`."""

    @strawberry.field(description="Reports in a state, oldest first; null for all but operators.")
    async def reports(
        self,
        info: Info,
        state: Annotated[ReportState, strawberry.argument(description="In which state.")] = ReportState.OPEN,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Report] | None:
        viewer = await viewer_of(info.context)
        if viewer is None or not viewer.is_operator:
            return None
        page = await reports(info.context.db, state=model.State[state.name], page=slice_of(first, after, REPORT_KEY))
        return Connection.of(page, Report.of, after)

    @strawberry.field(
        description="The account's own words that hold a comment for review, at most 200; this platform's list holds "
        "besides. Null for all but the person themselves, or an organisation's owners and editors."
    )
    async def hold_words(
        self,
        info: Info,
        account_id: Annotated[strawberry.ID, strawberry.argument(description="A person or an organisation.")],
    ) -> list[str] | None:
        account = local_id(account_id, ("Person", "Organisation"), "accountId")
        return await hold_words(info.context.db, viewer=info.context.viewer, account_id=account)
