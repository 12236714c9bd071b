"""Points as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.tips import model
from schema.context import Info
from schema.scalars import DateTime, moment

if TYPE_CHECKING:
    from schema.people.types import Account


@strawberry.enum(description="What moved points.")
class PointsKind(Enum):
    """Kinds of transfer."""

    TIP = strawberry.enum_value("TIP", description="Somebody gave them.")
    GRANT = strawberry.enum_value("GRANT", description="An operator of this installation granted them.")


@strawberry.type(description="Points that came or went; only their owner sees them. Points are no money.")
class PointsEntry:
    """A row of the viewer's history."""

    record: strawberry.Private[model.Entry]
    id: strawberry.ID = strawberry.field(description="Its id.")
    kind: PointsKind = strawberry.field(description="What moved them.")
    amount: int = strawberry.field(description="How many: above zero came, below zero went.")
    balance: int = strawberry.field(description="How many there were after it.")
    at: DateTime = strawberry.field(description="When.")

    @classmethod
    def of(cls, record: model.Entry) -> "PointsEntry":
        """The entry of a record."""
        return cls(
            record=record,
            id=strawberry.ID(record.id),
            kind=PointsKind[record.kind.name],
            amount=record.amount,
            balance=record.balance,
            at=moment(record.at),
        )

    @strawberry.field(description="Who was on the other side; null for a grant, and where the account is gone.")
    async def other(self, info: Info) -> Annotated["Account", strawberry.lazy("schema.people.types")] | None:
        from schema.people.loaders import PeopleLoaders
        from schema.people.types import account_of

        if self.record.other_id is None:
            return None
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.record.other_id)
        return None if found is None else account_of(found)
