import asyncio

import pytest

from campaigns.partners import actions, queries
from campaigns.partners.applications import apply
from campaigns.partners.model import Partner, State
from core.errors import Refusal
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON


async def applied(db: Database, campaign_id: str, text: str = "We teach first aid.") -> tuple[make.Somebody, Partner]:
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)
    partner = await apply(
        db, viewer=owner.viewer, campaign_id=campaign_id, organisation_id=organisation_id, text=text, now=NOON
    )
    return owner, partner


async def test_an_organisation_asks_and_the_host_says_yes(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)

    owner, partner = await applied(db, made.id)
    assert (partner.state, partner.application) == (State.APPLIED, "We teach first aid.")
    accepted = await actions.accept_application(
        db, viewer=by.editor.viewer, partner_id=partner.id, public_url=partners.PUBLIC_URL, now=NOON
    )

    assert accepted.state is State.ACCEPTED
    assert [each["kind"] for each in await partners.mails_to(db, owner.email)] == ["partner_application_accepted"]


async def test_a_no_carries_a_reason_and_one_may_ask_again(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    owner, partner = await applied(db, made.id)

    declined = await actions.decline(
        db, viewer=by.editor.viewer, partner_id=partner.id, reason="Too far away.", public_url="", now=NOON
    )
    again = await apply(
        db,
        viewer=owner.viewer,
        campaign_id=made.id,
        organisation_id=partner.organisation_id,
        text="Now near.",
        now=NOON,
    )

    assert (declined.state, declined.reason) == (State.DECLINED, "Too far away.")
    assert (again.id, again.state, again.application, again.reason) == (partner.id, State.APPLIED, "Now near.", None)


async def test_an_application_is_seen_by_its_own_and_the_host_alone(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    owner, partner = await applied(db, made.id)
    stranger = (await make.somebody(db)).viewer

    async def seen(viewer: Viewer | None) -> list[str]:
        page = await queries.of_campaigns(
            db,
            viewer=viewer,
            campaign_ids=[made.id],
            state=None,
            wanted=Slice(),
        )
        return [each.id for each in page[made.id].items]

    assert [await seen(who) for who in (owner.viewer, by.editor.viewer, stranger, None)] == [
        [partner.id], [partner.id], [], [],
    ]  # fmt: skip


async def test_asking_twice_at_once_makes_one_partner(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)

    found = await asyncio.gather(
        *(
            apply(db, viewer=owner.viewer, campaign_id=made.id, organisation_id=organisation_id, text=f"{n}", now=NOON)
            for n in range(4)
        )
    )

    assert len({partner.id for partner in found}) == 1


@pytest.mark.parametrize(
    ("state", "role", "code"),
    [
        ("DRAFT", "OWNER", "NOT_FOUND"),
        ("FINAL", "OWNER", "CLOSED"),
        ("OPEN", None, "NOT_MEMBER"),
        ("OPEN", "EDITOR", "ROLE_TOO_LOW"),
    ],
)
async def test_only_an_owner_asks_while_the_campaign_runs(
    db: Database, state: str, role: str | None, code: str
) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    await make.state(db, made.id, state)
    person = await make.somebody(db)
    organisation_id = await make.organisation(db)
    if role:
        await make.join(db, person, organisation_id, role)

    with pytest.raises(Refusal) as refused:
        await apply(db, viewer=person.viewer, campaign_id=made.id, organisation_id=organisation_id, text="We", now=NOON)

    assert refused.value.code == code


async def test_who_takes_part_or_was_revoked_cannot_ask(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.verified(db, by, made.id)
    codes = []
    for _ in range(2):
        with pytest.raises(Refusal) as refused:
            await apply(
                db, viewer=member.owner.viewer, campaign_id=made.id, organisation_id=member.organisation_id,
                text="We", now=NOON,
            )  # fmt: skip
        codes.append(refused.value.code)
        await actions.decline(
            db, viewer=by.editor.viewer, partner_id=member.partner.id, reason="No.", public_url="", now=NOON
        )

    assert codes == ["IS_PARTNER", "REVOKED"]
