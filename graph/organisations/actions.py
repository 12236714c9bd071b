"""Making an organisation and inviting the people who work for it."""

from datetime import datetime, timedelta

from core import text
from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound
from core.ids import new_id, new_token, token_hash
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.cypher import load
from graph.database import Database
from graph.organisations.model import NewOrganisation
from graph.outbox import mail

INVITATION_LIFETIME = timedelta(days=14)


def _unconfirmed() -> Denied:
    return Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认您的邮箱。")


async def create_organisation(
    db: Database, *, viewer: Viewer | None, kind: str, organisation: NewOrganisation, now: datetime
) -> str:
    """Makes an organisation; the viewer becomes its owner. Returns its id."""
    who = in_person(viewer)
    organisation_id = new_id()
    row = await db.one(
        load(__file__, "create"),
        viewer_id=who.person_id,
        organisation_id=organisation_id,
        kind=kind,
        handle=organisation.handle,
        handle_key=organisation.handle_key,
        name_zh=organisation.name_zh,
        name_en=organisation.name_en,
        bio_zh=organisation.bio_zh,
        bio_en=organisation.bio_en,
        city_id=organisation.city_id,
        record_id=new_id(),
        now=millis(now),
    )
    if row is None:
        raise NotFound("viewer", "Your account", "账号")
    confirmed, taken = row
    if not confirmed:
        raise _unconfirmed()
    if taken:
        raise Conflict("HANDLE_TAKEN", "This handle is taken.", "该用户名已被使用。", "handle")
    return organisation_id


async def invite_member(
    db: Database,
    *,
    viewer: Viewer | None,
    organisation_id: str,
    email: str,
    role: Role,
    public_url: str,
    now: datetime,
) -> str:
    """Invites somebody by mail to work for an organisation; only its owner may. Returns the invitation's id.

    Inviting the same address again replaces the earlier link.
    """
    who = in_person(viewer)
    address, key = text.email(email)
    invitation_id, token = new_id(), new_token()
    found = await db.one(load(__file__, "inviter"), person_id=who.person_id, organisation_id=organisation_id)
    if found is None:
        raise NotFound("organisationId", "The organisation", "机构")
    name_zh, name_en, language = found
    draft = mail(
        "member_invitation",
        address,
        language,
        organisation=name_zh if language == "ZH" else name_en,
        role=role.value,
        link=f"{public_url}/memberships/{token}",
    )
    row = await db.one(
        load(__file__, "invite_member"),
        viewer_id=who.person_id,
        organisation_id=organisation_id,
        roles=at_least(Role.OWNER),
        invitation_id=invitation_id,
        hash=token_hash(token),
        email=address,
        email_key=key,
        role=role.value,
        until=millis(now + INVITATION_LIFETIME),
        outbox_id=draft.outbox_id,
        mail=draft.payload,
        now=millis(now),
    )
    if row is None:
        raise Denied("ROLE_TOO_LOW", "Only an owner may invite.", "只有所有者可以邀请成员。", "organisationId")
    return invitation_id


async def accept_member_invitation(db: Database, *, viewer: Viewer | None, token: str, now: datetime) -> str:
    """The viewer takes the role that a link offers. Returns the organisation's id.

    A link works once; the same person opening it again gets the state they already have.
    """
    who = in_person(viewer)
    row = await db.one(
        load(__file__, "accept_member_invitation"),
        viewer_id=who.person_id,
        hash=token_hash(token),
        record_id=new_id(),
        now=millis(now),
    )
    if row is None:
        raise Invalid("BAD_LINK", "This link is not one of ours.", "链接无效。", "token")
    organisation_id, outcome = row
    if outcome == "EXPIRED":
        raise Invalid(
            "EXPIRED",
            "This invitation has expired; ask for a new one.",
            "邀请已过期,请对方重新发送。",
            "token",
        )
    if outcome == "USED":
        raise Invalid("USED", "This invitation has been used.", "该邀请已被使用。", "token")
    return str(organisation_id)


async def change_member_role(
    db: Database, *, viewer: Viewer | None, organisation_id: str, person_id: str, role: Role, now: datetime
) -> None:
    """Gives a member another role; only an owner may, and the last owner stays one."""
    row = await db.one(
        load(__file__, "change_member_role"),
        viewer_id=signed_in(viewer).person_id,
        organisation_id=organisation_id,
        person_id=person_id,
        role=role.value,
        record_id=new_id(),
        now=millis(now),
    )
    if row is None:
        raise NotFound("organisationId", "The organisation or the member", "机构或成员")
    allowed, member, last_owner = row
    if not allowed:
        raise Denied("ROLE_TOO_LOW", "Only an owner may do this.", "只有所有者可以操作。", "organisationId")
    if not member:
        raise NotFound("personId", "The member", "成员")
    if last_owner:
        raise Conflict("LAST_OWNER", "An organisation needs an owner.", "机构至少需要一位所有者。", "role")
