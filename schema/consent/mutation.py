"""`answerGuardianRequest`."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.consent import actions
from schema.consent.types import GuardianRequest, guardian_request_of
from schema.context import Info
from schema.errors import UserError, refusals


@strawberry.input(description="A guardian's answer.")
class AnswerGuardianRequestInput:
    """Input of `answerGuardianRequest`."""

    token: str = strawberry.field(description="The last part of the link that was mailed.")
    accept: bool = strawberry.field(
        description="Whether the child's works may be shown once a reviewer has accepted them."
    )


@strawberry.enum(description="Why an answer was refused.")
class AnswerGuardianRequestErrorCode(Enum):
    """Codes of `answerGuardianRequest`."""

    BAD_LINK = strawberry.enum_value("BAD_LINK", description="The link is not one of ours.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="The link has expired.")


@strawberry.type(description="Why an answer was refused.")
class AnswerGuardianRequestError(UserError):
    """An error of `answerGuardianRequest`."""

    code: AnswerGuardianRequestErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The request after the answer.")
class AnswerGuardianRequestPayload:
    """Result of `answerGuardianRequest`."""

    guardian_request: GuardianRequest | None = strawberry.field(
        default=None, description="The request; null when there are errors."
    )
    errors: list[AnswerGuardianRequestError] = strawberry.field(
        default_factory=list, description="Empty when it worked."
    )


@strawberry.type
class ConsentMutation:
    """A guardian's yes or no."""

    @strawberry.field(description="A guardian answers; the same link lets them change the answer later.")
    @refusals(AnswerGuardianRequestPayload, AnswerGuardianRequestError)
    async def answer_guardian_request(
        self,
        info: Info,
        input: Annotated[AnswerGuardianRequestInput, strawberry.argument(description="The answer.")],
    ) -> AnswerGuardianRequestPayload:
        context = info.context
        await actions.answer_guardian_request(context.db, token=input.token, accept=input.accept, now=context.now)
        return AnswerGuardianRequestPayload(guardian_request=await guardian_request_of(context, input.token))
