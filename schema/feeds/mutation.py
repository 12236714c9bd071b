"""`recordExposures`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.feeds import actions
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.feeds.types import Surface
from schema.nodes import local_id
from storage.exposures.stream import Surface as Kept


@strawberry.input(description="A work that was in view.")
class ExposureInput:
    """One item of `recordExposures`."""

    work_id: strawberry.ID = strawberry.field(description="A public work.")
    dwell_ms: int = strawberry.field(
        description="How long at least half of it was in view, in ms; below 500 it does not count, at most 600,000."
    )
    played: bool = strawberry.field(default=False, description="Whether it was played meanwhile.")


@strawberry.input(description="What was shown on one surface.")
class RecordExposuresInput:
    """Input of `recordExposures`."""

    batch_id: str = strawberry.field(
        description="Made by the client for this batch (a UUID): 8 to 64 letters, digits, - or _. Counts once."
    )
    surface: Surface = strawberry.field(description="Where.")
    campaign_id: strawberry.ID | None = strawberry.field(default=None, description="The campaign, if in one.")
    items: list[ExposureInput] = strawberry.field(description="What was in view, 1 to 50.")


@strawberry.enum(description="Why exposures were not recorded.")
class RecordExposuresErrorCode(Enum):
    """Codes of `recordExposures`."""

    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    BAD_BATCH_ID = strawberry.enum_value("BAD_BATCH_ID", description="The batch id has not the form asked for.")
    BAD_COUNT = strawberry.enum_value("BAD_COUNT", description="No items, or more than 50.")
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")


@strawberry.type(description="Why exposures were not recorded.")
class RecordExposuresError(UserError):
    """An error of `recordExposures`."""

    code: RecordExposuresErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What `recordExposures` took up.")
class RecordExposuresPayload:
    """Result of `recordExposures`."""

    recorded: int = strawberry.field(
        default=0, description="How many items count: public, not one's own, long enough in view."
    )
    errors: list[RecordExposuresError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class FeedsMutation:
    """Reporting what was shown."""

    @strawberry.field(
        description="Records what was in view; for everybody, signed in or not. What was seen is not shown again in "
        "`discoverFeed` and `cityFeed`. The same `batchId` again changes nothing."
    )
    @refusals(RecordExposuresPayload, RecordExposuresError)
    async def record_exposures(
        self,
        info: Info,
        input: Annotated[RecordExposuresInput, strawberry.argument(description="What was shown, and where.")],
    ) -> RecordExposuresPayload:
        context = info.context
        recorded = await actions.record_exposures(
            context.db,
            context.redis,
            viewer=context.viewer,
            visitor=context.session.pseudonym,
            batch_id=input.batch_id,
            surface=Kept[input.surface.name],
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId") if input.campaign_id else None,
            exposures=[
                actions.Exposure(local_id(each.work_id, "Work", f"items.{at}.workId"), each.dwell_ms, each.played)
                for at, each in enumerate(input.items)
            ],
        )
        return RecordExposuresPayload(recorded=recorded)
