"""One's own blocks and mutes as GraphQL objects."""

import strawberry

from graph.blocks import model
from schema.nodes import global_id
from schema.people.types import Account, account_of
from schema.scalars import DateTime, moment


@strawberry.type(
    description="A person whom the viewer has blocked: no more than is needed to know them again and take it back."
)
class BlockedPerson:
    """A block."""

    person_id: strawberry.ID = strawberry.field(description="For `unblockPerson`; `node` does not find it.")
    handle: str = strawberry.field(description="Their handle.")
    name: str = strawberry.field(description="Their name.")
    at: DateTime = strawberry.field(description="Since when.")

    @classmethod
    def of(cls, record: model.Blocked) -> "BlockedPerson":
        """The block of a record."""
        return cls(
            person_id=global_id("Person", record.person_id),
            handle=record.handle,
            name=record.name,
            at=moment(record.at),
        )


@strawberry.type(description="An account that the viewer has muted.")
class MutedAccount:
    """A mute."""

    account: Account = strawberry.field(description="The person or organisation.")
    at: DateTime = strawberry.field(description="Since when.")

    @classmethod
    def of(cls, record: model.Muted) -> "MutedAccount":
        """The mute of a record."""
        return cls(account=account_of(record.account), at=moment(record.at))
