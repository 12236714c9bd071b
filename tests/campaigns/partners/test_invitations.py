import asyncio
from datetime import timedelta

import pytest

from campaigns.pages import actions as pages
from campaigns.partners import actions, queries
from campaigns.partners.model import InvitationState, State
from core.clock import millis
from core.errors import Refusal, Several
from core.ids import new_id, token_hash
from core.paging import Slice
from graph.database import Database
from graph.organisations.model import NewOrganisation, checked_organisation
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON


def new_organisation(handle: str | None = None) -> NewOrganisation:
    return checked_organisation(
        handle=handle or f"o-{new_id()}", name_zh="成都急救学社", name_en="Chengdu Aid",
        city_id=None, at="organisation.",
    )  # fmt: skip


async def test_an_invitation_owes_one_mail_whose_link_alone_holds_the_token(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    address = f"{new_id()}@Partner.example"

    invitation = await actions.invite(
        db, viewer=by.editor.viewer, campaign_id=made.id, email=address, organisation_name=" 学社 ",
        public_url=partners.PUBLIC_URL, now=NOON,
    )  # fmt: skip

    (owed,) = await partners.mails_to(db, address)
    params = owed["params"]
    assert isinstance(params, dict)
    token = params["link"].removeprefix("https://kindred.example/invitations/")
    assert (owed["kind"], owed["to"], owed["language"]) == ("partner_invitation", address, "EN")
    assert (params["organisation"], params["campaign"], params["foundation"]) == ("学社", "Blue Action", "Organisation")
    assert invitation.expires_at == millis(NOON + timedelta(days=14))
    assert (invitation.email, invitation.state_at(millis(NOON))) == (address, InvitationState.OPEN)
    stored = await make.run(
        db, "MATCH (i:PartnerInvitation {id: $id}) RETURN properties(i), i.token_hash", id=invitation.id
    )
    assert token not in str(stored)
    assert stored[0][1] == token_hash(token)


@pytest.mark.parametrize(
    ("email", "name", "expected"),
    [
        ("nobody", "学社", {("BAD_EMAIL", "email")}),
        ("a@b.example", "  ", {("EMPTY", "organisationName")}),
        ("", "x" * 81, {("BAD_EMAIL", "email"), ("TOO_LONG", "organisationName")}),
    ],
)
async def test_a_bad_address_or_name_is_named(
    db: Database, email: str, name: str, expected: set[tuple[str, str]]
) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)

    with pytest.raises(Several) as refused:
        await actions.invite(
            db, viewer=by.editor.viewer, campaign_id=made.id, email=email, organisation_name=name,
            public_url="", now=NOON,
        )  # fmt: skip

    assert {(each.code, each.field) for each in refused.value.refusals} == expected


@pytest.mark.parametrize(
    ("role", "confirmed", "state", "code"),
    [
        (None, True, "DRAFT", "NOT_FOUND"),
        (None, True, "OPEN", "NOT_MEMBER"),
        ("REVIEWER", True, "OPEN", "ROLE_TOO_LOW"),
        ("EDITOR", False, "OPEN", "UNCONFIRMED"),
        ("EDITOR", True, "FINAL", "CLOSED"),
        ("OWNER", True, "ARCHIVED", "CLOSED"),
    ],
)
async def test_only_a_confirmed_editor_of_the_host_invites(
    db: Database, role: str | None, confirmed: bool, state: str, code: str
) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    await make.state(db, made.id, state)
    person = await make.somebody(db, confirmed=confirmed)
    if role:
        await make.join(db, person, by.organisation_id, role)
    address = f"{new_id()}@partner.example"

    with pytest.raises(Refusal) as refused:
        await actions.invite(
            db, viewer=person.viewer, campaign_id=made.id, email=address, organisation_name="学社",
            public_url="", now=NOON,
        )  # fmt: skip

    assert refused.value.code == code
    assert await partners.mails_to(db, address) == []


async def test_inviting_the_same_address_again_replaces_the_older_link(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    address = f"{new_id()}@partner.example"
    older = await partners.invited(db, by, made.id, address)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)

    newer = await partners.invited(db, by, made.id, address.upper())

    with pytest.raises(Refusal) as refused:
        await actions.accept(db, viewer=owner.viewer, token=older, organisation_id=organisation_id, now=NOON)
    assert (refused.value.code, refused.value.field) == ("EXPIRED", "token")
    accepted = await actions.accept(db, viewer=owner.viewer, token=newer, organisation_id=organisation_id, now=NOON)
    assert accepted.state is State.ACCEPTED


async def test_the_owner_accepts_with_an_organisation_there_is(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)

    member = await partners.accepted(db, by, made.id)

    assert (member.partner.state, member.partner.organisation_id) == (State.ACCEPTED, member.organisation_id)
    page = await queries.invitations_of_campaigns(db, viewer=by.editor.viewer, campaign_ids=[made.id], wanted=Slice())
    (invitation,) = page[made.id].items
    assert (invitation.stored_state, invitation.organisation_id) == (
        InvitationState.ACCEPTED, member.organisation_id,
    )  # fmt: skip


async def test_accepting_makes_a_new_organisation_in_the_same_statement(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    token = await partners.invited(db, by, made.id)
    person = await make.somebody(db)

    partner = await actions.accept_as_new(
        db, viewer=person.viewer, token=token, organisation=new_organisation(), now=NOON
    )

    found = await make.run(
        db,
        "MATCH (p:Person)-[m:MEMBER_OF]->(o:Account:Organisation {id: $id}) RETURN p.id, m.role, o.kind, o.name_zh",
        id=partner.organisation_id,
    )
    assert found == [(person.id, "OWNER", "MEMBER", "成都急救学社")]
    assert partner.state is State.ACCEPTED


@pytest.mark.parametrize("new", [True, False])
async def test_a_link_works_once_and_says_so(db: Database, new: bool) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    token = await partners.invited(db, by, made.id)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)
    await actions.accept(db, viewer=owner.viewer, token=token, organisation_id=organisation_id, now=NOON)
    handle = f"o-{new_id()}"

    again = (
        actions.accept_as_new(db, viewer=owner.viewer, token=token, organisation=new_organisation(handle), now=NOON)
        if new
        else actions.accept(db, viewer=owner.viewer, token=token, organisation_id=organisation_id, now=NOON)
    )
    with pytest.raises(Refusal) as refused:
        await again

    assert (refused.value.code, refused.value.field) == ("USED", "token")
    assert await make.run(db, "MATCH (a:Account {handle_key: $key}) RETURN a", key=handle) == []
    with pytest.raises(Refusal) as declined:
        await actions.decline_invitation(db, token=token, now=NOON)
    assert declined.value.code == "USED"


async def test_a_link_expires_after_fourteen_days_and_says_so(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    token = await partners.invited(db, by, made.id)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)
    late = NOON + timedelta(days=14)
    handle = f"o-{new_id()}"

    for attempt in (
        lambda: actions.accept(db, viewer=owner.viewer, token=token, organisation_id=organisation_id, now=late),
        lambda: actions.accept_as_new(
            db, viewer=owner.viewer, token=token, organisation=new_organisation(handle), now=late
        ),
        lambda: actions.decline_invitation(db, token=token, now=late),
    ):
        with pytest.raises(Refusal) as refused:
            await attempt()
        assert (refused.value.code, refused.value.field) == ("EXPIRED", "token")

    assert await make.run(db, "MATCH (a:Account {handle_key: $key}) RETURN a", key=handle) == []
    invitation = await queries.invitation_of_token(db, token=token)
    assert invitation is not None
    assert invitation.state_at(millis(late)) is InvitationState.EXPIRED
    just_in_time = await actions.accept(
        db, viewer=owner.viewer, token=token, organisation_id=organisation_id, now=late - timedelta(milliseconds=1)
    )
    assert just_in_time.state is State.ACCEPTED


async def test_an_unknown_link_is_none_of_ours(db: Database) -> None:
    person = await make.somebody(db)

    with pytest.raises(Refusal) as refused:
        await actions.accept(db, viewer=person.viewer, token="x", organisation_id=new_id(), now=NOON)

    assert (refused.value.code, refused.value.field) == ("BAD_LINK", "token")
    assert await queries.invitation_of_token(db, token="x") is None


@pytest.mark.parametrize(
    ("role", "known", "code"),
    [(None, True, "NOT_MEMBER"), ("EDITOR", True, "ROLE_TOO_LOW"), (None, False, "NOT_FOUND")],
)
async def test_only_an_owner_accepts_for_an_organisation(
    db: Database, role: str | None, known: bool, code: str
) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    token = await partners.invited(db, by, made.id)
    person = await make.somebody(db)
    organisation_id = await make.organisation(db) if known else new_id()
    if role:
        await make.join(db, person, organisation_id, role)

    with pytest.raises(Refusal) as refused:
        await actions.accept(db, viewer=person.viewer, token=token, organisation_id=organisation_id, now=NOON)

    assert (refused.value.code, refused.value.field) == (code, "organisationId")
    invitation = await queries.invitation_of_token(db, token=token)
    assert invitation is not None
    assert invitation.stored_state is InvitationState.OPEN


async def test_the_host_is_no_partner_of_itself(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    owner = await make.member(db, by.organisation_id, "OWNER")
    token = await partners.invited(db, by, made.id)

    with pytest.raises(Refusal) as refused:
        await actions.accept(db, viewer=owner.viewer, token=token, organisation_id=by.organisation_id, now=NOON)

    assert refused.value.code == "IS_HOST"


async def test_a_new_organisation_needs_a_confirmed_person_and_a_free_handle(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    token = await partners.invited(db, by, made.id)
    unconfirmed, person = await make.somebody(db, confirmed=False), await make.somebody(db)

    with pytest.raises(Refusal) as first:
        await actions.accept_as_new(
            db, viewer=unconfirmed.viewer, token=token, organisation=new_organisation(), now=NOON
        )
    with pytest.raises(Refusal) as second:
        await actions.accept_as_new(
            db, viewer=person.viewer, token=token, organisation=new_organisation(person.id.upper()), now=NOON
        )

    assert first.value.code == "UNCONFIRMED"
    assert (second.value.code, second.value.field) == ("HANDLE_TAKEN", "organisation.handle")


async def test_of_many_who_use_a_link_at_once_one_gets_it(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    token = await partners.invited(db, by, made.id)
    people = [await make.somebody(db) for _ in range(6)]

    answers = await asyncio.gather(
        *(
            actions.accept_as_new(db, viewer=person.viewer, token=token, organisation=new_organisation(), now=NOON)
            for person in people
        ),
        return_exceptions=True,
    )

    codes = sorted(answer.code if isinstance(answer, Refusal) else "accepted" for answer in answers)
    assert codes == ["USED"] * 5 + ["accepted"]
    made_now = await make.run(
        db, "MATCH (p:Person)-[:MEMBER_OF]->(o) WHERE p.id IN $ids RETURN o.id", ids=[p.id for p in people]
    )
    assert len(made_now) == 1


async def test_who_holds_the_link_declines_without_an_account(db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    token = await partners.invited(db, by, made.id)

    invitation = await actions.decline_invitation(db, token=token, now=NOON)

    assert invitation.stored_state is InvitationState.DECLINED


async def test_a_campaign_that_is_over_is_not_joined(db: Database) -> None:
    by = await make.host(db)
    made = await make.open_campaign(db, by)
    token = await partners.invited(db, by, made.id)
    owner = await make.somebody(db)
    organisation_id = await make.organisation(db, owner=owner)
    await make.state(db, made.id, "FINAL")

    with pytest.raises(Refusal) as refused:
        await actions.accept(db, viewer=owner.viewer, token=token, organisation_id=organisation_id, now=NOON)

    assert (refused.value.code, refused.value.field) == ("CLOSED", "token")


async def test_invitations_are_seen_by_members_of_the_host_only_in_one_round_trip(db: Database) -> None:
    by = await make.host(db)
    made = [await make.draft(db, by) for _ in range(2)]
    tokens = [await partners.invited(db, by, campaign.id) for campaign in made for _ in range(3)]
    stranger = await make.somebody(db)
    ids = [campaign.id for campaign in made]
    before = db.trips

    pages_ = await queries.invitations_of_campaigns(db, viewer=by.editor.viewer, campaign_ids=ids, wanted=Slice(2))

    assert db.trips - before == 1
    assert all(len(pages_[each].items) == 2 and pages_[each].has_next for each in ids)
    for viewer in (stranger.viewer, None):
        hidden = await queries.invitations_of_campaigns(db, viewer=viewer, campaign_ids=ids, wanted=Slice())
        assert not any(page.items for page in hidden.values())
    one = await queries.invitation_of_token(db, token=tokens[0])
    assert one is not None
    for viewer, found in ((by.editor.viewer, 1), (stranger.viewer, 0), (None, 0)):
        assert len(await queries.invitations_by_ids(db, viewer=viewer, ids=[one.id])) == found
    assert (await pages.known(db, viewer=by.editor.viewer, campaign_id=ids[0])).partner_count == 0
