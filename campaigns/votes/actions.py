"""Casting a vote: one read of the graph, one append. It is acknowledged when the ledger has it on disk."""

from datetime import datetime

from campaigns.pages import decide
from campaigns.pages.decide import MESSAGES, Reason
from campaigns.pages.model import State
from campaigns.votes.model import Ballot, Facts
from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal
from graph.access.viewer import Viewer, in_person
from graph.cypher import load
from graph.database import Database
from storage.ledger import Ledger, entries

_EARLIEST_MS = 1_577_836_800_000  # 2020: before this no client of ours existed
_SKEW_MS = 24 * 3600 * 1000


async def cast(
    db: Database,
    ledger: Ledger,
    *,
    viewer: Viewer | None,
    submission_id: str,
    cast_at: datetime | None,
    now: datetime,
) -> Ballot:
    """The viewer's vote in the submission's campaign is for this submission, instead of any before it.

    What counts is when the ledger receives it, on its own clock: at the closing time or later it is kept as late and
    changes nothing. `cast_at` is when the person pressed the button, by their clock; kept, not judged.
    """
    who = in_person(viewer)
    at = _plausible(cast_at, now)
    row = await db.one(load(__file__, "facts"), submission_id=submission_id, viewer_id=who.person_id)
    facts = None if row is None else Facts(*row)
    if facts is None or facts.state == "DRAFT" or (facts.submission_state != "ACCEPTED" and not facts.insider):
        raise NotFound("submissionId", "This entry", "参赛作品")
    _judge(facts, millis(now))
    receipt = await ledger.append(
        entries.vote(
            actor=facts.pseudonym,
            campaign_id=facts.campaign_id,
            submission_id=submission_id,
            closes_at=facts.closes_at,
            cast_at=at,
        )
    )
    return Ballot(facts.campaign_id, submission_id, receipt.late, receipt.kept or None)


def late() -> Refusal:
    """What is said of a vote that came late."""
    return Conflict(
        "LATE",
        "Voting has ended: your vote was kept as late and does not count.",
        "投票已截止:您的投票已记录为迟到票,不计入结果。",
        "submissionId",
    )


def _judge(facts: Facts, now_ms: int) -> None:
    """Raises what forbids the vote. That the campaign has closed does not: the ledger says whether it is late."""
    of_campaign = decide.Facts(
        signed_in=True,
        machine=False,
        confirmed=facts.confirmed,
        role=None,
        state=State(facts.state),
        opens_at=facts.opens_at,
        closes_at=facts.closes_at,
    )
    reason = decide.can_vote(of_campaign, now_ms)
    if reason is Reason.CONFIRM_EMAIL:
        raise Denied("UNCONFIRMED", *MESSAGES[Reason.CONFIRM_EMAIL])
    if facts.own:
        raise Denied("OWN_WORK", *MESSAGES[Reason.OWN_WORK], "submissionId")
    if facts.submission_state != "ACCEPTED":
        raise Conflict("NOT_ACCEPTED", *MESSAGES[Reason.NOT_ACCEPTED], "submissionId")
    if reason is Reason.NOT_OPEN_YET:
        raise Conflict("NOT_OPEN_YET", *MESSAGES[Reason.NOT_OPEN_YET], "submissionId")
    if of_campaign.state is State.ARCHIVED:
        raise Conflict("CLOSED", *MESSAGES[Reason.CLOSED], "submissionId")


def _plausible(cast_at: datetime | None, now: datetime) -> int:
    if cast_at is None:
        return millis(now)
    at = millis(cast_at)
    if not _EARLIEST_MS <= at <= millis(now) + _SKEW_MS:
        raise Invalid(
            "BAD_TIME", "`castAt` is not a time at which this could be cast.", "castAt 不是合理的投票时间。", "castAt"
        )
    return at
