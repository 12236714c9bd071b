"""Lines of the public record as GraphQL objects."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from campaigns.pages import model
from schema.context import Info
from schema.nodes import global_id
from schema.people.loaders import PeopleLoaders
from schema.scalars import DateTime, moment

if TYPE_CHECKING:
    from schema.organisations.types import Organisation
    from schema.people.types import Person


@strawberry.type(
    description="One line of the public record: who did what, when, for which organisation. Never changed."
)
class Record:
    """A record."""

    person_id: strawberry.Private[str | None]
    organisation_id: strawberry.Private[str | None]
    id: strawberry.ID = strawberry.field(description="Opaque, unique.")
    at: DateTime = strawberry.field(description="When it happened.")
    kind: str = strawberry.field(
        description="What happened, such as `campaign:published` or `partner:verified`: a subject and a verb, stable."
    )
    note: str | None = strawberry.field(
        description="More for programs: names of the fields edited, or the digest of the final board."
    )

    @classmethod
    def of(cls, record: model.Record) -> "Record":
        """The line of a record."""
        return cls(
            id=global_id("Record", record.id),
            at=moment(record.at),
            kind=record.kind,
            note=record.note,
            person_id=record.person_id,
            organisation_id=record.organisation_id,
        )

    @strawberry.field(description="Who did it; null when it happened by itself, or the account is gone.")
    async def actor(self, info: Info) -> Annotated["Person", strawberry.lazy("schema.people.types")] | None:
        from schema.people.types import Person

        if self.person_id is None:
            return None
        record = await info.context.use(PeopleLoaders).account_by_id.load(self.person_id)
        return None if record is None else Person.of(record)

    @strawberry.field(description="For which organisation.")
    async def on_behalf_of(
        self, info: Info
    ) -> Annotated["Organisation", strawberry.lazy("schema.organisations.types")] | None:
        from schema.organisations.types import Organisation

        if self.organisation_id is None:
            return None
        record = await info.context.use(PeopleLoaders).account_by_id.load(self.organisation_id)
        return None if record is None else Organisation.of(record)
