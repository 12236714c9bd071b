"""Asking to take part. The host's answer is a verdict as any other: `actions.accept_application`, `actions.decline`."""

from datetime import datetime

from campaigns.partners import queries
from campaigns.partners.model import LONGEST_APPLICATION, Partner
from core import text as texts
from core.clock import millis
from core.errors import Conflict, Denied, NotFound, Refusal
from core.ids import new_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person
from graph.cypher import load
from graph.database import Database

_OWNERS = at_least(Role.OWNER)
_REFUSALS: dict[str, tuple[type[Refusal], str, str, str | None]] = {
    "CLOSED": (Conflict, "The campaign is over.", "活动已结束。", "campaignId"),
    "NOT_MEMBER": (Denied, "You do not work for this organisation.", "您不是该机构的成员。", "organisationId"),
    "ROLE_TOO_LOW": (Denied, "Only an owner may apply.", "只有所有者可以申请。", "organisationId"),
    "IS_HOST": (Conflict, "The host takes part already.", "主办机构无需申请。", "organisationId"),
    "UNCONFIRMED": (Denied, "Please confirm your e-mail address first.", "请先确认您的邮箱。", None),
    "IS_PARTNER": (Conflict, "It takes part already.", "该机构已参加此活动。", "organisationId"),
    "REVOKED": (
        Conflict, "The host ended its part in this campaign; please write to the host.",
        "主办机构已撤销该机构的参与资格,请联系主办机构。", "organisationId",
    ),
}  # fmt: skip


async def apply(
    db: Database, *, viewer: Viewer | None, campaign_id: str, organisation_id: str, text: str, now: datetime
) -> Partner:
    """Asks that an organisation which the viewer owns may take part. Asking again replaces the text.

    Raises NOT_FOUND for drafts, and the refusals above.
    """
    who = in_person(viewer)
    row = await db.one(
        load(__file__, "apply"),
        viewer_id=who.person_id,
        campaign_id=campaign_id,
        organisation_id=organisation_id,
        text=texts.paragraphs(text, "text", LONGEST_APPLICATION),
        roles=_OWNERS,
        partner_id=new_id(),
        now=millis(now),
    )
    outcome = "NO_CAMPAIGN" if row is None else str(row[0])
    if outcome == "NO_CAMPAIGN":
        raise NotFound("campaignId", "That campaign", "活动")
    if outcome == "NOT_FOUND":
        raise NotFound("organisationId", "That organisation", "机构")
    if outcome != "OK":
        kind, message, message_zh, field = _REFUSALS[outcome]
        raise kind(outcome, message, message_zh, field)
    assert row is not None
    return (await queries.by_ids(db, viewer=who, ids=[str(row[1])]))[str(row[1])]
