"""Reads of imports and their rows, with what is wrong with each."""

import re
from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher

from campaigns.onboarding.model import (
    City,
    Import,
    ImportState,
    Judged,
    Known,
    Row,
    RowResult,
    judge,
    name_key,
    row_cells,
)
from campaigns.pages.actions import require_editor
from campaigns.partners.model import INVITING
from core.clock import millis
from core.errors import Conflict, Denied, NotFound
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.database import Row as Found

EDITORS = at_least(Role.EDITOR)
_PROVINCE = re.compile(r"^.{2,8}?(?:省|自治区|特别行政区)")
_ALIKE, _MOST_SUGGESTIONS = 0.5, 3


def _id(viewer: Viewer | None) -> str | None:
    return viewer.person_id if viewer else None


def _import(row: Found) -> Import:
    return Import(row[0], row[1], row[2], ImportState(row[3]), *row[4:])


async def _bringer(db: Database, viewer: Viewer | None, campaign_id: str) -> Found | None:
    """State of the campaign, whether the viewer's address is confirmed, and their role in the host."""
    return await db.one(load(__file__, "may_bring"), viewer_id=_id(viewer), campaign_id=campaign_id)


async def is_member(db: Database, *, viewer: Viewer | None, campaign_id: str) -> bool:
    """Whether the viewer works for the host of a campaign, in any role."""
    facts = await _bringer(db, viewer, campaign_id)
    return facts is not None and facts[2] is not None


async def require_bringer(db: Database, *, viewer: Viewer, campaign_id: str) -> None:
    """May the viewer bring organisations into this campaign now? Raises why not."""
    facts = await _bringer(db, viewer, campaign_id)
    if facts is None or (facts[0] == "DRAFT" and facts[2] is None):
        raise NotFound("campaignId", "That campaign", "活动")
    require_editor(facts[2])
    if not facts[1]:
        raise Denied("UNCONFIRMED", "Please confirm your e-mail address first.", "请先确认您的邮箱。")
    if facts[0] not in INVITING:
        raise closed()


def closed() -> Conflict:
    """The refusal where the campaign is over."""
    return Conflict("CLOSED", "The campaign is over.", "活动已结束。", "campaignId")


async def by_ids(db: Database, *, viewer: Viewer | None, ids: Sequence[str]) -> dict[str, Import]:
    """Imports by id, for editors of the host only."""
    rows = await db.read(load(__file__, "by_ids"), ids=list(ids), viewer_id=_id(viewer), roles=EDITORS)
    return {row[0]: _import(row) for row in rows}


async def of_campaigns(db: Database, *, viewer: Viewer | None, campaign_ids: Sequence[str]) -> dict[str, list[Import]]:
    """The newest 20 imports of each campaign, newest first; none for all but editors of the host."""
    rows = await db.read(
        load(__file__, "of_campaigns"), campaign_ids=list(campaign_ids), viewer_id=_id(viewer), roles=EDITORS
    )
    found: dict[str, list[Import]] = {each: [] for each in campaign_ids}
    for row in rows:
        found[row[1]].append(_import(row))
    return found


async def rows_of_imports(db: Database, *, ids: Sequence[str], now: datetime) -> dict[str, list[Judged]]:
    """Every row of each import in the order of the sheet, judged. The caller has seen that the viewer may read it.

    Two to four round trips, however many rows.
    """
    rows: dict[str, list[Row]] = {each: [] for each in ids}
    for found in await db.read(load(__file__, "rows_of"), import_ids=list(ids), now=millis(now)):
        result = None if found[11] is None else RowResult(found[11])
        rows[found[0]].append(Row(found[1], found[2], row_cells(found[3:10]), found[10], result, found[12]))
    partners: dict[str, set[str]] = {each: set() for each in ids}
    for import_id, *names in await db.read(load(__file__, "partners_of"), import_ids=list(ids)):
        partners[import_id].update(name_key(name) for name in names if name)
    typed = {row.cells.city for each in rows.values() for row in each if row.cells.city}
    cities = await _cities_named(db, typed)
    like = await _cities_like(db, typed - cities.keys())
    return {each: judge(rows[each], Known(cities, like, frozenset(partners[each]))) for each in ids}


async def _cities_named(db: Database, typed: set[str]) -> dict[str, City]:
    if not typed:
        return {}
    names = []
    for name in sorted(typed):
        short = _PROVINCE.sub("", name) or name
        zh = sorted({name, short, short.removesuffix("市"), f"{short}市"} - {""})
        names.append({"typed": name, "zh": zh, "key": name.casefold()})
    return {row[0]: City(*row[1:]) for row in await db.read(load(__file__, "cities_named"), names=names)}


async def _cities_like(db: Database, unknown: set[str]) -> dict[str, tuple[City, ...]]:
    if not unknown:
        return {}
    names = [{"typed": name, "zh": name[:1], "key": name.casefold()[:2]} for name in sorted(unknown)]
    found: dict[str, list[tuple[float, City]]] = {}
    for name, *city in await db.read(load(__file__, "cities_like"), names=names):
        one = City(*city)
        likeness = max(_alike(name, one.name_zh), _alike(name, one.name_en))
        if likeness >= _ALIKE:
            found.setdefault(name, []).append((-likeness, one))
    return {
        name: tuple(city for _, city in sorted(scored, key=lambda pair: pair[0])[:_MOST_SUGGESTIONS])
        for name, scored in found.items()
    }


def _alike(one: str, other: str) -> float:
    first, second = (name.casefold().removesuffix("市") for name in (one, other))
    return SequenceMatcher(None, first, second).ratio()


async def to_send(db: Database, *, import_id: str, limit: int) -> list[Found]:
    """The next rows to be sent: row id, both names, address, language, then both titles and both names of the host."""
    return await db.read(load(__file__, "to_send"), import_id=import_id, limit=limit)


async def owed(db: Database, now: datetime) -> list[tuple[str, str]]:
    """("send_import", id) of every import that is being sent."""
    return [("send_import", row[0]) for row in await db.read(load(__file__, "owed"), now=millis(now))]
