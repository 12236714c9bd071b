"""Reads of entries: one statement each, for many parents at once. Who may see what is in the statement."""

from collections.abc import Sequence

from campaigns.pages import model as pages
from campaigns.pages.queries import pages_by, role_of
from campaigns.submissions.model import Facts, State, Submission
from core.errors import Invalid
from core.paging import Page, Slice
from core.text import handle as handle_of
from graph.access.roles import Role, at_least, includes
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database, Row

STATE_KEY = (int, str)
QUEUE_KEY = (int, str)
WORK_KEY = (str,)
_REVIEWERS = at_least(Role.REVIEWER)
_FAR = 2**53


def _id(viewer: Viewer | None) -> str | None:
    return viewer.person_id if viewer else None


def _submission(row: Row) -> Submission:
    return Submission(*row[:5], State(row[5]), *row[6:])  # type: ignore[call-arg]


def _placed(submission: Submission) -> tuple[int, str]:
    return submission.changed_at, submission.id


async def by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Submission]:
    """Those of the entries that the viewer may see, by id."""
    rows = await db.read(load(__file__, "by_ids"), ids=list(ids), viewer_id=_id(viewer), roles=_REVIEWERS)
    return {row[0]: _submission(row) for row in rows}


async def of_campaigns(
    db: Database,
    *,
    viewer: Viewer | None,
    campaign_ids: Sequence[str],
    state: State,
    wanted: Slice,
    organisation_id: str | None = None,
) -> dict[str, Page[Submission]]:
    """The entries of each campaign in a state (on behalf of one organisation), newest first.

    A page costs the same whether there are a hundred or ten thousand: they are read in the order of an index.
    """
    at, last = wanted.after or (_FAR, "")
    asked: dict[str, object] = {
        "campaign_ids": list(campaign_ids),
        "viewer_id": _id(viewer),
        "roles": _REVIEWERS,
        "state": state.value,
        "before_at": at,
        "before_id": last,
        "limit": wanted.limit,
    }
    if viewer is None and state is not State.ACCEPTED:
        rows: list[Row] = []
    elif organisation_id is None:
        rows = await db.read(load(__file__, "of_campaigns"), **asked)
    else:
        rows = await db.read(load(__file__, "of_campaigns_for"), **asked, organisation_id=organisation_id)
    submissions = [_submission(row) for row in rows]
    return pages_by(campaign_ids, [(s.campaign_id, s) for s in submissions], wanted, _placed)


async def of_organisations(
    db: Database, *, viewer: Viewer | None, organisation_ids: Sequence[str], state: State, wanted: Slice
) -> dict[str, Page[Submission]]:
    """The entries on behalf of each organisation in a state, newest first."""
    at, last = wanted.after or (_FAR, "")
    rows = await db.read(
        load(__file__, "of_organisations"),
        organisation_ids=list(organisation_ids),
        viewer_id=_id(viewer),
        roles=_REVIEWERS,
        state=state.value,
        before_at=at,
        before_id=last,
        limit=wanted.limit,
    )
    submissions = [_submission(row) for row in rows]
    return pages_by(organisation_ids, [(s.organisation_id, s) for s in submissions], wanted, _placed)


async def of_works(
    db: Database, *, viewer: Viewer | None, work_ids: Sequence[str], wanted: Slice
) -> dict[str, Page[Submission]]:
    """Where each work was entered, newest first."""
    rows = await db.read(
        load(__file__, "of_works"),
        work_ids=list(work_ids),
        viewer_id=_id(viewer),
        roles=_REVIEWERS,
        after_id=wanted.after[0] if wanted.after else None,
        limit=wanted.limit,
    )
    submissions = [_submission(row) for row in rows]
    return pages_by(work_ids, [(s.work_id, s) for s in submissions], wanted, lambda s: (s.id,))


async def review_queue(
    db: Database, *, viewer: Viewer | None, campaign_ids: Sequence[str], wanted: Slice
) -> dict[str, Page[Submission]]:
    """What waits for the viewer's verdict in each campaign, oldest first. Campaigns where they review nothing are
    left out."""
    if viewer is None:
        return {}
    asked = {"campaign_ids": list(campaign_ids), "viewer_id": viewer.person_id, "roles": _REVIEWERS}
    reviews = [row[0] for row in await db.read(load(__file__, "reviews_in"), **asked)]
    if not reviews:
        return {}
    at, last = wanted.after or (-1, "")
    rows = await db.read(load(__file__, "review_queue"), **asked, after_at=at, after_id=last, limit=wanted.limit)
    submissions = [_submission(row) for row in rows]
    return pages_by(reviews, [(s.campaign_id, s) for s in submissions], wanted, _placed)


async def facts(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Facts]:
    """What decides whether the viewer may judge, for each entry."""
    rows = await db.read(load(__file__, "facts"), ids=list(ids), viewer_id=_id(viewer))
    return {
        row[0]: Facts(
            row[1], _higher(role_of(row[2]), role_of(row[3])), row[4], State(row[5]), pages.State(row[6]), row[7]
        )
        for row in rows
    }


def _higher(one: Role | None, other: Role | None) -> Role | None:
    return one if other is None or includes(one, other) else other


async def entries_page(db: Database, *, viewer: Viewer | None, handle: str, texts: bool, limit: int) -> Row | None:
    """A campaign with its first accepted entries, their works, authors and organisations, in one row."""
    try:
        _, key = handle_of(handle)
    except Invalid:
        return None
    return await db.one(
        load(__file__, "entries_page"),
        handle_key=key,
        viewer_id=_id(viewer),
        roles=_REVIEWERS,
        texts=texts,
        limit=limit,
    )
