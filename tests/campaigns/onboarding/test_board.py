import asyncio
from datetime import timedelta

import pytest

from campaigns.onboarding.board import Seat, Stage, board, remind
from campaigns.partners import actions, queries
from campaigns.partners.applications import apply
from core.errors import Refusal
from core.ids import new_id, new_token
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON

DAY = timedelta(days=1)


async def seats(
    db: Database, viewer: Viewer | None, campaign_id: str, stage: Stage | None = None, search: str = ""
) -> list[Seat]:
    page = await board(db, viewer=viewer, campaign_id=campaign_id, stage=stage, search=search, wanted=Slice(), now=NOON)
    return list(page.items)


async def reminded(db: Database, by: make.Host, campaign_id: str, ids: list[str] | None, now: object) -> list[str]:
    return await remind(
        db, viewer=by.editor.viewer, campaign_id=campaign_id, ids=ids, public_url=partners.PUBLIC_URL, now=now  # type: ignore[arg-type]
    )  # fmt: skip


async def test_every_organisation_stands_once_where_it_is(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    open_to, no_to = (f"{new_id()}@partner.example" for _ in range(2))
    await partners.invited(db, by, made.id, open_to)
    await partners.invited(db, by, made.id, open_to)
    await actions.decline_invitation(db, token=await partners.invited(db, by, made.id, no_to), now=NOON)
    accepted = await partners.accepted(db, by, made.id)
    verified = await partners.verified(db, by, made.id)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)
    await apply(
        db, viewer=owner.viewer, campaign_id=made.id, organisation_id=organisation_id, text="We", now=NOON
    )  # fmt: skip

    found = await seats(db, by.editor.viewer, made.id)

    assert {(seat.organisation_id or seat.email, seat.stage) for seat in found} == {
        (open_to, Stage.INVITED),
        (no_to, Stage.DECLINED),
        (accepted.organisation_id, Stage.ACCEPTED),
        (verified.organisation_id, Stage.VERIFIED),
        (organisation_id, Stage.APPLIED),
    }
    assert len(found) == 5
    assert [seat.email for seat in await seats(db, by.editor.viewer, made.id, Stage.INVITED)] == [open_to]
    assert [seat.email for seat in await seats(db, by.editor.viewer, made.id, search=no_to[:20].upper())] == [no_to]


async def test_pages_follow_each_other_in_one_round_trip_each(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    for _ in range(3):
        await partners.invited(db, by, made.id)
    member = await partners.accepted(db, by, made.id)
    seen: list[str] = []
    after = None
    for _ in range(2):
        before = db.trips
        page = await board(
            db, viewer=by.editor.viewer, campaign_id=made.id, stage=None, search="", wanted=Slice(2, after), now=NOON
        )
        assert db.trips - before == 1
        seen += [seat.id for seat in page.items]
        after = page.keys[-1]

    assert (len(set(seen)), page.has_next) == (4, False)
    assert seen == sorted(seen, reverse=True)
    assert member.partner.id in seen


async def test_only_members_of_the_host_see_the_board(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)

    assert [await seats(db, viewer, made.id) for viewer in (member.owner.viewer, None)] == [[], []]


async def test_a_reminder_comes_at_most_once_a_day_with_a_link_that_works(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    to = f"{new_id()}@partner.example"
    older = await partners.invited(db, by, made.id, to)

    assert await reminded(db, by, made.id, None, NOON) == []
    at_once = await asyncio.gather(*(reminded(db, by, made.id, None, NOON + DAY) for _ in range(3)))
    assert await reminded(db, by, made.id, None, NOON + DAY + DAY / 2) == []

    assert sorted(len(each) for each in at_once) == [0, 0, 1]
    first, second = await partners.mails_to(db, to)
    assert (first["kind"], second["kind"]) == ("partner_invitation", "partner_invitation_reminder")
    params = second["params"]
    assert isinstance(params, dict)
    token = params["link"].rpartition("/")[2]
    assert await queries.invitation_of_token(db, token=older) is None
    invitation = await queries.invitation_of_token(db, token=token)
    assert invitation is not None
    assert invitation.email == to
    assert await queries.invitation_of_token(db, token=new_token()) is None


async def test_only_those_chosen_who_are_not_done_are_reminded(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    chosen, other = [await partners.accepted(db, by, made.id) for _ in range(2)]
    done = await partners.verified(db, by, made.id)

    found = await reminded(db, by, made.id, [chosen.partner.id, done.partner.id], NOON + DAY)

    assert found == [chosen.partner.id]
    kinds = [[each["kind"] for each in await partners.mails_to(db, who.owner.email)] for who in (chosen, other)]
    assert kinds == [["partner_reminder"], []]


async def test_only_editors_of_the_host_remind(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    member = await partners.accepted(db, by, made.id)

    with pytest.raises(Refusal) as refused:
        await remind(
            db, viewer=member.owner.viewer, campaign_id=made.id, ids=None, public_url="", now=NOON + DAY
        )  # fmt: skip

    assert refused.value.code == "NOT_MEMBER"
