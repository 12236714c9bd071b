"""Organisations, memberships and invitations as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from core.clock import millis
from core.paging import slice_of
from graph.access.roles import Role as HeldRole
from graph.follows.followers import follower_cities
from graph.organisations import model, queries
from graph.people.model import Account as AccountRecord
from schema.access.types import LadderStep, ladder_of
from schema.campaigns.loaders import CampaignsLoaders
from schema.campaigns.types import Campaign
from schema.connections import AFTER, FIRST, Connection
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.organisations.loaders import OrganisationsLoaders
from schema.partners.loaders import PartnersLoaders
from schema.partners.types import Partner
from schema.people.loaders import PeopleLoaders
from schema.people.types import Account, City, Person, common
from schema.scalars import DateTime, moment
from schema.submissions.loaders import SubmissionsLoaders
from schema.submissions.types import Submission, SubmissionState

if TYPE_CHECKING:
    from schema.follows.types import FollowersInCity


@strawberry.enum(description="What an organisation does here.")
class OrganisationKind(Enum):
    """Kinds of organisation."""

    FOUNDATION = strawberry.enum_value("FOUNDATION", description="Hosts campaigns and verifies partners.")
    MEMBER = strawberry.enum_value("MEMBER", description="Takes part in campaigns for the people it serves.")


@strawberry.enum(description="A role in an organisation. Each includes those after it.")
class Role(Enum):
    """Roles."""

    OWNER = strawberry.enum_value("OWNER", description="Appoints others and does all the rest.")
    EDITOR = strawberry.enum_value("EDITOR", description="Writes campaigns and invites partners.")
    REVIEWER = strawberry.enum_value("REVIEWER", description="Accepts and declines works and partners.")
    VIEWER = strawberry.enum_value("VIEWER", description="Sees what members see.")


@strawberry.enum(description="Where an invitation stands.")
class InvitationState(Enum):
    """States of an invitation."""

    OPEN = strawberry.enum_value("OPEN", description="The link works.")
    ACCEPTED = strawberry.enum_value("ACCEPTED", description="It was accepted; the link works no more.")
    DECLINED = strawberry.enum_value("DECLINED", description="It was declined; the link works no more.")
    EXPIRED = strawberry.enum_value("EXPIRED", description="Its time is over, or a later one replaced it.")


@strawberry.type(description="An organisation: a foundation, or a member organisation.")
class Organisation(Account):
    """An organisation, as others see it."""

    name_zh: str = strawberry.field(description="Its name in Chinese.")
    name_en: str = strawberry.field(description="Its name in English.")
    kind: OrganisationKind = strawberry.field(description="What it does here.")

    @classmethod
    def of(cls, record: AccountRecord) -> "Organisation":
        """The organisation of a record."""
        assert record.kind is not None
        return cls(
            **common(record, "Organisation"),
            name_zh=record.name,
            name_en=record.name_en or record.name,
            kind=OrganisationKind[record.kind],
        )

    @strawberry.field(description="The viewer's role in it; null when they do not work for it.")
    async def viewer_role(self, info: Info) -> Role | None:
        role = await info.context.use(OrganisationsLoaders).viewer_role_by_id.load(self.local_id)
        return None if role is None else Role[role.name]

    @strawberry.field(description="What a follow of it opens, step by step; null for all but its owners and editors.")
    async def ladder(self, info: Info) -> list[LadderStep] | None:
        return await ladder_of(info.context, self.local_id, is_organisation=True)

    @strawberry.field(description="Who works for it, longest first; null for those who do not.")
    async def members(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> "Connection[Membership] | None":
        page = await queries.members_of(
            info.context.db,
            viewer=info.context.viewer,
            organisation_id=self.local_id,
            page=slice_of(first, after, queries.MEMBERSHIP_KEY),
        )
        return None if page is None else Connection.of(page, Membership.of, after)

    @strawberry.field(description="Who has been invited to work for it, newest first; null for all but its owners.")
    async def member_invitations(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> "Connection[MemberInvitation] | None":
        now = millis(info.context.now)
        page = await queries.member_invitations(
            info.context.db,
            viewer=info.context.viewer,
            organisation_id=self.local_id,
            page=slice_of(first, after, queries.INVITATION_KEY),
        )
        return None if page is None else Connection.of(page, lambda i: MemberInvitation.of(i, now, True), after)

    @strawberry.field(
        description="Where its 2,000 newest followers live, most first, only cities of several; null for all but its "
        "owners and editors."
    )
    async def follower_cities(
        self, info: Info
    ) -> list[Annotated["FollowersInCity", strawberry.lazy("schema.follows.types")]] | None:
        from schema.follows.types import FollowersInCity

        role = await info.context.use(OrganisationsLoaders).viewer_role_by_id.load(self.local_id)
        if role not in (HeldRole.OWNER, HeldRole.EDITOR):
            return None
        context = info.context
        found = await follower_cities(
            context.db,
            viewer=context.viewer,
            organisation_id=self.local_id,
            smallest=context.settings.smallest_group,
        )
        return [FollowersInCity(city=City.of(city), followers=count) for city, count in found]

    @strawberry.field(description="Campaigns it hosts, newest first; drafts only for those who work for it.")
    async def campaigns(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Campaign]:
        loaders = info.context.use(CampaignsLoaders)
        page = await loaders.campaigns_by_organisation(first, after).load(self.local_id)
        return Connection.of(page, Campaign.of, after)

    @strawberry.field(description="Campaigns it takes part in; others see those where it has been verified.")
    async def partnerships(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Partner]:
        loaders = info.context.use(PartnersLoaders)
        page = await loaders.partnerships_by_organisation(first, after).load(self.local_id)
        return Connection.of(page, Partner.of, after)

    @strawberry.field(description="Works entered on its behalf; others than its reviewers see accepted ones only.")
    async def submissions(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
        state: Annotated[SubmissionState | None, strawberry.argument(description="Only those in this state.")] = None,
    ) -> Connection[Submission]:
        loaders = info.context.use(SubmissionsLoaders)
        loader = loaders.submissions_by_organisation(first, after, state.name if state else None)
        return Connection.of(await loader.load(self.local_id), Submission.of, after)


@strawberry.type(description="Who works for which organisation.")
class Membership:
    """A membership."""

    person_id: strawberry.Private[str]
    organisation_id: strawberry.Private[str]
    role: Role = strawberry.field(description="In which role.")
    since: DateTime = strawberry.field(description="Since when.")

    @classmethod
    def of(cls, record: model.Membership) -> "Membership":
        """The membership of a record."""
        return cls(
            person_id=record.person_id,
            organisation_id=record.organisation_id,
            role=Role[record.role],
            since=moment(record.since_at),
        )

    @strawberry.field(description="Who.")
    async def person(self, info: Info) -> Person:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.person_id)
        assert found is not None
        return Person.of(found)

    @strawberry.field(description="For whom.")
    async def organisation(self, info: Info) -> Organisation:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.organisation_id)
        assert found is not None
        return Organisation.of(found)


@strawberry.type(description="An invitation to work for an organisation.")
class MemberInvitation(Node):
    """An invitation, as its owner or the holder of its link sees it."""

    organisation_id: strawberry.Private[str]
    email: str | None = strawberry.field(description="Whom it was mailed to; null for others than the owners.")
    role: Role = strawberry.field(description="The role offered.")
    state: InvitationState = strawberry.field(description="Where it stands.")
    expires_at: DateTime = strawberry.field(description="Until when its link works.")

    @classmethod
    def of(cls, record: model.MemberInvitation, now_ms: int, for_owner: bool) -> "MemberInvitation":
        """The invitation of a record as of a moment (ms since 1970)."""
        return cls(
            id=global_id("MemberInvitation", record.id),
            organisation_id=record.organisation_id,
            email=record.email if for_owner else None,
            role=Role[record.role],
            state=InvitationState[record.state_at(now_ms)],
            expires_at=moment(record.expires_at),
        )

    @strawberry.field(description="Who invites.")
    async def organisation(self, info: Info) -> Organisation:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.organisation_id)
        assert found is not None
        return Organisation.of(found)


def held(role: Role) -> HeldRole:
    """The domain's role."""
    return HeldRole[role.name]


@fetched_by("Organisation")
async def organisations_by_id(context: Context, ids: list[str]) -> list[Organisation | None]:
    """Organisations, for `node`."""
    found = await context.use(PeopleLoaders).account_by_id.load_many(ids)
    return [Organisation.of(r) if r is not None and not r.is_person else None for r in found]


@fetched_by("MemberInvitation")
async def member_invitations_by_id(context: Context, ids: list[str]) -> list[MemberInvitation | None]:
    """Invitations, for `node`: only for the owners."""
    found = await queries.member_invitations_by_id(context.db, viewer=context.viewer, ids=ids)
    now = millis(context.now)
    return [MemberInvitation.of(found[each], now, True) if each in found else None for each in ids]
