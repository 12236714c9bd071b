"""What a guardian is asked."""

from typing import Annotated

import strawberry

from schema.consent.types import GuardianRequest, guardian_request_of
from schema.context import Info


@strawberry.type
class ConsentQuery:
    """`guardianRequest`."""

    @strawberry.field(description="The request behind a guardian's link; null when the link is unknown.")
    async def guardian_request(
        self, info: Info, token: Annotated[str, strawberry.argument(description="The last part of the link.")]
    ) -> GuardianRequest | None:
        return await guardian_request_of(info.context, token)
