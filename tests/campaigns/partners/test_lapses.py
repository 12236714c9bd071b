from datetime import timedelta

import pytest

from campaigns.pages import actions as pages
from campaigns.pages import queries as page_reads
from campaigns.partners import actions, queries
from campaigns.partners.lapses import lapse
from campaigns.partners.model import State
from core.clock import millis
from core.errors import Refusal
from core.paging import Slice
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON

YEAR = NOON + timedelta(days=365)


async def state_of(db: Database, by: make.Host, partner_id: str) -> State:
    return (await queries.by_ids(db, viewer=by.editor.viewer, ids=[partner_id]))[partner_id].state


async def lapse_all(db: Database, now: object) -> None:
    while await lapse(db, public_url=partners.PUBLIC_URL, now=now):  # type: ignore[arg-type]
        pass


async def kinds_to(db: Database, member: partners.Member) -> list[object]:
    return [each["kind"] for each in await partners.mails_to(db, member.owner.email)]


async def test_a_verification_warns_once_and_then_ends_once(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.verified(db, by, made.id)
    assert member.partner.verified_until == millis(YEAR)

    await lapse_all(db, YEAR - timedelta(days=31))
    assert await kinds_to(db, member) == ["partner_verified"]
    for _ in range(2):
        await lapse_all(db, YEAR - timedelta(days=29))
    assert await kinds_to(db, member) == ["partner_verified", "partner_expiring"]
    assert await state_of(db, by, member.partner.id) is State.VERIFIED
    for _ in range(2):
        await lapse_all(db, YEAR)

    assert await state_of(db, by, member.partner.id) is State.EXPIRED
    assert await kinds_to(db, member) == ["partner_verified", "partner_expiring", "partner_expired"]
    assert (await pages.known(db, viewer=by.editor.viewer, campaign_id=made.id)).partner_count == 0
    history = (await page_reads.history(db, campaign_ids=[made.id], wanted=Slice(1)))[made.id].items[0]
    assert history.kind == "partner:expired"


async def test_a_verification_is_renewed_before_and_after_its_end(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.verified(db, by, made.id)
    until = YEAR + timedelta(days=10)

    async def renew(days: int) -> None:
        await actions.verify(
            db, viewer=by.editor.viewer, partner_id=member.partner.id, public_url="", now=YEAR,
            until=until + timedelta(days=days),
        )  # fmt: skip

    await renew(0)
    await lapse_all(db, YEAR)
    assert await state_of(db, by, member.partner.id) is State.VERIFIED
    await lapse_all(db, until)
    assert await state_of(db, by, member.partner.id) is State.EXPIRED
    await renew(400)

    assert await state_of(db, by, member.partner.id) is State.VERIFIED
    assert (await pages.known(db, viewer=by.editor.viewer, campaign_id=made.id)).partner_count == 1


async def test_a_verification_cannot_end_in_the_past(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)

    with pytest.raises(Refusal) as refused:
        await actions.verify(
            db, viewer=by.editor.viewer, partner_id=member.partner.id, public_url="", now=NOON, until=NOON
        )

    assert (refused.value.code, refused.value.field) == ("IN_THE_PAST", "until")


async def test_who_was_revoked_or_expired_has_a_standing_that_anyone_may_read(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    revoked, expired, good = [await partners.verified(db, by, made.id) for _ in range(3)]
    await actions.decline(
        db, viewer=by.editor.viewer, partner_id=revoked.partner.id, reason="No.", public_url="", now=NOON
    )
    await actions.verify(
        db, viewer=by.editor.viewer, partner_id=good.partner.id, public_url="", now=NOON,
        until=YEAR + timedelta(days=800),
    )  # fmt: skip
    await lapse_all(db, YEAR)
    before = db.trips

    found = await queries.standings(db, pairs=[(made.id, each.organisation_id) for each in (revoked, expired, good)])

    assert db.trips - before == 1
    assert {pair[1]: standing.state for pair, standing in found.items()} == {
        revoked.organisation_id: State.REVOKED, expired.organisation_id: State.EXPIRED,
    }  # fmt: skip
    assert found[made.id, expired.organisation_id].since == millis(YEAR)
