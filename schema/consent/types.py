"""A guardian's request as a GraphQL object."""

from enum import Enum

import strawberry

from core.clock import millis
from graph.consent.queries import guardian_request
from schema.context import Context


@strawberry.enum(description="Where a guardian's consent stands.")
class GuardianState(Enum):
    """States of a guardian's consent."""

    NOT_NEEDED = strawberry.enum_value("NOT_NEEDED", description="The person is of age.")
    ASKED = strawberry.enum_value("ASKED", description="The guardian has been asked and has not answered.")
    GIVEN = strawberry.enum_value("GIVEN", description="The guardian said yes.")
    REFUSED = strawberry.enum_value("REFUSED", description="The guardian said no.")


@strawberry.type(description="What a guardian is asked; only the holder of the link sees it.")
class GuardianRequest:
    """A request."""

    child_name: str = strawberry.field(description="The name of the person under age.")
    state: GuardianState = strawberry.field(description="What has been answered.")
    expired: bool = strawberry.field(description="Whether the link's time is over before an answer came.")


async def guardian_request_of(context: Context, token: str) -> GuardianRequest | None:
    """The request behind a link."""
    found = await guardian_request(context.db, token=token)
    if found is None:
        return None
    expired = found.state == "ASKED" and found.expires_at < millis(context.now)
    return GuardianRequest(child_name=found.child_name, state=GuardianState[found.state], expired=expired)
