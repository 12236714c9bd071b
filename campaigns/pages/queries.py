"""Reads of campaigns. Each is one statement; lists of several parents are one statement for all of them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from campaigns.pages.decide import Facts
from campaigns.pages.model import Campaign, Record, State
from core.clock import millis
from core.errors import Invalid
from core.paging import Key, Page, Slice
from core.text import handle as handle_of
from graph.access.roles import Role
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database

T = TypeVar("T")
PUBLIC_KEY = (int, int, str)
HOSTED_KEY = (str,)
HISTORY_KEY = (int, str)


def _id(viewer: Viewer | None) -> str | None:
    return viewer.person_id if viewer else None


async def by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Campaign]:
    """Those of the campaigns that the viewer may know of, by id."""
    rows = await db.read(load(__file__, "by_ids"), ids=list(ids), viewer_id=_id(viewer))
    return {row[0]["id"]: Campaign.of(row[0]) for row in rows}


async def of_parts(db: Database, *, ids: Sequence[str]) -> dict[str, Campaign]:
    """Campaigns of partners, submissions and invitations that the viewer was allowed to see; drafts too."""
    rows = await db.read(load(__file__, "of_parts"), ids=list(ids))
    return {row[0]["id"]: Campaign.of(row[0]) for row in rows}


async def by_handle(db: Database, *, viewer: Viewer | None, handle: str) -> Campaign | None:
    """The campaign with this handle, in any case or width; None where the viewer may know of none."""
    try:
        _, key = handle_of(handle)
    except Invalid:
        return None
    row = await db.one(load(__file__, "by_handle"), handle_key=key, viewer_id=_id(viewer))
    return None if row is None else Campaign.of(row[0])


async def public(db: Database, *, wanted: Slice) -> Page[Campaign]:
    """Public campaigns: under way first, closing soonest, then those that are over, latest first."""
    group, at, after_id = wanted.after or (None, None, None)
    rows = await db.read(
        load(__file__, "public"), after_group=group, after_at=at, after_id=after_id, limit=wanted.limit
    )
    page = Page.of(rows, wanted, lambda row: (row[1], row[2], row[0]["id"]))
    return Page([Campaign.of(row[0]) for row in page.items], page.keys, page.has_next)


async def hosted(
    db: Database, *, viewer: Viewer | None, organisation_ids: Sequence[str], wanted: Slice
) -> dict[str, Page[Campaign]]:
    """What each organisation hosts, newest first; drafts only for its members."""
    rows = await db.read(
        load(__file__, "hosted"),
        organisation_ids=list(organisation_ids),
        viewer_id=_id(viewer),
        after_id=wanted.after[0] if wanted.after else None,
        limit=wanted.limit,
    )
    campaigns = [Campaign.of(row[0]) for row in rows]
    return pages_by(organisation_ids, [(c.organisation_id, c) for c in campaigns], wanted, lambda c: (c.id,))


async def facts(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Facts]:
    """What decides about the viewer, for each campaign."""
    rows = await db.read(load(__file__, "facts"), ids=list(ids), viewer_id=_id(viewer))
    machine = viewer is not None and viewer.machine
    return {row[0]: Facts(row[1], machine, row[2], role_of(row[3]), State(row[4]), row[5], row[6]) for row in rows}


async def history(db: Database, *, campaign_ids: Sequence[str], wanted: Slice) -> dict[str, Page[Record]]:
    """The public record of each campaign, newest first."""
    at, after_id = wanted.after or (None, None)
    rows = await db.read(
        load(__file__, "history"),
        campaign_ids=list(campaign_ids),
        after_at=at,
        after_id=after_id,
        limit=wanted.limit,
    )
    records = [(row[0], Record(*row[1:])) for row in rows]
    return pages_by(campaign_ids, records, wanted, lambda record: (record.at, record.id))


async def owed(db: Database, now: datetime) -> list[tuple[str, str]]:
    """("close_campaign", id) of each campaign whose closing time has come and that is not final."""
    return [("close_campaign", row[0]) for row in await db.read(load(__file__, "owed"), now=millis(now))]


def role_of(stored: str | None) -> Role | None:
    """A role as it is stored; None for none."""
    return None if stored is None else Role(stored)


def pages_by(
    parents: Sequence[str], rows: Sequence[tuple[str, T]], wanted: Slice, key: Callable[[T], Key]
) -> dict[str, Page[T]]:
    """One page for each parent from (parent, row) pairs that are in order within a parent."""
    grouped: dict[str, list[T]] = defaultdict(list)
    for parent, row in rows:
        grouped[parent].append(row)
    return {parent: Page.of(grouped[parent], wanted, key) for parent in parents}
