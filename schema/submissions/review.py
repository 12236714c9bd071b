"""`acceptSubmission` and `declineSubmission`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.submissions import actions
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.submissions.types import Submission


@strawberry.input(description="Which entry to accept.")
class AcceptSubmissionInput:
    """Input of `acceptSubmission`."""

    submission_id: strawberry.ID = strawberry.field(description="Which entry.")


@strawberry.enum(description="Why the entry was not accepted.")
class AcceptSubmissionErrorCode(Enum):
    """Codes of `acceptSubmission`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value(
        "NOT_MEMBER", description="The viewer works neither for the organisation nor for the host."
    )
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a REVIEWER.")
    OWN_WORK = strawberry.enum_value("OWN_WORK", description="Nobody judges their own work.")
    WITHDRAWN = strawberry.enum_value("WITHDRAWN", description="The author took the entry back.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")
    WORK_NOT_READY = strawberry.enum_value("WORK_NOT_READY", description="The work is not READY.")
    NOT_PARTNER = strawberry.enum_value(
        "NOT_PARTNER", description="The organisation is no verified partner of the campaign."
    )


@strawberry.type(description="Why the entry was not accepted.")
class AcceptSubmissionError(UserError):
    """An error of `acceptSubmission`."""

    code: AcceptSubmissionErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The entry.")
class AcceptSubmissionPayload:
    """Result of `acceptSubmission`."""

    submission: Submission | None = strawberry.field(default=None, description="The entry; null when there are errors.")
    errors: list[AcceptSubmissionError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Which entry to decline, and why.")
class DeclineSubmissionInput:
    """Input of `declineSubmission`."""

    submission_id: strawberry.ID = strawberry.field(description="Which entry.")
    reason: str = strawberry.field(description="What its author reads, at most 500 characters.")


@strawberry.enum(description="Why the entry was not declined.")
class DeclineSubmissionErrorCode(Enum):
    """Codes of `declineSubmission`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value(
        "NOT_MEMBER", description="The viewer works neither for the organisation nor for the host."
    )
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a REVIEWER.")
    OWN_WORK = strawberry.enum_value("OWN_WORK", description="Nobody judges their own work.")
    WITHDRAWN = strawberry.enum_value("WITHDRAWN", description="The author took the entry back.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)


@strawberry.type(description="Why the entry was not declined.")
class DeclineSubmissionError(UserError):
    """An error of `declineSubmission`."""

    code: DeclineSubmissionErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The entry.")
class DeclineSubmissionPayload:
    """Result of `declineSubmission`."""

    submission: Submission | None = strawberry.field(default=None, description="The entry; null when there are errors.")
    errors: list[DeclineSubmissionError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class ReviewSubmissionMutation:
    """What reviewers do."""

    @strawberry.field(
        description="Accepts an entry whose work is READY; a minor's work becomes public by it, if a guardian has said "
        "yes. Its author gets a mail. For reviewers of its organisation or of the host, until the campaign "
        "closes. Doing it twice is no error."
    )
    @refusals(AcceptSubmissionPayload, AcceptSubmissionError)
    async def accept_submission(
        self,
        info: Info,
        input: Annotated[AcceptSubmissionInput, strawberry.argument(description="Which entry to accept.")],
    ) -> AcceptSubmissionPayload:
        context = info.context
        judged = await actions.accept(
            context.db,
            context.jobs,
            viewer=context.viewer,
            submission_id=local_id(input.submission_id, "Submission", "submissionId"),
            public_url=context.settings.public_url,
            now=context.now,
        )
        context.forget()
        return AcceptSubmissionPayload(submission=Submission.of(judged))

    @strawberry.field(
        description="Declines an entry, or takes back that it was accepted; its author gets a mail with the reason. "
        "For reviewers of its organisation or of the host. After the campaign has closed, accepted entries stay."
    )
    @refusals(DeclineSubmissionPayload, DeclineSubmissionError)
    async def decline_submission(
        self,
        info: Info,
        input: Annotated[DeclineSubmissionInput, strawberry.argument(description="Which entry to decline, and why.")],
    ) -> DeclineSubmissionPayload:
        context = info.context
        judged = await actions.decline(
            context.db,
            context.jobs,
            viewer=context.viewer,
            submission_id=local_id(input.submission_id, "Submission", "submissionId"),
            reason=input.reason,
            public_url=context.settings.public_url,
            now=context.now,
        )
        context.forget()
        return DeclineSubmissionPayload(submission=Submission.of(judged))
