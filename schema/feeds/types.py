"""Items of feeds as GraphQL objects."""

from enum import Enum
from typing import Any

import strawberry

from graph.fairness.ranking import Reason
from graph.feeds.model import Item
from schema.text import BilingualText
from schema.works.types import Work


@strawberry.enum(description="Where a work is shown.")
class Surface(Enum):
    """Surfaces."""

    FOLLOWING = strawberry.enum_value("FOLLOWING", description="The feed of those one follows.")
    DISCOVER = strawberry.enum_value("DISCOVER", description="The feed of what is worth discovering.")
    CITY = strawberry.enum_value("CITY", description="The feed of a city.")
    CAMPAIGN = strawberry.enum_value("CAMPAIGN", description="In a campaign.")
    PROFILE = strawberry.enum_value("PROFILE", description="On its own page or that of its author.")


@strawberry.enum(description="Why a feed shows a work.")
class FeedReason(Enum):
    """Reasons."""

    FOLLOWED = strawberry.enum_value("FOLLOWED", description="The viewer follows who made it.")
    NEAR = strawberry.enum_value("NEAR", description="Who made it lives in the city, or near it.")
    FLOOR = strawberry.enum_value("FLOOR", description="It is owed a number of impressions that each work gets.")
    RELEVANT = strawberry.enum_value("RELEVANT", description="It stands high among what is new and played.")


@strawberry.type(description="A work in a feed, and why it is there.")
class FeedItem:
    """An item."""

    work: Work = strawberry.field(description="What is shown.")
    reason: FeedReason = strawberry.field(description="Why, for programs.")
    why: BilingualText = strawberry.field(description="Why, as a sentence for a person.")

    @classmethod
    def of(cls, item: Item) -> "FeedItem":
        """The item of a record."""
        return cls(
            work=Work.of(item.work),
            reason=_REASONS[item.why.reason],
            why=BilingualText(zh=item.why.zh, en=item.why.en),
        )


_REASONS: dict[Reason, Any] = {each: FeedReason[each.name] for each in Reason}
