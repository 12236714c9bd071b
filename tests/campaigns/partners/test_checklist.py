from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
import pytest

from campaigns.partners import actions, checklist
from campaigns.partners.checklist import Entry, Item, ItemKind, Wanted
from campaigns.partners.model import State
from core.errors import Refusal, Several
from core.ids import new_id
from graph.database import Database
from storage import documents
from storage.store import Store
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON

PDF = b"%PDF-1.7\n" + b"x" * 100
WANTED = [
    Wanted(None, ItemKind.DOCUMENT, "登记证", "Registration"),
    Wanted(None, ItemKind.CONFIRMATION, "通话", "A call"),
    Wanted(None, ItemKind.AUTOMATIC, "两位管理员", "Two administrators"),
]


@dataclass(frozen=True, slots=True)
class Scene:
    by: make.Host
    member: partners.Member
    items: list[Item]

    @property
    def partner_id(self) -> str:
        return self.member.partner.id


async def scene(db: Database) -> Scene:
    """A foundation that asks for three things, and an organisation that has accepted."""
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    items = await checklist.set_template(db, viewer=by.editor.viewer, organisation_id=by.organisation_id, items=WANTED)
    return Scene(by, await partners.accepted(db, by, made.id), items)


async def give(db: Database, store: Store, of: Scene, content: bytes = PDF) -> list[Entry]:
    now = datetime.now(UTC)
    viewer, item_id = of.member.owner.viewer, of.items[0].id
    document_id, address = await checklist.start_document(
        db, store, viewer=viewer, partner_id=of.partner_id, item_id=item_id, now=now
    )
    async with httpx.AsyncClient() as http:
        (await http.put(address, content=content)).raise_for_status()
    return await checklist.give_document(
        db, store, viewer=viewer, partner_id=of.partner_id, item_id=item_id, document_id=document_id,
        file_name="登记证.pdf", now=now,
    )  # fmt: skip


async def test_a_partner_is_verified_only_when_all_that_is_asked_is_there(db: Database, store: Store) -> None:
    of = await scene(db)

    async def verified() -> State:
        partner = await actions.verify(
            db, viewer=of.by.editor.viewer, partner_id=of.partner_id, public_url="", now=NOON
        )
        return partner.state

    with pytest.raises(Refusal) as refused:
        await verified()
    assert refused.value.code == "CHECKLIST_OPEN"
    assert refused.value.message == "Still missing: Registration, A call, Two administrators."
    assert refused.value.message_zh == "还缺少:登记证、通话、两位管理员。"
    await give(db, store, of)
    await make.join(db, await make.somebody(db), of.member.organisation_id, "OWNER")
    for item in of.items[:2]:
        await checklist.tick(
            db, viewer=of.by.editor.viewer, partner_id=of.partner_id, item_id=item.id, done=True, now=NOON
        )

    assert await verified() is State.VERIFIED


async def test_a_document_is_read_by_reviewers_and_own_staff_alone(db: Database, store: Store) -> None:
    of = await scene(db)
    given = (await give(db, store, of))[0]
    assert (given.file_name, given.done) == ("登记证.pdf", False)
    outsider = await make.somebody(db)
    reviewer = await make.member(db, of.by.organisation_id, "REVIEWER")
    onlooker = await make.member(db, of.by.organisation_id, "VIEWER")

    seen = []
    for viewer in (of.member.owner.viewer, reviewer.viewer, onlooker.viewer, outsider.viewer, None):
        found = await checklist.checklists(db, viewer=viewer, partner_ids=[of.partner_id])
        seen.append([entry.file_key is not None for entry in found[of.partner_id]])

    assert seen == [[True, False, False], [True, False, False], [], [], []]
    assert given.file_key is not None
    async with httpx.AsyncClient() as http:
        signed = await http.get(documents.url(store, given.file_key, datetime.now(UTC)))
        bare = await http.get(documents.url(store, given.file_key, datetime.now(UTC)).partition("?")[0])
    assert (signed.status_code, signed.content, signed.headers["content-disposition"]) == (200, PDF, "attachment")
    assert bare.status_code == 403


async def test_an_address_for_reading_works_for_minutes(db: Database, store: Store) -> None:
    of = await scene(db)
    key = (await give(db, store, of))[0].file_key
    assert key is not None
    long_ago = datetime.fromtimestamp(datetime.now(UTC).timestamp() - 600, UTC)

    async with httpx.AsyncClient() as http:
        answer = await http.get(documents.url(store, key, long_ago))

    assert answer.status_code == 403


@pytest.mark.parametrize("content", [b"<html>", b"MZ\x90\x00", b""], ids=["page", "program", "nothing"])
async def test_only_documents_are_taken(db: Database, store: Store, content: bytes) -> None:
    of = await scene(db)

    with pytest.raises(Refusal) as refused:
        await give(db, store, of, content)

    assert refused.value.code == "WRONG_TYPE"


async def test_what_was_not_sent_and_what_was_sent_by_others_is_not_taken(db: Database, store: Store) -> None:
    of, other = await scene(db), await scene(db)
    key = (await give(db, store, other))[0].file_key
    assert key is not None
    codes = []
    for document_id in (new_id(), key.rpartition("/")[2], "../x"):
        with pytest.raises(Refusal) as refused:
            await checklist.give_document(
                db, store, viewer=of.member.owner.viewer, partner_id=of.partner_id, item_id=of.items[0].id,
                document_id=document_id, file_name="a.pdf", now=NOON,
            )  # fmt: skip
        codes.append(refused.value.code)
    with pytest.raises(Refusal) as refused:
        await checklist.start_document(
            db, store, viewer=other.member.owner.viewer, partner_id=of.partner_id, item_id=of.items[0].id, now=NOON
        )

    assert codes == ["NOT_RECEIVED"] * 3
    assert refused.value.code == "NOT_FOUND"


async def test_a_second_document_replaces_the_first_and_is_looked_at_anew(db: Database, store: Store) -> None:
    of = await scene(db)
    first = (await give(db, store, of))[0]
    await checklist.tick(
        db, viewer=of.by.editor.viewer, partner_id=of.partner_id, item_id=of.items[0].id, done=True, now=NOON
    )

    second = (await give(db, store, of))[0]

    assert (second.done, second.file_key == first.file_key) == (False, False)
    owed = await make.run(db, "MATCH (x:Purge {prefix: $key}) RETURN count(x)", key=first.file_key)
    assert owed == [(1,)]


async def test_the_list_is_replaced_and_what_stays_keeps_what_was_given(db: Database, store: Store) -> None:
    of = await scene(db)
    await give(db, store, of)
    kept = of.items[0]

    items = await checklist.set_template(
        db, viewer=of.by.editor.viewer, organisation_id=of.by.organisation_id,
        items=[Wanted(None, ItemKind.CONFIRMATION, "新", "New"), Wanted(kept.id, kept.kind, "证书", "Certificate")],
    )  # fmt: skip

    assert [(item.title_en, item.id == kept.id) for item in items] == [("New", False), ("Certificate", True)]
    entries = (await checklist.checklists(db, viewer=of.by.editor.viewer, partner_ids=[of.partner_id]))[of.partner_id]
    assert [entry.file_name for entry in entries] == [None, "登记证.pdf"]


async def test_only_those_who_may_change_the_list_or_tick(db: Database) -> None:
    of = await scene(db)
    reviewer = await make.member(db, of.by.organisation_id, "REVIEWER")
    codes = []
    for viewer in (reviewer.viewer, of.member.owner.viewer):
        with pytest.raises(Refusal) as refused:
            await checklist.set_template(db, viewer=viewer, organisation_id=of.by.organisation_id, items=[])
        codes.append(refused.value.code)
    for viewer in (of.member.owner.viewer, (await make.somebody(db)).viewer):
        with pytest.raises(Refusal) as refused:
            await checklist.tick(
                db, viewer=viewer, partner_id=of.partner_id, item_id=of.items[0].id, done=True, now=NOON
            )
        codes.append(refused.value.code)

    assert codes == ["ROLE_TOO_LOW", "NOT_MEMBER", "NOT_MEMBER", "NOT_FOUND"]


async def test_every_empty_title_is_named(db: Database) -> None:
    by = await make.host(db)

    with pytest.raises(Several) as refused:
        await checklist.set_template(
            db, viewer=by.editor.viewer, organisation_id=by.organisation_id,
            items=[Wanted(None, ItemKind.DOCUMENT, "", "Paper"), Wanted(None, ItemKind.DOCUMENT, "纸", "x" * 121)],
        )  # fmt: skip

    assert [(each.code, each.field) for each in refused.value.refusals] == [
        ("EMPTY", "items.0.titleZh"), ("TOO_LONG", "items.1.titleEn"),
    ]  # fmt: skip
