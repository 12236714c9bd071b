import asyncio
from datetime import timedelta

import pytest

from campaigns.pages import actions, queries
from campaigns.pages.drafts import Written
from campaigns.pages.model import ScoreRule, State
from core.clock import from_millis
from core.errors import Denied, NotFound, Refusal, Several
from core.ids import new_id
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories.campaigns import NOON


async def created(db: Database, by: make.Host, **changes: object) -> object:
    return await actions.create(
        db,
        viewer=by.editor.viewer,
        organisation_id=by.organisation_id,
        written=make.form(**changes),
        now=NOON,
    )


def fields(several: Several) -> set[tuple[str, str | None]]:
    return {(refusal.code, refusal.field) for refusal in several.refusals}


async def test_an_editor_of_a_foundation_makes_a_draft(db: Database) -> None:
    by = await make.host(db)
    cover = await make.picture(db, by.editor)

    made = await make.draft(db, by, handle="Ｂｌｕｅ-" + new_id()[-16:], cover_upload_id=cover)

    assert made.state is State.DRAFT
    assert made.handle.startswith("Blue-")
    assert made.organisation_id == by.organisation_id
    assert made.cover is not None
    assert (made.cover.key, made.cover.width) == (f"pictures/{cover}.jpg", 1600)
    record = (await queries.history(db, campaign_ids=[made.id], wanted=Slice()))[made.id].items[0]
    assert (record.kind, record.person_id, record.organisation_id) == (
        "campaign:created", by.editor.id, by.organisation_id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "role", "confirmed", "code", "field"),
    [
        ("FOUNDATION", None, True, "NOT_MEMBER", "organisationId"),
        ("FOUNDATION", "REVIEWER", True, "ROLE_TOO_LOW", "organisationId"),
        ("FOUNDATION", "VIEWER", True, "ROLE_TOO_LOW", "organisationId"),
        ("FOUNDATION", "EDITOR", False, "UNCONFIRMED", None),
        ("MEMBER", "OWNER", True, "NOT_FOUNDATION", "organisationId"),
    ],
)
async def test_nobody_else_makes_one(
    db: Database, kind: str, role: str | None, confirmed: bool, code: str, field: str | None
) -> None:
    organisation_id = await make.organisation(db, kind=kind)
    person = await make.somebody(db, confirmed=confirmed)
    if role:
        await make.join(db, person, organisation_id, role)
    handle = f"c-{new_id()}"

    with pytest.raises(Denied) as refused:
        await actions.create(
            db,
            viewer=person.viewer,
            organisation_id=organisation_id,
            written=make.form(handle=handle),
            now=NOON,
        )

    assert (refused.value.code, refused.value.field) == (code, field)
    assert await make.run(db, "MATCH (c:Campaign {handle_key: $key}) RETURN c", key=handle) == []


async def test_signed_out_and_an_unknown_organisation_are_named(db: Database) -> None:
    person = await make.somebody(db)

    with pytest.raises(Denied) as out:
        await actions.create(db, viewer=None, organisation_id=new_id(), written=make.form(), now=NOON)
    with pytest.raises(NotFound) as unknown:
        await actions.create(db, viewer=person.viewer, organisation_id=new_id(), written=make.form(), now=NOON)

    assert out.value.code == "SIGNED_OUT"
    assert unknown.value.field == "organisationId"


@pytest.mark.parametrize("second", ["BLUE-{}", "ｂｌｕｅ-{}", "Blue-{}"])
async def test_a_handle_that_differs_in_case_or_width_only_is_taken(db: Database, second: str) -> None:
    by, mark = await make.host(db), new_id()[-16:]
    await created(db, by, handle=f"blue-{mark}")

    with pytest.raises(Several) as refused:
        await created(db, by, handle=second.format(mark), hue=999)

    assert fields(refused.value) == {("HANDLE_TAKEN", "handle"), ("BAD_HUE", "hue")}


async def test_of_two_who_take_a_handle_at_once_one_gets_it(db: Database) -> None:
    by, handle = await make.host(db), f"c-{new_id()}"

    answers = await asyncio.gather(*(created(db, by, handle=handle) for _ in range(6)), return_exceptions=True)

    assert sum(not isinstance(answer, BaseException) for answer in answers) == 1
    assert all(fields(answer) == {("HANDLE_TAKEN", "handle")} for answer in answers if isinstance(answer, Several))
    assert sum(isinstance(answer, Several) for answer in answers) == 5


@pytest.mark.parametrize(
    ("state", "purpose", "own", "ok"),
    [
        ("VERIFIED", "PICTURE", True, True),
        ("CHECKING", "PICTURE", True, True),
        ("OPEN", "PICTURE", True, False),
        ("REFUSED", "PICTURE", True, False),
        ("VERIFIED", "VIDEO", True, False),
        ("VERIFIED", "PICTURE", False, False),
    ],
)
async def test_a_cover_is_a_picture_of_the_editors_own(
    db: Database, state: str, purpose: str, own: bool, ok: bool
) -> None:
    by = await make.host(db)
    owner = by.editor if own else await make.somebody(db)
    cover = await make.picture(db, owner, state, purpose)

    answer = await asyncio.gather(created(db, by, cover_upload_id=cover), return_exceptions=True)

    assert not isinstance(answer[0], Several) if ok else fields(answer[0]) == {("BAD_COVER", "coverUploadId")}  # type: ignore[arg-type]


async def test_a_cover_that_is_still_being_checked_appears_by_itself(db: Database) -> None:
    by = await make.host(db)
    cover = await make.picture(db, by.editor, "CHECKING")
    made = await make.draft(db, by, cover_upload_id=cover)
    assert made.cover is not None
    assert made.cover.key is None

    await make.run(
        db,
        "MATCH (u:Upload {id: $id}) SET u.state = 'VERIFIED', u.picture_key = 'p', u.picture_width = 4, "
        "u.picture_height = 3",
        id=cover,
    )

    seen = (await queries.by_ids(db, viewer=by.editor.viewer, ids=[made.id]))[made.id]
    assert seen.cover is not None
    assert (seen.cover.key, seen.cover.width, seen.cover.height) == ("p", 4, 3)


async def edited(db: Database, by: make.Host, campaign_id: str, **fields: object) -> object:
    return await actions.edit(
        db,
        viewer=by.editor.viewer,
        campaign_id=campaign_id,
        written=Written(**fields),  # type: ignore[arg-type]
        now=NOON,
    )


async def test_an_edit_changes_what_was_written_and_leaves_the_rest(db: Database) -> None:
    by = await make.host(db)
    before = await make.draft(db, by)
    cover = await make.picture(db, by.editor)

    await edited(db, by, before.id, title_en="Bluer", cover_upload_id=cover, rule=ScoreRule(3, 2, 1))

    after = await actions.known(db, viewer=by.editor.viewer, campaign_id=before.id)
    assert (after.title_en, after.title_zh) == ("Bluer", before.title_zh)
    assert (after.opens_at, after.opens_local, after.closes_at) == (
        before.opens_at, before.opens_local, before.closes_at,
    )  # fmt: skip
    assert after.cover is not None
    assert after.cover.key == f"pictures/{cover}.jpg"
    assert after.rule == ScoreRule(3, 2, 1, version=2)
    assert after.revision == before.revision + 1


async def test_an_edit_reports_every_field_at_once_and_changes_nothing(db: Database) -> None:
    by = await make.host(db)
    before, other = await make.draft(db, by), await make.draft(db, by)
    foreign = await make.picture(db, await make.somebody(db))

    with pytest.raises(Several) as refused:
        await edited(
            db, by, before.id, title_zh="长" * 300, title_en="kept?", time_zone="Nope/Nope", hue=-1,
            handle=other.handle.upper(), cover_upload_id=foreign,
        )  # fmt: skip

    assert fields(refused.value) == {
        ("TOO_LONG", "title.zh"), ("BAD_ZONE", "timeZone"), ("BAD_HUE", "hue"),
        ("HANDLE_TAKEN", "handle"), ("BAD_COVER", "coverUploadId"),
    }  # fmt: skip
    assert await actions.known(db, viewer=by.editor.viewer, campaign_id=before.id) == before


async def test_an_empty_edit_is_no_edit(db: Database) -> None:
    by = await make.host(db)
    before = await make.draft(db, by)

    assert await edited(db, by, before.id) == before


async def test_one_may_write_the_same_handle_again_in_another_case(db: Database) -> None:
    by = await make.host(db)
    before = await make.draft(db, by)

    after = await edited(db, by, before.id, handle=before.handle.upper())

    assert after.handle == before.handle.upper()  # type: ignore[attr-defined]


async def test_edits_of_different_fields_at_once_are_both_kept(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)

    await asyncio.gather(
        edited(db, by, made.id, title_en="A"),
        edited(db, by, made.id, title_zh="乙"),
        edited(db, by, made.id, hue=9),
    )

    after = await actions.known(db, viewer=by.editor.viewer, campaign_id=made.id)
    assert (after.title_en, after.title_zh, after.hue, after.revision) == ("A", "乙", 9, made.revision + 3)


@pytest.mark.parametrize("role", [None, "VIEWER", "REVIEWER"])
@pytest.mark.parametrize("public", [True, False])
async def test_who_may_not_edit_is_told_as_much_as_they_may_know(db: Database, role: str | None, public: bool) -> None:
    by = await make.host(db)
    made = await (make.open_campaign(db, by) if public else make.draft(db, by))
    person = await make.somebody(db)
    if role:
        await make.join(db, person, by.organisation_id, role)

    with pytest.raises(Refusal) as refused:
        await actions.edit(db, viewer=person.viewer, campaign_id=made.id, written=Written(title_en="Mine"), now=NOON)

    expected = "ROLE_TOO_LOW" if role else "NOT_MEMBER" if public else "NOT_FOUND"
    assert (refused.value.code, refused.value.field) == (expected, "campaignId")


async def test_an_edit_of_a_public_page_stands_on_its_record(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)

    await edited(db, by, made.id, text_en="More.", hue=3)

    newest = (await queries.history(db, campaign_ids=[made.id], wanted=Slice(first=1)))[made.id].items[0]
    assert (newest.kind, newest.note) == ("campaign:edited", "hue text_en")


@pytest.mark.parametrize("over", ["FINAL", "ARCHIVED"])
async def test_a_campaign_that_is_over_is_not_edited(db: Database, over: str) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    await make.state(db, made.id, over)

    with pytest.raises(Several) as refused:
        await edited(db, by, made.id, title_en="Late")

    assert fields(refused.value) == {("CLOSED", "campaignId")}


async def test_closing_happens_at_its_time_once_and_stays(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    over = make.CLOSES.replace(tzinfo=NOON.tzinfo) - timedelta(hours=8)
    with pytest.raises(Refusal) as early:
        await actions.close(db, campaign_id=made.id, now=over - timedelta(milliseconds=1), board_digest="0")

    first = await actions.close(db, campaign_id=made.id, now=over, board_digest="ab")
    again = await actions.close(db, campaign_id=made.id, now=over + timedelta(days=1), board_digest="cd")

    assert early.value.code == "TOO_EARLY"
    assert (first, again) == (True, False)
    seen = await actions.known(db, viewer=by.editor.viewer, campaign_id=made.id)
    assert (seen.state, seen.board_digest) == (State.FINAL, "ab")
    records = (await queries.history(db, campaign_ids=[made.id], wanted=Slice()))[made.id].items
    assert (records[0].kind, records[0].note, records[0].person_id) == (
        "campaign:final",
        "ab",
        None,
    )
    assert [record.kind for record in records].count("campaign:final") == 1


async def test_a_draft_never_closes(db: Database) -> None:
    made = await make.draft(db, await make.host(db))

    with pytest.raises(Refusal) as refused:
        await actions.close(db, campaign_id=made.id, now=NOON + timedelta(days=999), board_digest="")

    assert refused.value.code == "TOO_EARLY"


async def test_what_is_owed_lists_campaigns_whose_time_has_come(db: Database) -> None:
    by = await make.host(db)
    made, kept = await make.open_campaign(db, by), await make.draft(db, by)
    frozen = await make.open_campaign(db, by)
    await make.state(db, frozen.id, "FROZEN")
    await make.run(db, "MATCH (c:Campaign) WHERE c.id IN $ids SET c.closes_at = 1",
                   ids=[made.id, kept.id, frozen.id])  # fmt: skip

    owed = await queries.owed(db, from_millis(1))
    await actions.close(db, campaign_id=made.id, now=NOON, board_digest="")
    after = await queries.owed(db, from_millis(1))
    await actions.close(db, campaign_id=frozen.id, now=NOON, board_digest="")

    assert ("close_campaign", made.id) in owed
    assert ("close_campaign", frozen.id) in owed
    assert ("close_campaign", kept.id) not in owed
    assert ("close_campaign", made.id) not in after


async def test_a_machine_edits_for_its_person(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)

    after = await actions.edit(
        db, viewer=Viewer(by.editor.id, machine=True), campaign_id=made.id, written=Written(hue=1), now=NOON
    )

    assert after.hue == 1
