"""Captions as GraphQL objects."""

import strawberry

from graph.captions import model
from graph.captions.webvtt import write
from schema.scalars import DateTime, moment
from schema.text import Language


@strawberry.type(description="A line of captions.")
class CaptionLine:
    """A cue."""

    start_ms: int = strawberry.field(description="Shown from here on, in milliseconds.")
    end_ms: int = strawberry.field(description="Shown until here, in milliseconds.")
    text: str = strawberry.field(description="At most 300 characters in 4 rows; plain text.")


@strawberry.type(description="What is said and heard in a work, in one language. Seen by all who may see the work.")
class Captions:
    """A set of captions."""

    record: strawberry.Private[model.Captions]
    language: Language = strawberry.field(description="The language of the lines.")
    changed_at: DateTime = strawberry.field(description="When they were saved.")

    @classmethod
    def of(cls, record: model.Captions) -> "Captions":
        """The captions of a record."""
        return cls(record=record, language=Language[record.language.name], changed_at=moment(record.changed_at))

    @strawberry.field(description="The lines in order of time, at most 1,000.")
    def lines(self) -> list[CaptionLine]:
        return [CaptionLine(start_ms=cue.start_ms, end_ms=cue.end_ms, text=cue.text) for cue in self.record.cues]

    @strawberry.field(description="The same as a WebVTT file, for a player: only escaped text and times.")
    def webvtt(self) -> str:
        return write(self.record.cues)
