from campaigns.pages import queries
from campaigns.pages.decide import Reason, can_edit, can_enter
from campaigns.pages.model import Campaign
from core.clock import millis
from core.ids import new_id
from core.paging import Page, Slice
from graph.access.viewer import Viewer
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories.campaigns import NOON


async def test_a_draft_is_found_by_members_of_its_host_only(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    viewer = await make.member(db, by.organisation_id, "VIEWER")
    stranger = await make.somebody(db)

    for person, found in (
        (by.editor.viewer, True),
        (viewer.viewer, True),
        (stranger.viewer, False),
        (None, False),
    ):
        by_handle = await queries.by_handle(db, viewer=person, handle=made.handle)
        by_id = await queries.by_ids(db, viewer=person, ids=[made.id, new_id()])
        hosted = await queries.hosted(db, viewer=person, organisation_ids=[by.organisation_id], wanted=Slice())

        assert (by_handle is not None) is found
        assert list(by_id) == ([made.id] if found else [])
        assert len(hosted[by.organisation_id].items) == found


async def test_a_campaign_is_found_by_its_handle_in_any_case_and_width(db: Database) -> None:
    mark = new_id()[-16:]
    made = await make.open_campaign(db, await make.host(db), handle=f"Straße-{mark}")

    for handle in (
        made.handle,
        f"STRASSE-{mark.upper()}",
        f"ｓｔｒａｓｓｅ-{mark}",
        "@" + made.handle,
    ):
        assert await queries.by_handle(db, viewer=None, handle=handle) is not None
    assert await queries.by_handle(db, viewer=None, handle="not a handle") is None


async def whole(db: Database, first: int) -> list[Campaign]:
    """The public list, page by page."""
    found: list[Campaign] = []
    wanted = Slice(first)
    while True:
        page: Page[Campaign] = await queries.public(db, wanted=wanted)
        found += page.items
        if not page.has_next:
            return found
        wanted = Slice(first, page.keys[-1])


async def test_public_campaigns_come_open_first_closing_soonest_then_over_latest_first(db: Database) -> None:
    by = await make.host(db)
    made = {}
    for name, state, closes_at in (
        ("late", "OPEN", 5), ("soon", "FROZEN", 4), ("same", "OPEN", 5), ("old", "FINAL", 1),
        ("recent", "FINAL", 3), ("draft", "DRAFT", 4), ("archived", "ARCHIVED", 0),
    ):  # fmt: skip
        made[name] = (await make.draft(db, by)).id
        await make.run(
            db, "MATCH (c:Campaign {id: $id}) SET c.state = $state, c.closes_at = $at",
            id=made[name], state=state, at=millis(NOON) + closes_at,
        )  # fmt: skip
    ours = set(made.values())

    for first in (1, 3, 100):
        ids = [campaign.id for campaign in await whole(db, first)]
        listed = [each for each in ids if each in ours]

        assert len(ids) == len(set(ids))
        assert listed == [made[name] for name in ("soon", "late", "same", "recent", "old")]


async def test_what_organisations_host_is_one_round_trip_for_all_of_them(db: Database) -> None:
    hosts = [await make.host(db) for _ in range(3)]
    made = [[(await make.open_campaign(db, by)).id for _ in range(3)] for by in hosts]
    ids = [by.organisation_id for by in hosts]
    before = db.trips

    pages = await queries.hosted(db, viewer=None, organisation_ids=ids, wanted=Slice(2))

    assert db.trips - before == 1
    assert [[c.id for c in pages[each].items] for each in ids] == [list(reversed(row))[:2] for row in made]
    assert all(pages[each].has_next for each in ids)
    rest = await queries.hosted(db, viewer=None, organisation_ids=ids[:1], wanted=Slice(2, pages[ids[0]].keys[-1]))
    assert [c.id for c in rest[ids[0]].items] == made[0][:1]


async def test_each_read_of_campaigns_is_one_round_trip(db: Database) -> None:
    by = await make.host(db)
    ids = [(await make.open_campaign(db, by)).id for _ in range(5)]
    viewer = by.editor.viewer

    for read in (
        lambda: queries.by_ids(db, viewer=viewer, ids=ids),
        lambda: queries.of_parts(db, ids=ids),
        lambda: queries.facts(db, viewer=viewer, ids=ids),
        lambda: queries.history(db, campaign_ids=ids, wanted=Slice()),
    ):
        before = db.trips
        assert set(await read()) == set(ids)
        assert db.trips - before == 1
    before = db.trips
    await queries.public(db, wanted=Slice(100))
    assert db.trips - before == 1


async def test_facts_tell_each_viewer_what_they_may_do(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    stranger, unconfirmed = await make.somebody(db), await make.somebody(db, confirmed=False)

    async def facts(viewer: Viewer | None) -> tuple[object, object]:
        found = (await queries.facts(db, viewer=viewer, ids=[made.id]))[made.id]
        return can_edit(found), can_enter(found, millis(NOON))

    assert await facts(by.editor.viewer) == (True, True)
    assert await facts(stranger.viewer) == (Reason.NOT_MEMBER, True)
    assert await facts(unconfirmed.viewer) == (Reason.NOT_MEMBER, Reason.CONFIRM_EMAIL)
    assert await facts(None) == (Reason.SIGN_IN, Reason.SIGN_IN)


async def test_history_is_paged_newest_first(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)

    first = (await queries.history(db, campaign_ids=[made.id], wanted=Slice(1)))[made.id]
    second = (await queries.history(db, campaign_ids=[made.id], wanted=Slice(1, first.keys[-1])))[made.id]

    assert [record.kind for record in (*first.items, *second.items)] == [
        "campaign:published",
        "campaign:created",
    ]
    assert (first.has_next, second.has_next) == (True, False)
