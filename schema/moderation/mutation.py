"""`report`, `settleReport` and `setHoldWords`."""

from enum import Enum
from typing import Annotated

import strawberry

from core.errors import Denied
from graph.moderation import actions
from graph.moderation.model import Reason
from schema import errors
from schema.accounts.types import viewer_of
from schema.context import Info
from schema.errors import UserError, refusals
from schema.moderation.types import ReportReason
from schema.nodes import global_id, local_id, split_id

KINDS = ("Work", "Post", "Comment", "Person", "Organisation")


@strawberry.input(description="What is wrong with something.")
class ReportInput:
    """Input of `report`."""

    subject_id: strawberry.ID = strawberry.field(description="A work, a post, a comment, a person or an organisation.")
    reason: ReportReason = strawberry.field(description="What is wrong.")
    text: str = strawberry.field(default="", description="More about it; at most 1,000 characters.")


@strawberry.enum(description="Why a report was not taken.")
class ReportErrorCode(Enum):
    """Codes of `report`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="A machine token may not do this.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)


@strawberry.type(description="Why a report was not taken.")
class ReportError(UserError):
    """An error of `report`."""

    code: ReportErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What became of a report.")
class ReportPayload:
    """Result of `report`."""

    report_id: strawberry.ID | None = strawberry.field(
        default=None, description="The viewer's one report about this; null when there are errors."
    )
    errors: list[ReportError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A report that needs nothing more.")
class SettleReportInput:
    """Input of `settleReport`."""

    report_id: strawberry.ID = strawberry.field(description="A report.")


@strawberry.enum(description="Why a report was not settled.")
class SettleReportErrorCode(Enum):
    """Codes of `settleReport`."""

    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_OPERATOR = strawberry.enum_value("NOT_OPERATOR", description="Only those who run this installation may.")


@strawberry.type(description="Why a report was not settled.")
class SettleReportError(UserError):
    """An error of `settleReport`."""

    code: SettleReportErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="What became of a report.")
class SettleReportPayload:
    """Result of `settleReport`."""

    report_id: strawberry.ID | None = strawberry.field(
        default=None, description="The report; null when there are errors."
    )
    errors: list[SettleReportError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Words that hold a comment for review.")
class SetHoldWordsInput:
    """Input of `setHoldWords`."""

    account_id: strawberry.ID = strawberry.field(
        description="The viewer, or an organisation that they own or write for."
    )
    words: list[str] = strawberry.field(
        description="All words, instead of those before: at most 200 of 1 to 40 characters."
    )


@strawberry.enum(description="Why the words were not kept.")
class SetHoldWordsErrorCode(Enum):
    """Codes of `setHoldWords`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    TOO_MANY = strawberry.enum_value("TOO_MANY", description="More than 200 words.")


@strawberry.type(description="Why the words were not kept.")
class SetHoldWordsError(UserError):
    """An error of `setHoldWords`."""

    code: SetHoldWordsErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The words after `setHoldWords`.")
class SetHoldWordsPayload:
    """Result of `setHoldWords`."""

    words: list[str] = strawberry.field(default_factory=list, description="The words as they are kept, each once.")
    errors: list[SetHoldWordsError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class ModerationMutation:
    """Reporting, and what holds a comment."""

    @strawberry.field(
        description="Tells the operators that something is wrong. One report of each person about each thing; again "
        "renews it. Nothing is hidden by it alone."
    )
    @refusals(ReportPayload, ReportError)
    async def report(
        self, info: Info, input: Annotated[ReportInput, strawberry.argument(description="What, and why.")]
    ) -> ReportPayload:
        context = info.context
        subject = local_id(input.subject_id, KINDS, "subjectId")
        report_id = await actions.report(
            context.db,
            viewer=context.viewer,
            kind=split_id(input.subject_id)[0],
            subject_id=subject,
            reason=Reason[input.reason.name],
            words=input.text,
            now=context.now,
        )
        return ReportPayload(report_id=global_id("Report", report_id))

    @strawberry.field(description="An operator has looked at a report and done what was to do.")
    @refusals(SettleReportPayload, SettleReportError)
    async def settle_report(
        self, info: Info, input: Annotated[SettleReportInput, strawberry.argument(description="Which report.")]
    ) -> SettleReportPayload:
        context = info.context
        viewer = await viewer_of(context)
        if viewer is None or not viewer.is_operator:
            raise Denied("NOT_OPERATOR", "Only those who run this installation may.", "仅限本站的运营人员。")
        report_id = local_id(input.report_id, "Report", "reportId")
        await actions.settle_report(context.db, report_id=report_id, now=context.now)
        return SettleReportPayload(report_id=global_id("Report", report_id))

    @strawberry.field(
        description="Which words hold a comment for review on what the account made, from now on; written without "
        "case and width."
    )
    @refusals(SetHoldWordsPayload, SetHoldWordsError)
    async def set_hold_words(
        self,
        info: Info,
        input: Annotated[SetHoldWordsInput, strawberry.argument(description="Whose words, and which.")],
    ) -> SetHoldWordsPayload:
        context = info.context
        words = await actions.set_hold_words(
            context.db,
            viewer=context.viewer,
            account_id=local_id(input.account_id, ("Person", "Organisation"), "accountId"),
            words=input.words,
        )
        return SetHoldWordsPayload(words=words)
