"""What a foundation asks for, as GraphQL objects."""

from enum import Enum

import strawberry

from campaigns.partners import checklist
from schema.context import Context
from schema.nodes import global_id
from schema.scalars import DateTime, moment_or_none
from schema.text import BilingualText
from storage import documents


@strawberry.enum(description="Who sees that something that is asked for is there.")
class ChecklistKind(Enum):
    """Kinds of items."""

    DOCUMENT = strawberry.enum_value("DOCUMENT", description="The organisation gives a file; a reviewer looks at it.")
    CONFIRMATION = strawberry.enum_value(
        "CONFIRMATION", description="A reviewer says that it was done, such as a call."
    )
    AUTOMATIC = strawberry.enum_value("AUTOMATIC", description="Seen by itself: the organisation has two owners.")


@strawberry.type(description="Something a foundation asks for before it verifies an organisation.")
class ChecklistItem:
    """An item."""

    id: strawberry.ID = strawberry.field(description="Global identifier.")
    kind: ChecklistKind = strawberry.field(description="Who sees that it is there.")
    title: BilingualText = strawberry.field(description="What it is, at most 120 characters in each language.")

    @classmethod
    def of(cls, record: checklist.Item) -> "ChecklistItem":
        """The item of a record."""
        return cls(
            id=global_id("ChecklistItem", record.id),
            kind=ChecklistKind[record.kind.name],
            title=BilingualText(zh=record.title_zh, en=record.title_en),
        )


@strawberry.type(description="Something that is asked of a partner, for its own staff and reviewers of the host.")
class ChecklistEntry:
    """An entry."""

    item: ChecklistItem = strawberry.field(description="What is asked.")
    done: bool = strawberry.field(description="Whether it is there, as a reviewer or we ourselves have seen.")
    file_name: str | None = strawberry.field(description="What the document is called; null before one is given.")
    file_url: str | None = strawberry.field(description="Where it is read for five minutes; null before one is given.")
    given_at: DateTime | None = strawberry.field(description="When the document was given; null before.")
    viewer_reviews: bool = strawberry.field(description="Whether the viewer may say that it is there.")
    viewer_gives: bool = strawberry.field(description="Whether the viewer may give a document for it.")

    @classmethod
    def of(cls, record: checklist.Entry, context: Context) -> "ChecklistEntry":
        """The entry of a record."""
        key = record.file_key
        return cls(
            item=ChecklistItem.of(record.item),
            done=record.done,
            file_name=record.file_name,
            file_url=None if key is None else documents.url(context.store, key, context.now),
            given_at=moment_or_none(record.given_at),
            viewer_reviews=record.reviews,
            viewer_gives=record.gives,
        )
