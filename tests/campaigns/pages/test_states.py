from datetime import timedelta

import pytest

from campaigns.pages import queries, states
from campaigns.pages.model import Campaign, State
from core.clock import millis
from core.errors import Refusal, Several
from core.paging import Slice
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories.campaigns import NOON

STEPS = {
    "publish": (states.publish, "DRAFT", State.OPEN, "campaign:published"),
    "freeze": (states.freeze, "OPEN", State.FROZEN, "campaign:frozen"),
    "unfreeze": (states.unfreeze, "FROZEN", State.OPEN, "campaign:unfrozen"),
    "archive": (states.archive, "FINAL", State.ARCHIVED, "campaign:archived"),
}


async def kinds(db: Database, campaign: Campaign) -> list[str]:
    page = (await queries.history(db, campaign_ids=[campaign.id], wanted=Slice()))[campaign.id]
    return [record.kind for record in page.items]


@pytest.mark.parametrize("name", STEPS)
async def test_a_step_is_taken_and_recorded_once_though_asked_twice(db: Database, name: str) -> None:
    step, begin, end, kind = STEPS[name]
    by = await make.host(db)
    made = await make.draft(db, by)
    await make.state(db, made.id, begin)

    first = await step(db, viewer=by.editor.viewer, campaign_id=made.id, now=NOON)
    again = await step(db, viewer=by.editor.viewer, campaign_id=made.id, now=NOON + timedelta(hours=1))

    assert first.state is end
    assert again == first
    assert await kinds(db, made) == [kind, "campaign:created"]


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("begin", [state.value for state in State])
async def test_a_step_from_anywhere_else_is_refused(db: Database, name: str, begin: str) -> None:
    step, right, end, _ = STEPS[name]
    if begin in (right, end.value):
        return
    by = await make.host(db)
    made = await make.draft(db, by)
    await make.state(db, made.id, begin)

    with pytest.raises(Refusal) as refused:
        await step(db, viewer=by.editor.viewer, campaign_id=made.id, now=NOON)

    assert (refused.value.code, refused.value.field) == ("WRONG_STATE", "campaignId")
    assert await kinds(db, made) == ["campaign:created"]


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("role", [None, "VIEWER", "REVIEWER"])
@pytest.mark.parametrize("done", [True, False])
async def test_a_step_needs_an_editor_of_the_host(db: Database, name: str, role: str | None, done: bool) -> None:
    step, begin, end, _ = STEPS[name]
    by = await make.host(db)
    made = await make.draft(db, by)
    await make.state(db, made.id, end.value if done else begin)
    person = await make.somebody(db)
    if role:
        await make.join(db, person, by.organisation_id, role)

    with pytest.raises(Refusal) as refused:
        await step(db, viewer=person.viewer, campaign_id=made.id, now=NOON)

    hidden = begin == "DRAFT" and not done
    assert refused.value.code == ("ROLE_TOO_LOW" if role else "NOT_FOUND" if hidden else "NOT_MEMBER")


async def test_publishing_names_everything_that_is_missing(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by, title_en="", text_zh="", rules_zh="", rules_en="", topic="", cover_upload_id=None)

    with pytest.raises(Several) as refused:
        await states.publish(db, viewer=by.editor.viewer, campaign_id=made.id, now=NOON + timedelta(days=365))

    assert [(each.code, each.field) for each in refused.value.refusals] == [
        ("MISSING_TITLE_EN", "title.en"),
        ("MISSING_TEXT_ZH", "text.zh"),
        ("MISSING_RULES_ZH", "rules.zh"),
        ("MISSING_RULES_EN", "rules.en"),
        ("MISSING_COVER", "coverUploadId"),
        ("MISSING_TOPIC", "topic"),
        ("MISSING_DATES", "closesAtLocal"),
    ]
    assert await kinds(db, made) == ["campaign:created"]


async def test_what_is_missing_is_told_to_editors_only(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by, topic="")
    viewer = await make.member(db, by.organisation_id, "VIEWER")

    with pytest.raises(Refusal) as refused:
        await states.publish(db, viewer=viewer.viewer, campaign_id=made.id, now=NOON)

    assert refused.value.code == "ROLE_TOO_LOW"


async def test_freezing_stamps_the_time_and_forgets_an_older_snapshot(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    await make.run(db, "MATCH (c:Campaign {id: $id}) SET c.frozen_board_digest = 'old'", id=made.id)

    frozen = await states.freeze(db, viewer=by.editor.viewer, campaign_id=made.id, now=NOON)
    thawed = await states.unfreeze(db, viewer=by.editor.viewer, campaign_id=made.id, now=NOON)

    left = await make.run(db, "MATCH (c:Campaign {id: $id}) RETURN c.frozen_board_digest", id=made.id)
    assert (frozen.frozen_at, thawed.frozen_at, left) == (millis(NOON), None, [(None,)])
