"""Inviting organisations, saying yes or no, and the host's verdict."""

from datetime import datetime

from campaigns.pages.actions import require_editor
from campaigns.partners import queries
from campaigns.partners.checklist import require_complete
from campaigns.partners.model import (
    INVITATION_LIFETIME,
    INVITING,
    LONGEST_NAME,
    LONGEST_REASON,
    VERIFIED_FOR,
    Invitation,
    Partner,
    State,
    Verdict,
    after,
)
from core import text
from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal, Several
from core.ids import new_id, new_token, token_hash
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.cypher import load
from graph.database import Database
from graph.organisations.model import NewOrganisation
from graph.outbox import mail

_EDITORS = at_least(Role.EDITOR)
_REVIEWERS = at_least(Role.REVIEWER)
_OWNERS = at_least(Role.OWNER)
_MAILS = {
    Verdict.ACCEPT: "partner_application_accepted",
    Verdict.VERIFY: "partner_verified",
    Verdict.RENEW: "partner_verified",
    Verdict.DECLINE: "partner_declined",
}
_OUTCOMES: dict[str, tuple[type[Refusal], str, str, str | None]] = {
    "USED": (Conflict, "This invitation has been used.", "该邀请已被使用。", "token"),
    "EXPIRED": (
        Conflict, "This invitation has expired; ask for a new one.", "邀请已过期,请对方重新发送。", "token",
    ),
    "CLOSED": (Conflict, "The campaign is over.", "活动已结束。", "token"),
    "NOT_MEMBER": (Denied, "You do not work for this organisation.", "您不是该机构的成员。", "organisationId"),
    "ROLE_TOO_LOW": (Denied, "Only an owner may accept.", "只有所有者可以接受邀请。", "organisationId"),
    "IS_HOST": (Conflict, "The host takes part already.", "主办机构无需作为伙伴加入。", "organisationId"),
    "UNCONFIRMED": (Denied, "Please confirm your e-mail address first.", "请先确认您的邮箱。", None),
    "HANDLE_TAKEN": (Conflict, "This handle is taken.", "该用户名已被使用。", "organisation.handle"),
}  # fmt: skip


async def invite(
    db: Database,
    *,
    viewer: Viewer | None,
    campaign_id: str,
    email: str,
    organisation_name: str,
    public_url: str,
    now: datetime,
) -> Invitation:
    """Invites an organisation by mail. The link lives 14 days and works once; a new one ends the older one.

    Raises Several with every field that breaks a rule.
    """
    who = in_person(viewer)
    facts = await db.one(load(__file__, "invite_facts"), viewer_id=who.person_id, campaign_id=campaign_id)
    language = _may_invite(facts)
    address, key, name = _checked_invitation(email, organisation_name)
    assert facts is not None
    english = language == "EN"
    token, invitation_id = new_token(), new_id()
    draft = mail(
        "partner_invitation",
        address,
        language,
        organisation=name,
        campaign=(facts[2] or facts[1]) if english else (facts[1] or facts[2]),
        foundation=facts[4] if english else facts[3],
        link=f"{public_url}/invitations/{token}",
    )
    expires_at = millis(now + INVITATION_LIFETIME)
    row = await db.one(
        load(__file__, "invite"),
        viewer_id=who.person_id,
        campaign_id=campaign_id,
        roles=_EDITORS,
        states=INVITING,
        invitation_id=invitation_id,
        token_hash=token_hash(token),
        email=address,
        email_key=key,
        organisation_name=name,
        expires_at=expires_at,
        outbox_id=draft.outbox_id,
        mail=draft.payload,
        now=millis(now),
    )
    if row is None:  # the role or the state changed since we looked
        raise Denied("ROLE_TOO_LOW", "This needs an editor of the host.", "需要主办机构的编辑权限。", "campaignId")
    return (await queries.invitations_by_ids(db, viewer=who, ids=[invitation_id]))[invitation_id]


async def accept(db: Database, *, viewer: Viewer | None, token: str, organisation_id: str, now: datetime) -> Partner:
    """Says yes for an organisation that the viewer owns. The link is the right; it works once."""
    who = in_person(viewer)
    row = await db.one(
        load(__file__, "accept"),
        viewer_id=who.person_id,
        token_hash=token_hash(token),
        organisation_id=organisation_id,
        roles=_OWNERS,
        partner_id=new_id(),
        record_id=new_id(),
        now=millis(now),
    )
    return await _accepted(db, who, row)


async def accept_as_new(
    db: Database, *, viewer: Viewer | None, token: str, organisation: NewOrganisation, now: datetime
) -> Partner:
    """Says yes for an organisation that is made by the same statement; the viewer becomes its owner."""
    who = in_person(viewer)
    row = await db.one(
        load(__file__, "accept_new"),
        viewer_id=who.person_id,
        token_hash=token_hash(token),
        organisation_id=new_id(),
        handle=organisation.handle,
        handle_key=organisation.handle_key,
        name_zh=organisation.name_zh,
        name_en=organisation.name_en,
        city_id=organisation.city_id,
        partner_id=new_id(),
        record_ids=[new_id(), new_id()],
        now=millis(now),
    )
    if row is not None and row[0] == "OK" and row[1] is None:
        raise _refusal("HANDLE_TAKEN")
    return await _accepted(db, who, row)


async def decline_invitation(db: Database, *, token: str, now: datetime) -> Invitation:
    """Says no. Who holds the link may, with or without an account."""
    row = await db.one(load(__file__, "decline_invitation"), token_hash=token_hash(token), now=millis(now))
    _raise_outcome(row[0] if row else None)
    invitation = await queries.invitation_of_token(db, token=token)
    assert invitation is not None
    return invitation


async def verify(
    db: Database,
    *,
    viewer: Viewer | None,
    partner_id: str,
    public_url: str,
    now: datetime,
    until: datetime | None = None,
) -> Partner:
    """Verifies a partner: it stands on the page, for a year or until a given moment.

    Verifying twice changes nothing; with a moment given, the verification is renewed. Raises IN_THE_PAST, and
    CHECKLIST_OPEN, which says what is missing.
    """
    if until is not None and until <= now:
        raise Invalid("IN_THE_PAST", "This is in the past.", "这个时间已经过去。", "until")
    verdict = Verdict.VERIFY if until is None else Verdict.RENEW
    await require_complete(db, viewer=signed_in(viewer), partner_id=partner_id)
    return await _review(db, viewer, partner_id, verdict, None, public_url, now, until)


async def accept_application(
    db: Database, *, viewer: Viewer | None, partner_id: str, public_url: str, now: datetime
) -> Partner:
    """Says yes to an organisation that asked to take part; it is verified after that, as any other."""
    return await _review(db, viewer, partner_id, Verdict.ACCEPT, None, public_url, now)


async def decline(
    db: Database, *, viewer: Viewer | None, partner_id: str, reason: str, public_url: str, now: datetime
) -> Partner:
    """Declines a partner, or revokes one that was verified, with a reason that its owners read."""
    why = text.paragraphs(reason, "reason", LONGEST_REASON)
    return await _review(db, viewer, partner_id, Verdict.DECLINE, why, public_url, now)


def _may_invite(facts: tuple[object, ...] | None) -> str:
    if facts is None or (facts[0] == "DRAFT" and facts[7] is None):
        raise NotFound("campaignId", "That campaign", "活动")
    state, language, confirmed, role = facts[0], facts[5], facts[6], facts[7]
    require_editor(None if role is None else str(role))
    if not confirmed:
        raise _refusal("UNCONFIRMED")
    if state not in INVITING:
        raise Conflict("CLOSED", "The campaign is over.", "活动已结束。", "campaignId")
    return str(language)


def _checked_invitation(email: str, organisation_name: str) -> tuple[str, str, str]:
    wrong: list[Refusal] = []
    address = key = name = ""
    try:
        address, key = text.email(email)
    except Invalid as error:
        wrong.append(error)
    try:
        name = text.line(organisation_name, "organisationName", LONGEST_NAME)
    except Invalid as error:
        wrong.append(error)
    if wrong:
        raise Several(wrong)
    return address, key, name


def _raise_outcome(outcome: str | None) -> None:
    if outcome is None:
        raise Invalid("BAD_LINK", "This link is not one of ours.", "链接无效。", "token")
    if outcome != "OK":
        raise _refusal(outcome)


def _refusal(outcome: str) -> Refusal:
    if outcome == "NOT_FOUND":
        return NotFound("organisationId", "That organisation", "机构")
    kind, message, message_zh, field = _OUTCOMES[outcome]
    return kind(outcome, message, message_zh, field)


async def _accepted(db: Database, viewer: Viewer, row: tuple[object, ...] | None) -> Partner:
    _raise_outcome(None if row is None else str(row[0]))
    assert row is not None
    partner_id = str(row[1])
    return (await queries.by_ids(db, viewer=viewer, ids=[partner_id]))[partner_id]


async def _review(
    db: Database,
    viewer: Viewer | None,
    partner_id: str,
    verdict: Verdict,
    reason: str | None,
    public_url: str,
    now: datetime,
    until: datetime | None = None,
) -> Partner:
    who = signed_in(viewer)
    kind = _MAILS[verdict]
    mails = []
    for to, language, name_zh, name_en, title_zh, title_en, handle in await db.read(
        load(__file__, "review_facts"), partner_id=partner_id
    ):
        english = language == "EN"
        params = {
            "organisation": name_en if english else name_zh,
            "campaign": (title_en or title_zh) if english else (title_zh or title_en),
            "link": f"{public_url}/c/{handle}",
        } | ({"reason": reason} if reason else {})
        draft = mail(kind, to, language, **params)
        mails.append({"id": draft.outbox_id, "payload": draft.payload})
    leads_to = {state.value: end.value for state in State if (end := after(state, verdict))}
    if verdict is Verdict.RENEW:
        leads_to |= {state.value: end.value for state in State if (end := after(state, Verdict.VERIFY))}
    row = await db.one(
        load(__file__, "review"),
        viewer_id=who.person_id,
        partner_id=partner_id,
        roles=_REVIEWERS,
        leads_to=leads_to,
        reason=reason,
        verified_until=millis(until or now + VERIFIED_FOR),
        mails=mails,
        record_id=new_id(),
        now=millis(now),
    )
    if row is None or (row[0] is None and not row[1]):
        raise NotFound("partnerId", "That partner", "伙伴机构")
    _require_reviewer(row[0])
    return (await queries.by_ids(db, viewer=who, ids=[partner_id]))[partner_id]


def _require_reviewer(role: str | None) -> None:
    if role is None:
        raise Denied(
            "NOT_MEMBER", "Only members of the host may do this.", "只有主办机构的成员可以这样做。", "partnerId"
        )
    if role not in _REVIEWERS:
        raise Denied("ROLE_TOO_LOW", "This needs a reviewer of the host.", "需要主办机构的审核权限。", "partnerId")
