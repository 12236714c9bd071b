"""The facts that `decide` needs."""

from collections.abc import Sequence
from datetime import datetime

from graph.access.age import adult_born_by
from graph.access.capabilities import Capability, read_rule
from graph.access.decide import Facts
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database

_EDITORS = at_least(Role.EDITOR)


async def facts_by_id(db: Database, *, viewer: Viewer | None, ids: Sequence[str], now: datetime) -> dict[str, Facts]:
    """How the viewer stands to each of these accounts; unknown ids are left out. One round trip, at most 1,000 ids."""
    viewer_id = viewer.person_id if viewer else None
    rows = await db.read(
        load(__file__, "facts"),
        viewer_id=viewer_id,
        ids=list(ids),
        editors=_EDITORS,
        adult_born_by=adult_born_by(now),
    )
    return {str(row[0]): _facts(viewer_id, *row) for row in rows}


def _facts(
    viewer_id: str | None,
    subject_id: str,
    is_self: bool,
    is_blocked: bool,
    is_private: bool,
    is_minor: bool,
    follows_since: int | None,
    requested: bool,
    followed_back: bool,
    *rules: str | None,
) -> Facts:
    read = zip(Capability, map(read_rule, rules), strict=True)
    chosen = {capability: rule for capability, rule in read if rule is not None}
    return Facts(
        subject_id,
        viewer_id,
        is_self,
        is_blocked,
        is_private,
        is_minor,
        follows_since,
        requested,
        followed_back,
        chosen,
    )
