"""How points are counted."""

from enum import Enum
from typing import Protocol

import strawberry


class Weights(Protocol):
    """A rule as a domain has it."""

    @property
    def version(self) -> int: ...
    @property
    def votes(self) -> int: ...
    @property
    def likes(self) -> int: ...
    @property
    def plays(self) -> int: ...


@strawberry.enum(description="Who comes first of equal points.")
class TieRule(Enum):
    """Ties."""

    EARLIER_THEN_ID = strawberry.enum_value(
        "EARLIER_THEN_ID", description="Who has had these points since earlier; then the smaller id."
    )


@strawberry.type(
    description="Points: votes x `votes` + likes x `likes` + plays x `plays`; whole numbers, so a recount is exact."
)
class ScoreRule:
    """Weights and ties."""

    version: int = strawberry.field(description="Counts up whenever the weights change.")
    votes: int = strawberry.field(description="Points for a vote.")
    likes: int = strawberry.field(description="Points for a like.")
    plays: int = strawberry.field(description="Points for a play.")
    ties: TieRule = strawberry.field(description="Who comes first of equal points.")

    @classmethod
    def of(cls, rule: Weights) -> "ScoreRule":
        """The rule of a domain record."""
        return cls(
            version=rule.version, votes=rule.votes, likes=rule.likes, plays=rule.plays, ties=TieRule.EARLIER_THEN_ID
        )
