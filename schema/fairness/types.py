"""Fairness as GraphQL objects."""

import strawberry

from graph.fairness import model
from schema.scalars import DateTime, moment, moment_or_none


@strawberry.type(description="A point of a Lorenz curve: what the least played part of creators has of all plays.")
class LorenzPoint:
    """A point."""

    creators: float = strawberry.field(description="Part of the creators, the least played first, from 0 to 1.")
    plays: float = strawberry.field(description="Their part of all plays, from 0 to 1.")


@strawberry.type(description="What the ranker needs of the whole platform: with it anybody can work out an order anew.")
class Coefficient:
    """The published coefficient."""

    price: float = strawberry.field(description="How much the plays of a creator weigh against them; 0: nothing.")
    line: int = strawberry.field(description="Plays of the last creator in the top 1 %; the price is in units of it.")
    share: float = strawberry.field(description="The part of all plays that the top 1 % of creators had, from 0 to 1.")
    plays: int = strawberry.field(description="Plays counted when it was set.")
    rate: float = strawberry.field(description="Plays for each impression in feeds, from 0.01 to 0.99.")


@strawberry.type(
    description="How evenly plays fall on creators, those whom nobody played included. Counted by a worker within a "
    "minute; public."
)
class Fairness:
    """The figures of one scope."""

    creators: int = strawberry.field(description="Everybody with a public work, or in a campaign with an entry.")
    plays: int = strawberry.field(description="Plays counted; one's own of one's own work are not.")
    impressions: int = strawberry.field(description="Impressions on this surface; 0 for everything and for campaigns.")
    gini: float = strawberry.field(description="Gini coefficient: 0 when all have the same, near 1 when one has all.")
    top_one_percent_share: float = strawberry.field(description="The part of plays that the top 1 % had, 0 to 1.")
    top_ten_percent_share: float = strawberry.field(description="The part of plays that the top 10 % had, 0 to 1.")
    head: float = strawberry.field(description="The head's part of plays (the top 1 % of creators), from 0 to 1.")
    tail: float = strawberry.field(description="All others' part: 1 less the head's.")
    target: float = strawberry.field(description="What the head may have at most: 0.3.")
    holds: bool = strawberry.field(description="Whether it has no more than that.")
    curve: list[LorenzPoint] = strawberry.field(description="The Lorenz curve in 101 points.")
    since: DateTime | None = strawberry.field(description="When counting began; null while nothing was counted.")
    counted_at: DateTime = strawberry.field(description="As of when.")
    coefficient: Coefficient = strawberry.field(description="What holds the target: the ranker's one coefficient.")

    @classmethod
    def of(cls, record: model.Fairness) -> "Fairness":
        """The figures of a record."""
        given = record.coefficient
        return cls(
            creators=record.creators,
            plays=record.plays,
            impressions=record.impressions,
            gini=record.gini,
            top_one_percent_share=record.top_1_percent,
            top_ten_percent_share=record.top_10_percent,
            head=record.head,
            tail=record.tail,
            target=record.target,
            holds=record.holds,
            curve=[LorenzPoint(creators=x, plays=y) for x, y in record.curve],
            since=moment_or_none(record.since),
            counted_at=moment(record.counted_at),
            coefficient=Coefficient(
                price=given.price, line=given.line, share=given.share, plays=given.plays, rate=given.rate
            ),
        )
