import asyncio

import pytest

from campaigns.pages import actions as pages
from campaigns.pages import queries as page_reads
from campaigns.partners import actions, queries
from campaigns.partners.model import State
from core.errors import Refusal
from core.ids import new_id
from core.paging import Slice
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON


async def count(db: Database, by: make.Host, campaign_id: str) -> int:
    return (await pages.known(db, viewer=by.editor.viewer, campaign_id=campaign_id)).partner_count


async def test_a_verified_partner_is_counted_recorded_and_told(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    reviewer = await make.member(db, by.organisation_id, "REVIEWER")
    member = await partners.accepted(db, by, made.id)

    verified = await actions.verify(
        db, viewer=reviewer.viewer, partner_id=member.partner.id, public_url=partners.PUBLIC_URL, now=NOON
    )
    again = await actions.verify(
        db, viewer=reviewer.viewer, partner_id=member.partner.id, public_url=partners.PUBLIC_URL, now=NOON
    )

    assert verified.state is State.VERIFIED
    assert again == verified
    assert await count(db, by, made.id) == 1
    (owed,) = await partners.mails_to(db, member.owner.email)
    assert (owed["kind"], owed["to"]) == ("partner_verified", member.owner.email)
    assert owed["params"] == {
        "organisation": "Organisation",
        "campaign": "Blue Action",
        "link": f"https://kindred.example/c/{made.handle}",
    }
    history = (await page_reads.history(db, campaign_ids=[made.id], wanted=Slice(1)))[made.id].items[0]
    assert (history.kind, history.person_id, history.organisation_id) == (
        "partner:verified", reviewer.id, by.organisation_id,
    )  # fmt: skip


async def test_a_declined_partner_is_told_why_and_not_counted(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)

    declined = await actions.decline(
        db,
        viewer=by.editor.viewer,
        partner_id=member.partner.id,
        reason="No registration.",
        public_url=partners.PUBLIC_URL,
        now=NOON,
    )

    assert (declined.state, declined.reason) == (State.DECLINED, "No registration.")
    assert await count(db, by, made.id) == 0
    (owed,) = await partners.mails_to(db, member.owner.email)
    assert owed["kind"] == "partner_declined"
    assert owed["params"]["reason"] == "No registration."  # type: ignore[index]
    seen = await queries.by_ids(db, viewer=member.owner.viewer, ids=[declined.id])
    assert seen[declined.id].reason == "No registration."


async def test_declining_a_verified_partner_revokes_it_and_counts_down_once(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.verified(db, by, made.id)

    for _ in range(2):
        revoked = await actions.decline(
            db,
            viewer=by.editor.viewer,
            partner_id=member.partner.id,
            reason="Left.",
            public_url=partners.PUBLIC_URL,
            now=NOON,
        )

    assert revoked.state is State.REVOKED
    assert await count(db, by, made.id) == 0
    assert (await actions.verify(
        db, viewer=by.editor.viewer, partner_id=member.partner.id, public_url=partners.PUBLIC_URL, now=NOON
    )).state is State.VERIFIED  # fmt: skip
    assert await count(db, by, made.id) == 1


async def test_a_reason_is_required(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)

    for reason, code in (("  ", "EMPTY"), ("x" * 501, "TOO_LONG")):
        with pytest.raises(Refusal) as refused:
            await actions.decline(
                db,
                viewer=by.editor.viewer,
                partner_id=member.partner.id,
                reason=reason,
                public_url=partners.PUBLIC_URL,
                now=NOON,
            )
        assert (refused.value.code, refused.value.field) == (code, "reason")


async def test_verifying_many_at_once_counts_each(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    members = [await partners.accepted(db, by, made.id) for _ in range(8)]

    await asyncio.gather(
        *(
            actions.verify(
                db, viewer=by.editor.viewer, partner_id=member.partner.id, public_url=partners.PUBLIC_URL, now=NOON
            )
            for member in members
            for _ in range(2)
        )
    )

    assert await count(db, by, made.id) == 8


@pytest.mark.parametrize(
    ("who", "code"),
    [("stranger", "NOT_FOUND"), ("viewer", "ROLE_TOO_LOW"), ("own", "NOT_MEMBER"), ("nobody", "SIGNED_OUT")],
)
async def test_only_reviewers_of_the_host_judge(db: Database, who: str, code: str) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)
    person = {
        "stranger": (await make.somebody(db)).viewer,
        "viewer": (await make.member(db, by.organisation_id, "VIEWER")).viewer,
        "own": member.owner.viewer,
        "nobody": None,
    }[who]

    with pytest.raises(Refusal) as refused:
        await actions.verify(db, viewer=person, partner_id=member.partner.id, public_url=partners.PUBLIC_URL, now=NOON)

    assert refused.value.code == code
    assert await count(db, by, made.id) == 0
    assert await partners.mails_to(db, member.owner.email) == []


async def test_an_unknown_partner_is_not_found(db: Database) -> None:
    by = await make.host(db)

    with pytest.raises(Refusal) as refused:
        await actions.verify(db, viewer=by.editor.viewer, partner_id=new_id(), public_url=partners.PUBLIC_URL, now=NOON)

    assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "partnerId")


async def test_the_page_shows_verified_partners_and_those_who_work_on_it_see_all(db: Database) -> None:
    by = await make.host(db)
    made = [await make.open_campaign(db, by) for _ in range(2)]
    ids = [campaign.id for campaign in made]
    shown = [await partners.verified(db, by, campaign.id) for campaign in made for _ in range(2)]
    waiting = await partners.accepted(db, by, ids[0])
    before = db.trips

    public = await queries.of_campaigns(db, viewer=None, campaign_ids=ids, state=None, wanted=Slice())

    assert db.trips - before == 1
    assert [p.id for p in public[ids[0]].items] == [member.partner.id for member in shown[:2]]
    assert [p.id for p in public[ids[1]].items] == [member.partner.id for member in shown[2:]]
    for viewer in (by.editor.viewer, waiting.owner.viewer):
        seen = await queries.of_campaigns(db, viewer=viewer, campaign_ids=ids, state=None, wanted=Slice())
        assert [p.id for p in seen[ids[0]].items][-1] == waiting.partner.id
        only = await queries.of_campaigns(db, viewer=viewer, campaign_ids=ids, state=State.ACCEPTED, wanted=Slice())
        assert [p.id for p in only[ids[0]].items] == [waiting.partner.id]
    first = await queries.of_campaigns(db, viewer=None, campaign_ids=ids[:1], state=None, wanted=Slice(1))
    rest = await queries.of_campaigns(
        db, viewer=None, campaign_ids=ids[:1], state=None, wanted=Slice(1, first[ids[0]].keys[-1])
    )
    assert [p.id for p in (*first[ids[0]].items, *rest[ids[0]].items)] == [m.partner.id for m in shown[:2]]
    assert first[ids[0]].has_next
    assert not rest[ids[0]].has_next


async def test_a_draft_is_not_given_away_by_its_partners(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    member = await partners.verified(db, by, made.id)
    stranger = await make.somebody(db)
    before = db.trips

    for viewer, found in (
        (by.editor.viewer, 1), (member.owner.viewer, 1), (stranger.viewer, 0), (None, 0),
    ):  # fmt: skip
        of_organisation = await queries.of_organisations(
            db, viewer=viewer, organisation_ids=[member.organisation_id], wanted=Slice()
        )
        assert len(of_organisation[member.organisation_id].items) == found
        assert len(await queries.by_ids(db, viewer=viewer, ids=[member.partner.id])) == found
    assert db.trips - before == 8
