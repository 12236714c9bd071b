"""`retryJob`."""

from enum import Enum
from typing import Annotated

import strawberry

from core.dead_letters import dig_up
from core.errors import Denied, NotFound
from graph.access.viewer import signed_in
from schema import errors
from schema.accounts.types import viewer_of
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id


@strawberry.input(description="A job to try again.")
class RetryJobInput:
    """Input of `retryJob`."""

    dead_letter_id: strawberry.ID = strawberry.field(description="One of `deadLetters`.")


@strawberry.enum(description="Why a job is not tried again.")
class RetryJobErrorCode(Enum):
    """Codes of `retryJob`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_OPERATOR = strawberry.enum_value("NOT_OPERATOR", description="Only those who run this installation may.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description="It is tried again already, or never failed.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a job is not tried again.")
class RetryJobError(UserError):
    """An error of `retryJob`."""

    code: RetryJobErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What `retryJob` did: the job is run again within some seconds, if it is still owed.")
class RetryJobPayload:
    """Result of `retryJob`."""

    dead_letter_id: strawberry.ID | None = strawberry.field(
        default=None, description="The letter that is gone; null when there are errors."
    )
    errors: list[RetryJobError] = strawberry.field(default_factory=list, description="Empty when it worked.")


async def _operator(context: Context) -> None:
    """Raises for all but operators."""
    signed_in(context.viewer)
    viewer = await viewer_of(context)
    if viewer is None or not viewer.is_operator:
        raise Denied("NOT_OPERATOR", "Only those who run this installation may.", "只有平台运维人员可以执行此操作。")


@strawberry.type
class OperationsMutation:
    """What operators do."""

    @strawberry.field(description="Has a job that failed for good tried again. Only operators may.")
    @refusals(RetryJobPayload, RetryJobError)
    async def retry_job(
        self, info: Info, input: Annotated[RetryJobInput, strawberry.argument(description="The job.")]
    ) -> RetryJobPayload:
        await _operator(info.context)
        job, _, key = local_id(input.dead_letter_id, ("DeadLetter",), "deadLetterId").partition("/")
        if not await dig_up(info.context.redis, job, key):
            raise NotFound("deadLetterId", "This failed job", "该失败任务")
        return RetryJobPayload(dead_letter_id=input.dead_letter_id)
