"""Creating, editing and closing campaigns. A form is checked in the very statement that changes the page."""

from datetime import datetime

from neo4j.exceptions import ConstraintError

from campaigns.pages import queries
from campaigns.pages.drafts import NEW, Written, check
from campaigns.pages.model import Campaign, State, Step, before, reached
from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal, Several
from core.ids import new_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database

_EDITORS = at_least(Role.EDITOR)
_TRIES = 5


async def create(
    db: Database, *, viewer: Viewer | None, organisation_id: str, written: Written, now: datetime
) -> Campaign:
    """A new draft. Only editors of a foundation, with a confirmed address, may make one.

    Raises Several with every field that breaks a rule.
    """
    who = signed_in(viewer)
    checked = check(written, None, now)
    if written.handle is None:
        checked.wrong.append(Invalid("EMPTY", "Please fill this in.", "请填写此项。", "handle"))
    campaign_id, values = new_id(), dict(checked.values)
    handle_key = values.pop("handle_key", "")
    row = await db.one(
        load(__file__, "create"),
        viewer_id=who.person_id,
        organisation_id=organisation_id,
        roles=_EDITORS,
        campaign_id=campaign_id,
        handle_key=handle_key,
        values=NEW | values | {"state": State.DRAFT.value, "created_at": millis(now)},
        cover_upload_id=written.cover_upload_id,
        apply=not checked.wrong,
        record_id=new_id(),
        now=millis(now),
    )
    assert row is not None
    kind, role, confirmed, cover_ok, is_taken, created = row
    _may_create(kind, role, confirmed)
    if not created:
        # Nothing wrong and yet not created: another took the handle between our look and our write.
        lost = cover_ok and not checked.wrong
        raise Several(checked.wrong + _taken(is_taken or lost, cover_ok))
    return (await queries.by_ids(db, viewer=who, ids=[campaign_id]))[campaign_id]


async def edit(db: Database, *, viewer: Viewer | None, campaign_id: str, written: Written, now: datetime) -> Campaign:
    """Changes what the editor wrote and leaves the rest. Raises Several with every field that breaks a rule.

    If somebody else saved meanwhile, the form is checked again against what they left.
    """
    who = signed_in(viewer)
    for _ in range(_TRIES):
        seen = await known(db, viewer=who, campaign_id=campaign_id)
        checked = check(written, seen, now)
        wrong, values = checked.wrong, checked.values
        if seen.state in (State.FINAL, State.ARCHIVED):
            wrong.append(Conflict("CLOSED", "The campaign is over.", "活动已结束。", "campaignId"))
        if any(name.startswith("rule_") for name in values):
            values["rule_version"] = seen.rule.version + 1
        try:
            row = await db.one(
                load(__file__, "edit"),
                viewer_id=who.person_id,
                campaign_id=campaign_id,
                roles=_EDITORS,
                revision=seen.revision,
                handle_key=values.get("handle_key"),
                values=values,
                fields=" ".join(sorted(values) + (["cover"] if written.cover_upload_id else [])),
                cover_upload_id=written.cover_upload_id,
                apply=not wrong and bool(values or written.cover_upload_id),
                record_id=new_id(),
                now=millis(now),
            )
        except ConstraintError:  # somebody took the handle in this very moment: the next turn sees it
            continue
        if row is None:
            raise NotFound("campaignId", "That campaign", "活动")
        role, is_taken, cover_ok, changed = row
        require_editor(role)
        wrong += _taken(is_taken, cover_ok)
        if wrong:
            raise Several(wrong)
        if changed or not (values or written.cover_upload_id):
            return await known(db, viewer=who, campaign_id=campaign_id)
    raise changed_meanwhile()


async def close(db: Database, *, campaign_id: str, now: datetime, board_digest: str) -> bool:
    """Makes a campaign final whose time has come, with the digest of its last board. For the worker only.

    True when it closed now; false when it was closed before, which stays as it is. Raises NOT_FOUND, and
    TOO_EARLY for one that still runs or was never published.
    """
    row = await db.one(
        load(__file__, "close"),
        campaign_id=campaign_id,
        board_digest=board_digest,
        from_states=[state.value for state in before(Step.CLOSE)],
        to_state=reached(Step.CLOSE).value,
        record_id=new_id(),
        now=millis(now),
    )
    if row is None:
        raise NotFound("campaignId", "That campaign", "活动")
    if State(row[0]) not in (State.FINAL, State.ARCHIVED):
        raise Conflict("TOO_EARLY", "The campaign has not come to its end.", "活动尚未到结束时间。", "campaignId")
    return bool(row[1])


async def known(db: Database, *, viewer: Viewer, campaign_id: str) -> Campaign:
    """The campaign, if the viewer may know of it; raises NOT_FOUND."""
    campaign = (await queries.by_ids(db, viewer=viewer, ids=[campaign_id])).get(campaign_id)
    if campaign is None:
        raise NotFound("campaignId", "That campaign", "活动")
    return campaign


def require_editor(role: str | None, field: str = "campaignId") -> None:
    """Raises NOT_MEMBER or ROLE_TOO_LOW."""
    if role is None:
        raise Denied("NOT_MEMBER", "Only members of the host may do this.", "只有主办机构的成员可以这样做。", field)
    if role not in _EDITORS:
        raise Denied("ROLE_TOO_LOW", "This needs an editor of the host.", "需要主办机构的编辑权限。", field)


def changed_meanwhile() -> Conflict:
    """The refusal where others keep saving at the same moment."""
    return Conflict(
        "CHANGED_MEANWHILE", "Somebody else is saving just now; please try again.", "其他人正在保存,请重试。"
    )


def _may_create(kind: str | None, role: str | None, confirmed: bool) -> None:
    field = "organisationId"
    if kind is None:
        raise NotFound(field, "That organisation", "机构")
    require_editor(role, field)
    if kind != "FOUNDATION":
        raise Denied("NOT_FOUNDATION", "Only a foundation can host a campaign.", "只有基金会可以主办活动。", field)
    if not confirmed:
        raise Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认您的邮箱。")


def _taken(is_taken: bool, cover_ok: bool) -> list[Refusal]:
    wrong: list[Refusal] = []
    if is_taken:
        wrong.append(Conflict("HANDLE_TAKEN", "This handle is taken.", "该用户名已被使用。", "handle"))
    if not cover_ok:
        wrong.append(
            Invalid(
                "BAD_COVER",
                "The cover must be a picture that you uploaded and that was not refused.",
                "封面须为您上传且未被拒绝的图片。",
                "coverUploadId",
            )
        )
    return wrong
