"""What a foundation asks for before it verifies: its own list, and what each organisation has given of it.

    DOCUMENT       a file from the organisation, then a reviewer of the foundation says that it will do
    CONFIRMATION   a reviewer says that it was done, such as a call
    AUTOMATIC      we see it ourselves: two administrators

Documents are private objects. Reviewers of the foundation and the organisation's own staff read them, at addresses that
work for five minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from core import text
from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal, Several
from core.ids import is_id, new_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person, signed_in
from graph.cypher import load
from graph.database import Database
from storage import documents
from storage.store import Store

MOST_ITEMS = 20
MOST_BYTES = 20 << 20
_EDITORS, _REVIEWERS = at_least(Role.EDITOR), at_least(Role.REVIEWER)
_PUT_FOR = timedelta(minutes=30)


class ItemKind(Enum):
    """Who sees that it is there."""

    DOCUMENT = "DOCUMENT"
    CONFIRMATION = "CONFIRMATION"
    AUTOMATIC = "AUTOMATIC"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is asked for."""

    id: str
    kind: ItemKind
    title_zh: str
    title_en: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is asked of a partner. `done`: it is there, as the foundation or we ourselves have seen."""

    item: Item
    file_key: str | None
    file_name: str | None
    given_at: int | None
    done: bool
    reviews: bool
    gives: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item as typed; `id` is there for one that stays."""

    id: str | None
    kind: ItemKind
    title_zh: str
    title_en: str


async def templates(db: Database, *, viewer: Viewer | None, organisation_ids: Sequence[str]) -> dict[str, list[Item]]:
    """What each foundation asks for, in its order; nothing for all but its members."""
    rows = await db.read(
        load(__file__, "template_of"),
        organisation_ids=list(organisation_ids),
        viewer_id=viewer.person_id if viewer else None,
    )
    found: dict[str, list[Item]] = {each: [] for each in organisation_ids}
    for organisation_id, item_id, kind, title_zh, title_en in rows:
        found[organisation_id].append(Item(item_id, ItemKind(kind), title_zh, title_en))
    return found


async def set_template(
    db: Database, *, viewer: Viewer | None, organisation_id: str, items: Sequence[Wanted]
) -> list[Item]:
    """Replaces what a foundation asks for, at most 20 items. Those that keep their id keep what was given.

    Raises Several with every title that breaks a rule.
    """
    who = signed_in(viewer)
    if len(items) > MOST_ITEMS:
        raise Invalid("TOO_MANY", f"At most {MOST_ITEMS} items.", f"最多 {MOST_ITEMS} 项。", "items")
    known = {
        item.id: item for item in (await templates(db, viewer=who, organisation_ids=[organisation_id]))[organisation_id]
    }
    rows, wrong = [], list[Refusal]()
    for position, item in enumerate(items):
        titles = {}
        for name in ("title_zh", "title_en"):
            field = f"items.{position}.{'titleZh' if name == 'title_zh' else 'titleEn'}"
            try:
                titles[name] = text.line(getattr(item, name), field, 120)
            except Invalid as error:
                wrong.append(error)
        stays = item.id in known and known[item.id].kind is item.kind
        rows.append({"id": item.id if stays else new_id(), "position": position, "kind": item.kind.value, **titles})
    if wrong:
        raise Several(wrong)
    row = await db.one(
        load(__file__, "set_template"),
        viewer_id=who.person_id,
        organisation_id=organisation_id,
        roles=_EDITORS,
        items=rows,
    )
    if row is None or row[1] != "FOUNDATION":
        raise NotFound("organisationId", "That foundation", "基金会")
    _require(row[0], _EDITORS, "organisationId")
    return (await templates(db, viewer=who, organisation_ids=[organisation_id]))[organisation_id]


async def checklists(db: Database, *, viewer: Viewer | None, partner_ids: Sequence[str]) -> dict[str, list[Entry]]:
    """What is asked of each partner; nothing for all but its own staff and reviewers of the host. One round trip."""
    rows = await db.read(
        load(__file__, "checklists_of"),
        partner_ids=list(partner_ids),
        viewer_id=viewer.person_id if viewer else None,
        reviewers=_REVIEWERS,
        staff=_REVIEWERS,
    )
    found: dict[str, list[Entry]] = {each: [] for each in partner_ids}
    for partner_id, item_id, kind, zh, en, key, name, given_at, done_at, seen, reviews, gives in rows:
        item = Item(item_id, ItemKind(kind), zh, en)
        found[partner_id].append(Entry(item, key, name, given_at, seen or done_at is not None, reviews, gives))
    return found


async def require_complete(db: Database, *, viewer: Viewer, partner_id: str) -> None:
    """Raises CHECKLIST_OPEN, which names what is missing, where something that is asked for is not there."""
    entries = (await checklists(db, viewer=viewer, partner_ids=[partner_id]))[partner_id]
    missing = [entry.item for entry in entries if not entry.done]
    if missing:
        raise Conflict(
            "CHECKLIST_OPEN",
            f"Still missing: {', '.join(item.title_en for item in missing)}.",
            f"还缺少:{'、'.join(item.title_zh for item in missing)}。",
            "partnerId",
        )


async def tick(
    db: Database, *, viewer: Viewer | None, partner_id: str, item_id: str, done: bool, now: datetime
) -> list[Entry]:
    """Says that a document will do or something was done, or takes that back. For reviewers of the host."""
    who = signed_in(viewer)
    row = await db.one(
        load(__file__, "tick"),
        viewer_id=who.person_id,
        partner_id=partner_id,
        item_id=item_id,
        roles=_REVIEWERS,
        done=done,
        now=millis(now),
    )
    if row is None or (row[0] is None and not row[1]):
        raise NotFound("itemId", "That item", "清单项")
    _require(row[0], _REVIEWERS, "partnerId")
    return (await checklists(db, viewer=who, partner_ids=[partner_id]))[partner_id]


async def start_document(
    db: Database, store: Store, *, viewer: Viewer | None, partner_id: str, item_id: str, now: datetime
) -> tuple[str, str]:
    """An id, and an address to which the document may be PUT for half an hour. For the organisation's staff."""
    who = in_person(viewer)
    await _require_giver(db, who, partner_id, item_id)
    document_id = new_id()
    key = documents.key(partner_id, document_id)
    due_at = millis(now + timedelta(days=1))
    await db.write(load(__file__, "await_document"), purge_id=document_id, prefix=key, due_at=due_at)
    return document_id, store.sign_put(key, {}, _PUT_FOR, now)


async def give_document(
    db: Database,
    store: Store,
    *,
    viewer: Viewer | None,
    partner_id: str,
    item_id: str,
    document_id: str,
    file_name: str,
    now: datetime,
) -> list[Entry]:
    """Keeps a document that has been sent: PDF, JPEG or PNG, at most 20 MB. It replaces an earlier one.

    Raises NOT_RECEIVED, TOO_LARGE and WRONG_TYPE; the object goes by itself then.
    """
    who = in_person(viewer)
    await _require_giver(db, who, partner_id, item_id)
    key = documents.key(partner_id, document_id) if is_id(document_id) else ""
    found = await store.stat(key) if key else None
    if found is None:
        raise Conflict("NOT_RECEIVED", "The file has not arrived.", "文件尚未收到。", "documentId")
    if found.byte_size > MOST_BYTES:
        raise Invalid("TOO_LARGE", "At most 20 MB.", "最大 20 MB。", "documentId")
    head = await store.read(key, 0, 16) if found.byte_size else None
    if documents.kind_of(head or b"") is None:
        raise Invalid("WRONG_TYPE", "Only PDF, JPEG and PNG.", "仅支持 PDF、JPEG 和 PNG。", "documentId")
    row = await db.one(
        load(__file__, "give_document"),
        viewer_id=who.person_id,
        partner_id=partner_id,
        item_id=item_id,
        document_id=document_id,
        roles=_REVIEWERS,
        key=key,
        file_name=text.line(file_name[:200], "fileName", 200, required=False) or "document",
        purge_id=new_id(),
        now=millis(now),
    )
    if row is None:
        raise Conflict("NOT_RECEIVED", "The file has not arrived.", "文件尚未收到。", "documentId")
    return (await checklists(db, viewer=who, partner_ids=[partner_id]))[partner_id]


async def _require_giver(db: Database, viewer: Viewer, partner_id: str, item_id: str) -> None:
    row = await db.one(load(__file__, "may_give"), viewer_id=viewer.person_id, partner_id=partner_id, item_id=item_id)
    if row is None:
        raise NotFound("itemId", "That item", "清单项")
    _require(row[0], _REVIEWERS, "partnerId")


def _require(role: str | None, roles: list[str], field: str) -> None:
    if role is None:
        raise Denied("NOT_MEMBER", "Only members of the host may do this.", "只有主办机构的成员可以这样做。", field)
    if role not in roles:
        raise Denied("ROLE_TOO_LOW", "This needs a higher role.", "需要更高的权限。", field)
