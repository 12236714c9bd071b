"""Finding an account by its handle."""

from typing import Annotated

import strawberry

from graph.people.queries import account_by_handle
from schema.context import Info
from schema.execution.pages import PAGE
from schema.people.page import PROFILE
from schema.people.types import Account, account_of


@strawberry.type
class PeopleQuery:
    """`account`."""

    @strawberry.field(
        description="The person or organisation with this handle; null when there is none.", metadata={PAGE: PROFILE}
    )
    async def account(
        self,
        info: Info,
        handle: Annotated[str, strawberry.argument(description="With or without @, in any case or width.")],
    ) -> Account | None:
        found = await account_by_handle(info.context.db, viewer=info.context.viewer, handle=handle)
        return None if found is None else account_of(found)
