import asyncio

import pytest

from campaigns.onboarding import actions, queries
from campaigns.onboarding.model import Import, ImportState, Judged, ProblemCode, RowResult
from campaigns.partners import actions as partner_actions
from core.errors import Refusal
from core.ids import new_id
from core.jobs import NoJobs
from graph.cities.actions import load_cities
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners, sheets
from tests.factories.campaigns import NOON


def address() -> str:
    return f"{new_id()}@partner.example"


async def brought(db: Database, by: make.Host, campaign_id: str, *rows: tuple[str, ...]) -> Import:
    content = sheets.comma([("机构名称", "邮箱", "城市"), *rows]).encode("gb18030")
    return await actions.bring(
        db, viewer=by.editor.viewer, campaign_id=campaign_id, file_name="五十家.csv", content=content, now=NOON
    )


async def judged(db: Database, import_id: str) -> list[Judged]:
    return (await queries.rows_of_imports(db, ids=[import_id], now=NOON))[import_id]


async def send_all(db: Database, import_id: str) -> None:
    while await actions.send_next(db, import_id=import_id, public_url=partners.PUBLIC_URL, now=NOON):
        pass


async def test_a_draft_keeps_every_row_with_its_problems_and_sends_nothing(db: Database) -> None:
    await load_cities(db)
    by = await make.host(db)
    made = await make.draft(db, by)
    good, taken = address(), address()
    await partners.invited(db, by, made.id, taken)

    draft = await brought(db, by, made.id, ("甲", good, "四川省成都市"), ("", "nobody", "成嘟"), ("丙", taken, ""))

    first, second, third = await judged(db, draft.id)
    assert (draft.state, draft.row_count, draft.included_count, draft.sent_count) == (ImportState.DRAFT, 3, 3, 0)
    assert first.problems == ()
    assert first.city is not None
    assert first.city.name_en == "Chengdu"
    assert [(each.cell, each.code) for each in second.problems] == [
        ("name_zh", ProblemCode.MISSING), ("email", ProblemCode.BAD_EMAIL), ("city", ProblemCode.UNKNOWN_CITY),
    ]  # fmt: skip
    assert "Chengdu" in [city.name_en for city in second.problems[2].suggestions]
    assert [(each.cell, each.code) for each in third.problems] == [("email", ProblemCode.ALREADY_INVITED)]
    assert await partners.mails_to(db, good) == []


async def test_rows_cost_four_round_trips_however_many(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    draft = await brought(db, by, made.id, *[(f"机构{n}", address(), f"没有{n}") for n in range(60)])
    before = db.trips

    await judged(db, draft.id)

    assert db.trips - before == 4


async def test_problems_are_mended_in_place_and_sending_waits_for_it(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    good, mended = address(), address()
    draft = await brought(db, by, made.id, ("甲", good), ("", "bad"), ("丙", "worse"))
    _, second, third = await judged(db, draft.id)
    with pytest.raises(Refusal) as refused:
        await actions.send(db, NoJobs(), viewer=by.editor.viewer, import_id=draft.id, now=NOON)
    assert refused.value.code == "HAS_PROBLEMS"

    cells = {"name_zh": "乙", "email": mended}
    await actions.edit_row(db, viewer=by.editor.viewer, row_id=second.row.id, cells=cells, included=None)
    left = await actions.edit_row(db, viewer=by.editor.viewer, row_id=third.row.id, cells={}, included=False)
    sending = await actions.send(db, NoJobs(), viewer=by.editor.viewer, import_id=draft.id, now=NOON)
    await send_all(db, draft.id)

    assert (left.included_count, sending.state) == (2, ImportState.SENDING)
    assert [len(await partners.mails_to(db, each)) for each in (good, mended, "worse@")] == [1, 1, 0]
    assert [each.row.result for each in await judged(db, draft.id)] == [RowResult.SENT, RowResult.SENT, None]
    done = (await queries.by_ids(db, viewer=by.editor.viewer, ids=[draft.id]))[draft.id]
    assert (done.state, done.sent_count) == (ImportState.SENT, 2)


async def test_sending_twice_at_once_and_again_owes_each_organisation_one_mail(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    addresses = [address() for _ in range(30)]
    draft = await brought(db, by, made.id, *[(f"机构{n}", each) for n, each in enumerate(addresses)])
    await actions.send(db, NoJobs(), viewer=by.editor.viewer, import_id=draft.id, now=NOON)

    await asyncio.gather(*(send_all(db, draft.id) for _ in range(3)))
    await actions.send(db, NoJobs(), viewer=by.editor.viewer, import_id=draft.id, now=NOON)
    await send_all(db, draft.id)

    assert [len(await partners.mails_to(db, each)) for each in addresses] == [1] * 30


async def test_sending_goes_on_where_it_was_broken_off(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    addresses = [address() for _ in range(30)]
    draft = await brought(db, by, made.id, *[(f"机构{n}", each) for n, each in enumerate(addresses)])
    await actions.send(db, NoJobs(), viewer=by.editor.viewer, import_id=draft.id, now=NOON)
    await actions.send_next(db, import_id=draft.id, public_url=partners.PUBLIC_URL, now=NOON)
    half = (await queries.by_ids(db, viewer=by.editor.viewer, ids=[draft.id]))[draft.id]
    assert (half.sent_count, half.state) == (25, ImportState.SENDING)
    assert ("send_import", draft.id) in await queries.owed(db, NOON)

    await send_all(db, draft.id)

    assert [len(await partners.mails_to(db, each)) for each in addresses] == [1] * 30
    assert ("send_import", draft.id) not in await queries.owed(db, NOON)


async def test_who_was_invited_meanwhile_gets_no_second_mail(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    taken = address()
    draft = await brought(db, by, made.id, ("甲", taken))
    await actions.send(db, NoJobs(), viewer=by.editor.viewer, import_id=draft.id, now=NOON)
    await partners.invited(db, by, made.id, taken)

    await send_all(db, draft.id)

    (row,) = await judged(db, draft.id)
    assert row.row.result is RowResult.ALREADY_INVITED
    assert len(await partners.mails_to(db, taken)) == 1


async def test_the_link_that_was_mailed_is_accepted_as_any_invitation(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    to = address()
    draft = await brought(db, by, made.id, ("甲", to))
    await actions.send(db, NoJobs(), viewer=by.editor.viewer, import_id=draft.id, now=NOON)
    await send_all(db, draft.id)
    (owed,) = await partners.mails_to(db, to)
    params = owed["params"]
    assert isinstance(params, dict)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)

    partner = await partner_actions.accept(
        db, viewer=owner.viewer, token=params["link"].rpartition("/")[2], organisation_id=organisation_id, now=NOON
    )

    assert (partner.campaign_id, partner.organisation_id) == (made.id, organisation_id)


@pytest.mark.parametrize(
    ("role", "confirmed", "state", "code"),
    [
        (None, True, "DRAFT", "NOT_FOUND"),
        (None, True, "OPEN", "NOT_MEMBER"),
        ("REVIEWER", True, "OPEN", "ROLE_TOO_LOW"),
        ("EDITOR", False, "OPEN", "UNCONFIRMED"),
        ("EDITOR", True, "FINAL", "CLOSED"),
    ],
)
async def test_only_a_confirmed_editor_of_the_host_brings_organisations(
    db: Database, role: str | None, confirmed: bool, state: str, code: str
) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    await make.state(db, made.id, state)
    person = await make.somebody(db, confirmed=confirmed)
    if role:
        await make.join(db, person, by.organisation_id, role)

    with pytest.raises(Refusal) as refused:
        await actions.bring(
            db, viewer=person.viewer, campaign_id=made.id, file_name="a.csv", content=b"name,email\na,b", now=NOON
        )

    assert refused.value.code == code


async def test_others_neither_see_nor_change_nor_send_a_draft(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    draft = await brought(db, by, made.id, ("甲", address()))
    (row,) = await judged(db, draft.id)
    other = (await make.somebody(db)).viewer

    assert await queries.by_ids(db, viewer=other, ids=[draft.id]) == {}
    assert await queries.of_campaigns(db, viewer=other, campaign_ids=[made.id]) == {made.id: []}
    for act in (
        actions.edit_row(db, viewer=other, row_id=row.row.id, cells={"email": "x@y.z"}, included=None),
        actions.discard(db, viewer=other, import_id=draft.id),
        actions.send(db, NoJobs(), viewer=other, import_id=draft.id, now=NOON),
    ):
        with pytest.raises(Refusal) as refused:
            await act
        assert refused.value.code == "NOT_FOUND"
    assert [each.row for each in await judged(db, draft.id)] == [row.row]


async def test_a_draft_that_was_discarded_or_sent_is_changed_no_more(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    draft = await brought(db, by, made.id, ("甲", address()))
    (row,) = await judged(db, draft.id)

    discarded = await actions.discard(db, viewer=by.editor.viewer, import_id=draft.id)

    assert discarded.state is ImportState.DISCARDED
    assert await queries.of_campaigns(db, viewer=by.editor.viewer, campaign_ids=[made.id]) == {made.id: []}
    with pytest.raises(Refusal) as refused:
        await actions.edit_row(db, viewer=by.editor.viewer, row_id=row.row.id, cells={}, included=False)
    assert refused.value.code == "NOT_DRAFT"
