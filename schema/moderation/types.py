"""Reports as GraphQL objects; operators alone see them."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.moderation import model
from schema.context import Info
from schema.nodes import Node, global_id, nodes_by_global_id
from schema.scalars import DateTime, moment

if TYPE_CHECKING:
    from schema.people.types import Person


@strawberry.enum(description="What somebody says is wrong.")
class ReportReason(Enum):
    """Reasons."""

    SPAM = strawberry.enum_value("SPAM", description="Advertising, or the same again and again.")
    HARASSMENT = strawberry.enum_value("HARASSMENT", description="Somebody is insulted, threatened or followed around.")
    HATE = strawberry.enum_value("HATE", description="Contempt for a group of people, such as those with a disability.")
    SEXUAL = strawberry.enum_value("SEXUAL", description="Sexual content.")
    VIOLENCE = strawberry.enum_value("VIOLENCE", description="Violence, or a call for it.")
    SELF_HARM = strawberry.enum_value("SELF_HARM", description="Somebody may be about to harm themselves.")
    CHILD_SAFETY = strawberry.enum_value(
        "CHILD_SAFETY", description="A child is in danger or shown as they may not be."
    )
    PRIVACY = strawberry.enum_value("PRIVACY", description="Somebody is shown or named without their consent.")
    FRAUD = strawberry.enum_value("FRAUD", description="Money is asked for under a false name or cause.")
    OTHER = strawberry.enum_value("OTHER", description="Something else; the text says what.")


@strawberry.enum(description="Where a report stands.")
class ReportState(Enum):
    """States of a report."""

    OPEN = strawberry.enum_value("OPEN", description="An operator has yet to look at it.")
    SETTLED = strawberry.enum_value("SETTLED", description="An operator has looked at it.")


@strawberry.type(description="What a person reported; only operators see it. It hides nothing by itself.")
class Report:
    """A report."""

    record: strawberry.Private[model.Report]
    id: strawberry.ID = strawberry.field(description="Its id.")
    reason: ReportReason = strawberry.field(description="What is said to be wrong.")
    text: str = strawberry.field(description="At most 1,000 characters; may be empty.")
    state: ReportState = strawberry.field(description="Where it stands.")
    created_at: DateTime = strawberry.field(description="When it was first made.")
    subject_id: strawberry.ID = strawberry.field(description="What it is about; it may be gone by now.")

    @classmethod
    def of(cls, record: model.Report) -> "Report":
        """The report of a record."""
        return cls(
            record=record,
            id=global_id("Report", record.id),
            reason=ReportReason[record.reason.name],
            text=record.text,
            state=ReportState[record.state.name],
            created_at=moment(record.created_at),
            subject_id=global_id(record.subject_kind, record.subject_id),
        )

    @strawberry.field(description="What it is about; null where it is gone or the operator may not see it.")
    async def subject(self, info: Info) -> Node | None:
        found: Node | None = (await nodes_by_global_id(info.context, [self.subject_id]))[0]
        return found

    @strawberry.field(description="Who made it; null where the account is gone.")
    async def reporter(self, info: Info) -> Annotated["Person", strawberry.lazy("schema.people.types")] | None:
        from schema.people.loaders import PeopleLoaders
        from schema.people.types import Person

        found = await info.context.use(PeopleLoaders).account_by_id.load(self.record.reporter_id)
        return None if found is None else Person.of(found)
