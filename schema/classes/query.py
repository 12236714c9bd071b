"""`classes`."""

from typing import Annotated

import strawberry

from schema.classes.types import ClassList, class_lists_by_id
from schema.context import Info
from schema.nodes import local_id


@strawberry.type
class ClassesQuery:
    """Classes."""

    @strawberry.field(description="What an account teaches; null where the viewer may not know of the account.")
    async def classes(
        self,
        info: Info,
        account_id: Annotated[strawberry.ID, strawberry.argument(description="A person or an organisation.")],
    ) -> ClassList | None:
        (found,) = await class_lists_by_id(
            info.context, [local_id(account_id, ("Person", "Organisation"), "accountId")]
        )
        shown: ClassList | None = found
        return shown
