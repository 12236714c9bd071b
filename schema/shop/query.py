"""`shop`."""

from typing import Annotated

import strawberry

from schema.context import Info
from schema.nodes import local_id
from schema.shop.types import Shop, shops_by_id


@strawberry.type
class ShopQuery:
    """Shops."""

    @strawberry.field(description="The shop of an account; null where the viewer may not know of the account.")
    async def shop(
        self,
        info: Info,
        account_id: Annotated[strawberry.ID, strawberry.argument(description="A person or an organisation.")],
    ) -> Shop | None:
        (found,) = await shops_by_id(info.context, [local_id(account_id, ("Person", "Organisation"), "accountId")])
        shown: Shop | None = found
        return shown
