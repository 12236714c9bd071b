"""Foundations, their campaigns, and the organisations that take part."""

import io
from datetime import datetime

from campaigns.pages import actions as pages
from campaigns.pages import queries as page_queries
from campaigns.pages.drafts import Written
from campaigns.pages.model import Campaign, ScoreRule, State
from campaigns.pages.states import publish
from campaigns.partners import actions as partners
from campaigns.partners import queries as partner_queries
from campaigns.partners.model import State as PartnerState
from core.paging import Slice
from graph.access.roles import Role
from graph.access.viewer import Viewer
from graph.organisations import actions as organisations
from graph.organisations.model import NewOrganisation, checked_organisation
from graph.organisations.queries import membership
from graph.people.queries import account_by_handle
from stack.demo.art import blue_cover, rescue_cover
from stack.demo.content import BLUE, NOT_YET, PAGES, RESCUE, ZONE, Page
from stack.demo.partners import Organisation
from stack.demo.people import Person
from stack.demo.sending import send
from stack.demo.signing import NotOursError
from stack.demo.world import World, each

_ALL = Slice(100)


async def found_foundations(world: World) -> None:
    """Both foundations, with the staff member at home in each."""
    for page, owner in ((RESCUE, world.cast.staff), (BLUE, world.cast.blue_owner)):
        it = page.foundation
        described = checked_organisation(
            handle=it.handle, name_zh=it.name_zh, name_en=it.name_en, bio_zh=it.bio_zh, bio_en=it.bio_en,
            city_id=world.cities.get(it.city),
        )  # fmt: skip
        await _organisation(world, owner, it.handle, "FOUNDATION", described, 22)
    await join(world, BLUE.foundation.handle, world.cast.blue_owner, world.cast.staff, Role.EDITOR)


async def open_campaigns(world: World) -> None:
    """Both campaigns, written in two languages, with a cover, and open."""
    for page, cover in ((RESCUE, rescue_cover), (BLUE, blue_cover)):
        viewer = world.viewer(world.cast.staff)
        known = await page_queries.by_handle(world.db, viewer=viewer, handle=page.handle)
        if known is None:
            picture = io.BytesIO()
            cover().save(picture, "JPEG", quality=90)
            name = f"{page.handle}.jpg"
            upload_id = await send(world, world.cast.staff, name, "PICTURE", "image/jpeg", picture.getvalue())
            known = await _write(world, viewer, page, upload_id)
        if known.state is State.DRAFT:
            await publish(world.db, viewer=viewer, campaign_id=known.id, now=world.ago(20))
        world.campaigns[page.key] = known.id


async def _write(world: World, viewer: Viewer, page: Page, cover_upload_id: str) -> Campaign:
    opened = world.ago(20)
    return await pages.create(
        world.db,
        viewer=viewer,
        organisation_id=world.organisations[page.foundation.handle],
        written=Written(
            handle=page.handle,
            title_zh=page.title_zh,
            title_en=page.title_en,
            text_zh=page.text_zh,
            text_en=page.text_en,
            rules_zh=page.rules_zh,
            rules_en=page.rules_en,
            topic=page.topic,
            hue=page.hue,
            time_zone=ZONE,
            opens_local=datetime(opened.year, opened.month, opened.day, 9),  # noqa: DTZ001 (a wall time)
            closes_local=page.closes_local(world.now),
            cover_upload_id=cover_upload_id,
            rule=ScoreRule(*page.weights),
        ),
        now=world.ago(21),
    )


async def gather_partners(world: World) -> None:
    """Every partner is invited; most have said yes and are verified, some are on the way, some never answered."""
    viewer = world.viewer(world.cast.staff)
    invited: dict[str, set[str]] = {}
    for page in PAGES:
        campaign_id = world.campaigns[page.key]
        found = await partner_queries.invitations_of_campaigns(
            world.db, viewer=viewer, campaign_ids=[campaign_id], wanted=_ALL
        )
        invited[page.key] = {invitation.email for invitation in found[campaign_id].items}
    pairs = zip(world.cast.organisations, world.cast.owners, strict=True)
    await each(pairs, lambda pair: _partner(world, *pair, invited[pair[0].page]))


async def _partner(world: World, it: Organisation, owner: Person, invited: set[str]) -> None:
    if it.stage in ("invited", "expired"):
        if owner.email not in invited:
            await _invite(world, it, owner, world.ago(3 if it.stage == "invited" else 18))
        return
    described = checked_organisation(
        handle=it.handle, name_zh=it.name_zh, name_en=it.name_en, bio_zh=it.bio_zh, bio_en=it.bio_en,
        city_id=world.cities.get(it.city),
    )  # fmt: skip
    await _organisation(world, owner, it.handle, "MEMBER", described, 19)
    organisation_id = world.organisations[it.handle]
    viewer, staff = world.viewer(owner), world.viewer(world.cast.staff)
    found = await partner_queries.of_organisations(
        world.db, viewer=viewer, organisation_ids=[organisation_id], wanted=_ALL
    )
    partner = next((p for p in found[organisation_id].items if p.campaign_id == world.campaigns[it.page]), None)
    if partner is None:
        token = await _invite(world, it, owner, world.ago(18))
        partner = await partners.accept(
            world.db, viewer=viewer, token=token, organisation_id=organisation_id, now=world.ago(17)
        )
    public_url = world.settings.public_url
    if partner.state is not PartnerState.ACCEPTED:
        return
    if it.stage == "verified":
        await partners.verify(world.db, viewer=staff, partner_id=partner.id, public_url=public_url, now=world.ago(16))
    elif it.stage == "declined":
        await partners.decline(
            world.db, viewer=staff, partner_id=partner.id, reason=NOT_YET, public_url=public_url, now=world.ago(16)
        )


async def _invite(world: World, it: Organisation, owner: Person, then: datetime) -> str:
    await partners.invite(
        world.db,
        viewer=world.viewer(world.cast.staff),
        campaign_id=world.campaigns[it.page],
        email=owner.email,
        organisation_name=it.name_zh,
        public_url=world.settings.public_url,
        now=then,
    )
    token = world.db.token("partner_invitation", owner.email)
    assert token is not None
    return token


async def appoint_staff(world: World) -> None:
    """The editor works for the first organisation; others have a reviewer and somebody who looks on."""
    cast = world.cast
    await join(world, cast.organisations[0].handle, cast.owners[0], cast.editor, Role.EDITOR)
    helpers = [person for person in cast.public if not person.guardian][: len(cast.public) // 3]
    pairs = [pair for pair in zip(cast.organisations, cast.owners, strict=True) if pair[0].stage == "verified"]
    wanted = [
        (it, owner, helper, (Role.REVIEWER, Role.EDITOR, Role.VIEWER)[index % 3])
        for index, ((it, owner), helper) in enumerate(zip(pairs, helpers, strict=False))
    ]
    await each(wanted, lambda row: join(world, row[0].handle, row[1], row[2], row[3]))


async def join(world: World, handle: str, owner: Person, person: Person, role: Role) -> None:
    """Somebody is invited to work for an organisation, and comes."""
    organisation_id, person_id = world.organisations[handle], world.people[person.handle]
    if await membership(world.db, person_id=person_id, organisation_id=organisation_id) is not None:
        return
    await organisations.invite_member(
        world.db,
        viewer=world.viewer(owner),
        organisation_id=organisation_id,
        email=person.email,
        role=role,
        public_url=world.settings.public_url,
        now=world.ago(15),
    )
    token = world.db.token("member_invitation", person.email)
    assert token is not None
    await organisations.accept_member_invitation(world.db, viewer=world.viewer(person), token=token, now=world.ago(14))


async def _organisation(
    world: World, owner: Person, handle: str, kind: str, described: NewOrganisation, days: float
) -> None:
    viewer = world.viewer(owner)
    known = await account_by_handle(world.db, viewer=None, handle=handle)
    if known is None:
        world.organisations[handle] = await organisations.create_organisation(
            world.db, viewer=viewer, kind=kind, organisation=described, now=world.ago(days)
        )
        return
    if await membership(world.db, person_id=viewer.person_id, organisation_id=known.id) is None:
        raise NotOursError(f"@{handle} is somebody else's; the demo needs a data folder of its own")
    world.organisations[handle] = known.id
