"""`enterCampaign` and `withdrawSubmission`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.submissions import actions
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.submissions.types import Submission


@strawberry.input(description="A work to enter in a campaign.")
class EnterCampaignInput:
    """Input of `enterCampaign`."""

    campaign_id: strawberry.ID = strawberry.field(description="In which campaign.")
    work_id: strawberry.ID = strawberry.field(description="A work of the viewer's own.")
    organisation_id: strawberry.ID = strawberry.field(
        description="On behalf of which verified partner; one need not work for it."
    )


@strawberry.enum(description="Why the work was not entered.")
class EnterCampaignErrorCode(Enum):
    """Codes of `enterCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_OPEN_YET = strawberry.enum_value("NOT_OPEN_YET", description="The campaign has not opened.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")
    NOT_YOURS = strawberry.enum_value("NOT_YOURS", description="Somebody else made the work.")
    WORK_REFUSED = strawberry.enum_value("WORK_REFUSED", description="The work is no playable video.")
    ALREADY_ENTERED = strawberry.enum_value(
        "ALREADY_ENTERED", description="The work is in the campaign on behalf of another organisation."
    )
    ALREADY_DECLINED = strawberry.enum_value("ALREADY_DECLINED", description="The work was declined in this campaign.")
    NOT_PARTNER = strawberry.enum_value(
        "NOT_PARTNER", description="The organisation is no verified partner of the campaign."
    )


@strawberry.type(description="Why the work was not entered.")
class EnterCampaignError(UserError):
    """An error of `enterCampaign`."""

    code: EnterCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The entry.")
class EnterCampaignPayload:
    """Result of `enterCampaign`."""

    submission: Submission | None = strawberry.field(default=None, description="The entry; null when there are errors.")
    errors: list[EnterCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Which entry to take back.")
class WithdrawSubmissionInput:
    """Input of `withdrawSubmission`."""

    submission_id: strawberry.ID = strawberry.field(description="An entry of the viewer's own.")


@strawberry.enum(description="Why the entry was not taken back.")
class WithdrawSubmissionErrorCode(Enum):
    """Codes of `withdrawSubmission`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)


@strawberry.type(description="Why the entry was not taken back.")
class WithdrawSubmissionError(UserError):
    """An error of `withdrawSubmission`."""

    code: WithdrawSubmissionErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The entry.")
class WithdrawSubmissionPayload:
    """Result of `withdrawSubmission`."""

    submission: Submission | None = strawberry.field(default=None, description="The entry; null when there are errors.")
    errors: list[WithdrawSubmissionError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class EnterCampaignMutation:
    """What participants do."""

    @strawberry.field(
        description="Enters a work, once a campaign, while it is open. Reviewers of the organisation or of the host "
        "then accept it. Entering it again gives the entry there is."
    )
    @refusals(EnterCampaignPayload, EnterCampaignError)
    async def enter_campaign(
        self,
        info: Info,
        input: Annotated[EnterCampaignInput, strawberry.argument(description="A work to enter in a campaign.")],
    ) -> EnterCampaignPayload:
        context = info.context
        made = await actions.enter(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            work_id=local_id(input.work_id, "Work", "workId"),
            organisation_id=local_id(input.organisation_id, "Organisation", "organisationId"),
            now=context.now,
        )
        context.forget()
        return EnterCampaignPayload(submission=Submission.of(made))

    @strawberry.field(
        description="Takes an entry back: it leaves the page and the boards, but for a final one. Doing it twice is no "
        "error."
    )
    @refusals(WithdrawSubmissionPayload, WithdrawSubmissionError)
    async def withdraw_submission(
        self,
        info: Info,
        input: Annotated[WithdrawSubmissionInput, strawberry.argument(description="Which entry to take back.")],
    ) -> WithdrawSubmissionPayload:
        context = info.context
        gone = await actions.withdraw(
            context.db,
            context.jobs,
            viewer=context.viewer,
            submission_id=local_id(input.submission_id, "Submission", "submissionId"),
            now=context.now,
        )
        context.forget()
        return WithdrawSubmissionPayload(submission=Submission.of(gone))
