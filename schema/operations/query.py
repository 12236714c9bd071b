"""Jobs that failed for good, for operators."""

from typing import Annotated

import strawberry

from core.dead_letters import DeadLetterRecord, dead_letters
from core.paging import slice_of
from schema.accounts.types import viewer_of
from schema.connections import AFTER, FIRST, Connection
from schema.context import Info
from schema.nodes import global_id
from schema.scalars import DateTime, moment


@strawberry.type(description="A job that failed at every attempt; only operators see it.")
class DeadLetter:
    """A dead letter."""

    id: strawberry.ID = strawberry.field(description="Its id.")
    job: str = strawberry.field(description="The name of the job.")
    key: str = strawberry.field(description="What the job was about.")
    error: str = strawberry.field(description="How it failed the last time.")
    attempts: int = strawberry.field(description="How often it was tried.")
    failed_at: DateTime = strawberry.field(description="When it was given up.")

    @classmethod
    def of(cls, record: DeadLetterRecord) -> "DeadLetter":
        """The dead letter of a record."""
        return cls(
            id=global_id("DeadLetter", record.id),
            job=record.job,
            key=record.key,
            error=record.error,
            attempts=record.attempts,
            failed_at=moment(record.failed_at),
        )


@strawberry.type
class OperationsQuery:
    """`deadLetters`."""

    @strawberry.field(description="Jobs that failed for good, newest first; null for all but operators.")
    async def dead_letters(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[DeadLetter] | None:
        viewer = await viewer_of(info.context)
        if viewer is None or not viewer.is_operator:
            return None
        page = await dead_letters(info.context.redis, slice_of(first, after, (int, str)))
        return Connection.of(page, DeadLetter.of, after)
