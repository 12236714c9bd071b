"""Reads of memberships and invitations."""

from core.ids import token_hash
from core.paging import Page, Slice
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.organisations.model import MemberInvitation, Membership

MEMBERSHIP_KEY = (int, str)
INVITATION_KEY = (int, str)


async def roles_of(db: Database, *, viewer: Viewer | None, organisation_ids: list[str]) -> dict[str, Role]:
    """The viewer's role in each of these organisations; those they do not work for are left out."""
    if viewer is None:
        return {}
    rows = await db.read(load(__file__, "roles_of"), viewer_id=viewer.person_id, ids=organisation_ids)
    return {str(row[0]): Role(row[1]) for row in rows}


async def membership(db: Database, *, person_id: str, organisation_id: str) -> Membership | None:
    """One person's membership."""
    row = await db.one(load(__file__, "membership"), person_id=person_id, organisation_id=organisation_id)
    return None if row is None else Membership(person_id, organisation_id, row[0], row[1])


async def memberships_of_person(db: Database, *, person_id: str, page: Slice) -> Page[Membership]:
    """For whom a person works, longest first."""
    at, last = page.after or (-1, "")
    rows = await db.read(
        load(__file__, "memberships_of_person"),
        person_id=person_id,
        after_at=at,
        after_id=last,
        limit=page.limit,
    )
    return Page.of([Membership(*row) for row in rows], page, lambda m: (m.since_at, m.organisation_id))


async def members_of(
    db: Database, *, viewer: Viewer | None, organisation_id: str, page: Slice
) -> Page[Membership] | None:
    """Who works for an organisation, longest first; None for those who do not."""
    if viewer is None:
        return None
    at, last = page.after or (-1, "")
    rows = await db.read(
        load(__file__, "members_of"),
        viewer_id=viewer.person_id,
        organisation_id=organisation_id,
        after_at=at,
        after_id=last,
        limit=page.limit,
    )
    if not rows and page.after is None:
        return None
    return Page.of([Membership(*row) for row in rows], page, lambda m: (m.since_at, m.person_id))


async def member_invitations(
    db: Database, *, viewer: Viewer | None, organisation_id: str, page: Slice
) -> Page[MemberInvitation] | None:
    """The invitations of an organisation, newest first; None for all but its owners."""
    roles = await roles_of(db, viewer=viewer, organisation_ids=[organisation_id])
    if roles.get(organisation_id) is not Role.OWNER:
        return None
    at, last = page.after or (2**53, "")
    rows = await db.read(
        load(__file__, "member_invitations"),
        organisation_id=organisation_id,
        before_at=at,
        before_id=last,
        limit=page.limit,
    )
    return Page.of([MemberInvitation(*row) for row in rows], page, lambda i: (i.created_at, i.id))


async def member_invitations_by_id(
    db: Database, *, viewer: Viewer | None, ids: list[str]
) -> dict[str, MemberInvitation]:
    """Invitations by id, for the owners of their organisations only."""
    if viewer is None:
        return {}
    rows = await db.read(
        load(__file__, "member_invitations_by_id"),
        viewer_id=viewer.person_id,
        ids=ids,
        roles=at_least(Role.OWNER),
    )
    return {str(row[0]): MemberInvitation(*row) for row in rows}


async def member_invitation_of_token(db: Database, *, token: str) -> MemberInvitation | None:
    """The invitation behind a link."""
    row = await db.one(load(__file__, "member_invitation_of_token"), hash=token_hash(token))
    return None if row is None else MemberInvitation(*row)
