"""Who is signed in, and what time it is."""

import strawberry

from schema.accounts.types import Viewer, viewer_of
from schema.context import Info
from schema.scalars import DateTime


@strawberry.type
class AccountsQuery:
    """`viewer` and `now`."""

    @strawberry.field(description="Whoever is signed in; null when nobody is.")
    async def viewer(self, info: Info) -> Viewer | None:
        return await viewer_of(info.context)

    @strawberry.field(description="The server's clock, by which campaigns open and close.")
    def now(self, info: Info) -> DateTime:
        return DateTime(info.context.now)
