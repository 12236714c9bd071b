"""Entering a work, judging it, and taking it back."""

from datetime import datetime

from campaigns.submissions import queries
from campaigns.submissions.model import LONGEST_REASON, State, Submission, Verdict, after
from core import text
from core.clock import millis
from core.errors import Conflict, Denied, NotFound, Refusal
from core.ids import new_id
from core.jobs import Jobs
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.cypher import load
from graph.database import Database, Row
from graph.outbox import mail
from graph.works.publishing import settle_work

_REVIEWERS = at_least(Role.REVIEWER)
_TRIES = 3
_MISSING = {
    "NO_CAMPAIGN": ("campaignId", "That campaign", "活动"),
    "NO_WORK": ("workId", "That work", "作品"),
    "NO_ORGANISATION": ("organisationId", "That organisation", "机构"),
    "NO_SUBMISSION": ("submissionId", "That entry", "参赛作品"),
}
_OUTCOMES: dict[str, tuple[type[Refusal], str, str, str | None]] = {
    "UNCONFIRMED": (Denied, "Please confirm your e-mail address first.", "请先确认您的邮箱。", None),
    "NOT_OPEN_YET": (Conflict, "The campaign has not opened yet.", "活动尚未开始。", "campaignId"),
    "CLOSED": (Conflict, "The campaign no longer takes this.", "活动已不再接受此操作。", "campaignId"),
    "NOT_YOURS": (Denied, "This is somebody else's work.", "这是他人的作品。", "workId"),
    "WORK_REFUSED": (Conflict, "This work was refused as it is no playable video.", "该作品未通过检查。", "workId"),
    "ALREADY_ENTERED": (
        Conflict,
        "This work is in the campaign already, on behalf of another organisation.",
        "该作品已代表其他机构参加此活动。",
        "workId",
    ),
    "ALREADY_DECLINED": (Conflict, "This work was declined in this campaign.", "该作品在此活动中未被接受。", "workId"),
    "NOT_PARTNER": (
        Conflict,
        "This organisation is no verified partner of the campaign.",
        "该机构不是此活动的认证伙伴。",
        "organisationId",
    ),
    "NOT_MEMBER": (
        Denied,
        "Only reviewers of the organisation or of the host may do this.",
        "只有该机构或主办机构的审核人员可以这样做。",
        "submissionId",
    ),
    "ROLE_TOO_LOW": (Denied, "This needs a reviewer.", "需要审核权限。", "submissionId"),
    "OWN_WORK": (Denied, "Nobody judges their own work.", "不能审核自己的作品。", "submissionId"),
    "WITHDRAWN": (Conflict, "The author has withdrawn this entry.", "作者已撤回该作品。", "submissionId"),
    "WORK_NOT_READY": (Conflict, "The work is not ready yet.", "该作品尚未处理完成。", "submissionId"),
}


async def enter(
    db: Database,
    *,
    viewer: Viewer | None,
    campaign_id: str,
    work_id: str,
    organisation_id: str,
    now: datetime,
) -> Submission:
    """Enters the viewer's own work, once a campaign. Entering it again gives the entry there is."""
    who = in_person(viewer)
    for _ in range(_TRIES):
        row = await db.one(
            load(__file__, "enter"),
            viewer_id=who.person_id,
            campaign_id=campaign_id,
            work_id=work_id,
            organisation_id=organisation_id,
            pair=f"{work_id} {campaign_id}",
            submission_id=new_id(),
            now=millis(now),
        )
        _raise_outcome("NO_CAMPAIGN" if row is None else row[0])
        assert row is not None
        if row[1] is not None:
            return (await queries.by_ids(db, viewer=who, ids=[row[1]]))[row[1]]
        # Somebody entered it between our look and our write: the next turn sees what they did.
    raise _refusal("ALREADY_ENTERED")


async def accept(
    db: Database, jobs: Jobs, *, viewer: Viewer | None, submission_id: str, public_url: str, now: datetime
) -> Submission:
    """Accepts an entry whose work is ready: it is on the page and on the board. Accepting twice changes nothing."""
    return await _review(db, jobs, viewer, submission_id, Verdict.ACCEPT, None, public_url, now)


async def decline(
    db: Database,
    jobs: Jobs,
    *,
    viewer: Viewer | None,
    submission_id: str,
    reason: str,
    public_url: str,
    now: datetime,
) -> Submission:
    """Declines an entry, or takes back that it was accepted, with a reason that its author reads."""
    why = text.paragraphs(reason, "reason", LONGEST_REASON)
    return await _review(db, jobs, viewer, submission_id, Verdict.DECLINE, why, public_url, now)


async def withdraw(db: Database, jobs: Jobs, *, viewer: Viewer | None, submission_id: str, now: datetime) -> Submission:
    """Takes the viewer's own entry back. Doing it twice changes nothing."""
    who = signed_in(viewer)
    row = await db.one(
        load(__file__, "withdraw"),
        viewer_id=who.person_id,
        submission_id=submission_id,
        record_id=new_id(),
        now=millis(now),
    )
    if row is None:
        raise _refusal("NO_SUBMISSION")
    if row[2]:
        await _settle(db, jobs, submission_id, row[0], now)
    return (await queries.by_ids(db, viewer=who, ids=[submission_id]))[submission_id]


async def _review(
    db: Database,
    jobs: Jobs,
    viewer: Viewer | None,
    submission_id: str,
    verdict: Verdict,
    reason: str | None,
    public_url: str,
    now: datetime,
) -> Submission:
    who = in_person(viewer)
    facts = await db.one(load(__file__, "review_facts"), submission_id=submission_id)
    row = await db.one(
        load(__file__, "review"),
        viewer_id=who.person_id,
        submission_id=submission_id,
        roles=_REVIEWERS,
        leads_to={state.value: end.value for state in State if (end := after(state, verdict))},
        reason=reason,
        mails=[] if facts is None else [_mail(facts, verdict, reason, public_url)],
        record_id=new_id(),
        now=millis(now),
    )
    _raise_outcome("NO_SUBMISSION" if row is None else row[0])
    assert row is not None
    if row[2]:
        await _settle(db, jobs, submission_id, row[1], now)
    return (await queries.by_ids(db, viewer=who, ids=[submission_id]))[submission_id]


def _mail(facts: Row, verdict: Verdict, reason: str | None, public_url: str) -> dict[str, str]:
    to, language, name, work, title_zh, title_en, handle = facts
    accepted = verdict is Verdict.ACCEPT
    params = {
        "name": name,
        "work": work,
        "campaign": (title_en or title_zh) if language == "EN" else (title_zh or title_en),
        "link": f"{public_url}/c/{handle}",
    } | ({"reason": reason} if reason else {})
    draft = mail("submission_accepted" if accepted else "submission_declined", to, language, **params)
    return {"id": draft.outbox_id, "payload": draft.payload}


async def _settle(db: Database, jobs: Jobs, submission_id: str, work_id: str, now: datetime) -> None:
    """What follows at once where it can; a cron finds it in the graph where it cannot."""
    await settle_work(db, work_id=work_id, now=now)
    await jobs.enqueue("settle_submission", submission_id)


def _raise_outcome(outcome: str) -> None:
    if outcome not in ("OK", "SAME"):
        raise _refusal(outcome)


def _refusal(outcome: str) -> Refusal:
    if outcome in _MISSING:
        return NotFound(*_MISSING[outcome])
    kind, message, message_zh, field = _OUTCOMES[outcome]
    return kind(outcome, message, message_zh, field)
