"""Reads of partners and invitations: one statement each, for many parents at once."""

from collections.abc import Sequence

from campaigns.pages.queries import pages_by
from campaigns.partners.model import Invitation, InvitationState, Partner, Standing, State
from core.ids import token_hash
from core.paging import Page, Slice
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database, Row

PARTNER_KEY = (str,)
INVITATION_KEY = (str,)


def _id(viewer: Viewer | None) -> str | None:
    return viewer.person_id if viewer else None


def _partner(row: Row) -> Partner:
    return Partner(row[0], row[1], row[2], State(row[3]), *row[4:])


def _invitation(row: Row) -> Invitation:
    invitation_id, campaign_id, email, name, state, expires_at, created_at, organisation_id = row
    stored = InvitationState(state)
    return Invitation(invitation_id, campaign_id, email, name, stored, expires_at, created_at, organisation_id)


async def by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Partner]:
    """Those of the partners that the viewer may know of, by id."""
    rows = await db.read(load(__file__, "by_ids"), ids=list(ids), viewer_id=_id(viewer))
    return {row[0]: _partner(row) for row in rows}


async def of_campaigns(
    db: Database, *, viewer: Viewer | None, campaign_ids: Sequence[str], state: State | None, wanted: Slice
) -> dict[str, Page[Partner]]:
    """The partners of each campaign, longest first: verified ones, and more for those who work on them."""
    rows = await db.read(
        load(__file__, "of_campaigns"),
        campaign_ids=list(campaign_ids),
        viewer_id=_id(viewer),
        state=state.value if state else None,
        after_id=wanted.after[0] if wanted.after else "",
        limit=wanted.limit,
    )
    partners = [_partner(row) for row in rows]
    return pages_by(campaign_ids, [(p.campaign_id, p) for p in partners], wanted, lambda p: (p.id,))


async def of_organisations(
    db: Database, *, viewer: Viewer | None, organisation_ids: Sequence[str], wanted: Slice
) -> dict[str, Page[Partner]]:
    """Where each organisation takes part, newest first."""
    rows = await db.read(
        load(__file__, "of_organisations"),
        organisation_ids=list(organisation_ids),
        viewer_id=_id(viewer),
        after_id=wanted.after[0] if wanted.after else None,
        limit=wanted.limit,
    )
    partners = [_partner(row) for row in rows]
    return pages_by(organisation_ids, [(p.organisation_id, p) for p in partners], wanted, lambda p: (p.id,))


async def invitation_of_token(db: Database, *, token: str) -> Invitation | None:
    """The invitation behind a link; None where there is none."""
    row = await db.one(load(__file__, "invitation_of_token"), token_hash=token_hash(token))
    return None if row is None else _invitation(row)


async def invitations_by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Invitation]:
    """Invitations by id, for members of the host only."""
    rows = await db.read(load(__file__, "invitations_by_ids"), ids=list(ids), viewer_id=_id(viewer))
    return {row[0]: _invitation(row) for row in rows}


async def invitations_of_campaigns(
    db: Database, *, viewer: Viewer | None, campaign_ids: Sequence[str], wanted: Slice
) -> dict[str, Page[Invitation]]:
    """The invitations to each campaign, newest first; empty for all but members of the host."""
    rows = await db.read(
        load(__file__, "invitations_of_campaigns"),
        campaign_ids=list(campaign_ids),
        viewer_id=_id(viewer),
        after_id=wanted.after[0] if wanted.after else None,
        limit=wanted.limit,
    )
    invitations = [_invitation(row) for row in rows]
    return pages_by(campaign_ids, [(i.campaign_id, i) for i in invitations], wanted, lambda i: (i.id,))


async def standings(db: Database, *, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Standing]:
    """By (campaign, organisation): those that were verified and are not any more. Public: it stands on boards."""
    rows = await db.read(
        load(__file__, "standings"),
        pairs=[
            {"campaign_id": campaign_id, "organisation_id": organisation_id} for campaign_id, organisation_id in pairs
        ],
    )
    return {(row[0], row[1]): Standing(State(row[2]), row[3]) for row in rows}
