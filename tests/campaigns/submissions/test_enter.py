import asyncio
from datetime import timedelta

import pytest

from campaigns.pages import states
from campaigns.submissions import actions
from campaigns.submissions.model import State
from core.errors import Refusal
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories import submissions as entries
from tests.factories.campaigns import NOON


async def count(db: Database, work_id: str) -> int:
    rows = await make.run(db, "MATCH (s:Submission {work_id: $id}) RETURN count(s)", id=work_id)
    return int(str(rows[0][0]))


@pytest.mark.parametrize("state", ["READY", "PROCESSING", "CHECKING"])
async def test_a_participant_enters_a_work_on_behalf_of_an_organisation(db: Database, state: str) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db)
    work_id = await entries.work(db, author, state=state)

    entry = await entries.entered(db, scene, author, work_id)

    assert (entry.state, entry.work_id, entry.author_id) == (State.ENTERED, work_id, author.id)
    assert (entry.campaign_id, entry.organisation_id) == (scene.campaign_id, scene.member.organisation_id)


async def test_a_work_is_entered_once_a_campaign_however_often_and_at_once(db: Database) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db)
    work_id = await entries.work(db, author)

    found = await asyncio.gather(*(entries.entered(db, scene, author, work_id) for _ in range(6)))

    assert len({entry.id for entry in found}) == 1
    assert await count(db, work_id) == 1
    rows = await make.run(db, "MATCH (s:Submission {work_id: $id})-[r]-() RETURN type(r) ORDER BY type(r)", id=work_id)
    assert [row[0] for row in rows] == ["ENTERED", "IN", "OF", "ON_BEHALF_OF"]


async def test_a_second_organisation_does_not_get_the_same_work(db: Database) -> None:
    scene = await entries.scene(db)
    other = await partners.verified(db, scene.host, scene.campaign_id)
    author = await make.somebody(db)
    work_id = await entries.work(db, author)
    await entries.entered(db, scene, author, work_id)

    with pytest.raises(Refusal) as refused:
        await actions.enter(
            db, viewer=author.viewer, campaign_id=scene.campaign_id, work_id=work_id,
            organisation_id=other.organisation_id, now=NOON,
        )  # fmt: skip

    assert (refused.value.code, refused.value.field) == ("ALREADY_ENTERED", "workId")


@pytest.mark.parametrize(
    ("case", "code", "field"),
    [
        ("somebody else's public work", "NOT_YOURS", "workId"),
        ("somebody else's private work", "NOT_FOUND", "workId"),
        ("an unknown work", "NOT_FOUND", "workId"),
        ("a refused work", "WORK_REFUSED", "workId"),
        ("an unconfirmed author", "UNCONFIRMED", None),
        ("an unknown campaign", "NOT_FOUND", "campaignId"),
        ("a draft", "NOT_FOUND", "campaignId"),
        ("before it opens", "NOT_OPEN_YET", "campaignId"),
        ("after it closed", "CLOSED", "campaignId"),
        ("a frozen campaign", "CLOSED", "campaignId"),
        ("an unknown organisation", "NOT_FOUND", "organisationId"),
        ("an organisation that is no partner", "NOT_PARTNER", "organisationId"),
        ("a partner that is not verified", "NOT_PARTNER", "organisationId"),
        ("a partner that was revoked", "NOT_PARTNER", "organisationId"),
        ("a machine", "MACHINE", None),
        ("nobody", "SIGNED_OUT", None),
    ],
)
async def test_what_may_not_be_entered_is_named_and_nothing_is_written(
    db: Database, case: str, code: str, field: str | None
) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db, confirmed=case != "an unconfirmed author")
    owner = await make.somebody(db) if "somebody" in case else author
    state = {"a refused work": "REFUSED", "somebody else's private work": "PROCESSING"}.get(case, "READY")
    work_id = new_id() if case == "an unknown work" else await entries.work(db, owner, state=state)
    campaign_id, organisation_id = scene.campaign_id, scene.member.organisation_id
    if case == "an unknown campaign":
        campaign_id = new_id()
    elif case == "a draft":
        campaign_id = (await make.draft(db, scene.host)).id
    elif case == "a frozen campaign":
        await make.state(db, campaign_id, "FROZEN")
    elif case == "an unknown organisation":
        organisation_id = new_id()
    elif case == "an organisation that is no partner":
        organisation_id = await make.organisation(db, owner=author)
    elif case == "a partner that is not verified":
        organisation_id = (await partners.accepted(db, scene.host, campaign_id)).organisation_id
    elif case == "a partner that was revoked":
        await make.run(
            db, "MATCH (:Organisation {id: $id})-[p:PARTNER_IN]->() SET p.state = 'REVOKED'", id=organisation_id
        )
    now = {
        "before it opens": NOON - timedelta(days=5),
        "after it closed": NOON + timedelta(days=90),
    }.get(case, NOON)
    viewer = {"a machine": Viewer(author.id, machine=True), "nobody": None}.get(case, author.viewer)

    with pytest.raises(Refusal) as refused:
        await actions.enter(
            db, viewer=viewer, campaign_id=campaign_id, work_id=work_id, organisation_id=organisation_id, now=now
        )

    assert (refused.value.code, refused.value.field) == (code, field)
    assert await count(db, work_id) == 0


async def test_a_withdrawn_work_may_be_entered_again_for_another_organisation(db: Database) -> None:
    scene = await entries.scene(db)
    other = await partners.verified(db, scene.host, scene.campaign_id)
    author = await make.somebody(db)
    first = await entries.entered(db, scene, author)
    await actions.withdraw(db, entries.JOBS, viewer=author.viewer, submission_id=first.id, now=NOON)

    again = await actions.enter(
        db, viewer=author.viewer, campaign_id=scene.campaign_id, work_id=first.work_id,
        organisation_id=other.organisation_id, now=NOON,
    )  # fmt: skip

    assert (again.id, again.state, again.organisation_id) == (first.id, State.ENTERED, other.organisation_id)
    rows = await make.run(db, "MATCH (s:Submission {id: $id})-[:ON_BEHALF_OF]->(o) RETURN o.id", id=first.id)
    assert rows == [(other.organisation_id,)]


async def test_the_board_being_frozen_after_entering_changes_no_entry(db: Database) -> None:
    scene = await entries.scene(db)
    entry = await entries.entered(db, scene)
    await states.freeze(db, viewer=scene.host.editor.viewer, campaign_id=scene.campaign_id, now=NOON)

    accepted = await actions.accept(
        db, entries.JOBS, viewer=scene.reviewer.viewer, submission_id=entry.id,
        public_url=partners.PUBLIC_URL, now=NOON,
    )  # fmt: skip

    assert accepted.state is State.ACCEPTED
