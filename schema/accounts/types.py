"""The viewer: what a person sees of their own account."""

from typing import Annotated

import strawberry

from core.paging import slice_of
from graph.access.viewer import signed_in
from graph.accounts.model import Own
from graph.accounts.queries import own_account
from graph.blocks.queries import BLOCK_KEY, blocked_by, muted_by
from graph.follows.queries import REQUEST_KEY, request_count, requests_to
from graph.follows.suggestions import suggestions
from graph.organisations.queries import MEMBERSHIP_KEY, memberships_of_person
from graph.tips.queries import ENTRY_KEY, balance_of, history_of
from schema.access.types import LadderStep, ladder_of
from schema.blocks.types import BlockedPerson, MutedAccount
from schema.connections import AFTER, FIRST, Connection
from schema.consent.types import GuardianState
from schema.context import Context, Info
from schema.follows.requests import FollowRequest
from schema.follows.types import Suggestion
from schema.organisations.types import Membership
from schema.people.loaders import PeopleLoaders
from schema.people.types import Person
from schema.text import Language
from schema.tips.types import PointsEntry
from schema.uploads.loaders import UploadsLoaders
from schema.uploads.types import Upload
from schema.works.loaders import WorksLoaders
from schema.works.types import Work


@strawberry.type(description="Whoever is signed in; only they see this.")
class Viewer:
    """One's own account."""

    own: strawberry.Private[Own]
    email: str = strawberry.field(description="The e-mail address.")
    email_confirmed: bool = strawberry.field(description="Whether the address has been confirmed.")
    is_minor: bool = strawberry.field(description="Whether they are under 18 today.")
    guardian: GuardianState = strawberry.field(description="Where a guardian's consent stands.")
    is_operator: bool = strawberry.field(description="Whether they run this installation.")
    language: Language = strawberry.field(description="In which mails are written.")

    @strawberry.field(description="The person, as others see them.")
    async def person(self, info: Info) -> Person:
        found = await info.context.use(PeopleLoaders).account_by_id.load(self.own.person_id)
        assert found is not None
        return Person.of(found)

    @strawberry.field(description="For whom they work, longest first.")
    async def memberships(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Membership]:
        page = await memberships_of_person(
            info.context.db, person_id=self.own.person_id, page=slice_of(first, after, MEMBERSHIP_KEY)
        )
        return Connection.of(page, Membership.of, after)

    @strawberry.field(description="What a follow of theirs opens, step by step.")
    async def ladder(self, info: Info) -> list[LadderStep]:
        return await ladder_of(info.context, self.own.person_id, is_organisation=False) or []

    @strawberry.field(description="Who asks to follow them, last first.")
    async def follow_requests(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[FollowRequest]:
        page = slice_of(first, after, REQUEST_KEY)
        found = await requests_to(info.context.db, viewer=signed_in(info.context.viewer), page=page)
        return Connection.of(found, FollowRequest.of, after)

    @strawberry.field(description="How many ask to follow them.")
    async def follow_request_count(self, info: Info) -> int:
        return await request_count(info.context.db, viewer=signed_in(info.context.viewer))

    @strawberry.field(
        name="suggestions",
        description="Whom they may want to follow, best reason first: never one they follow, asked, blocked or muted, "
        "nor a private account.",
    )
    async def suggested(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, from 1 to 100.")] = 12,
    ) -> list[Suggestion]:
        limit = slice_of(first, None, (str,)).first
        found = await suggestions(info.context.db, viewer=signed_in(info.context.viewer), limit=limit)
        return [Suggestion.of(each) for each in found]

    @strawberry.field(description="Whom they have blocked, last first.")
    async def blocked(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[BlockedPerson]:
        page = slice_of(first, after, BLOCK_KEY)
        found = await blocked_by(info.context.db, viewer=signed_in(info.context.viewer), page=page)
        return Connection.of(found, BlockedPerson.of, after)

    @strawberry.field(description="Whom they have muted, last first.")
    async def muted(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[MutedAccount]:
        page = slice_of(first, after, BLOCK_KEY)
        found = await muted_by(info.context.db, viewer=signed_in(info.context.viewer), page=page)
        return Connection.of(found, MutedAccount.of, after)

    @strawberry.field(description="Uploads that are not finished, newest first.")
    async def uploads(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Upload]:
        page = await info.context.use(UploadsLoaders).uploads_of_viewer(first, after)
        return Connection.of(page, Upload.of, after)

    @strawberry.field(description="Their own works in every state, newest first.")
    async def works(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[Work]:
        page = await info.context.use(WorksLoaders).works_by_author(first, after).load(self.own.person_id)
        return Connection.of(page, Work.of, after)

    @strawberry.field(
        description="How many points they have. Points are thanks; they are no money and never become any."
    )
    async def balance(self, info: Info) -> int:
        return await balance_of(info.context.db, account_id=self.own.person_id)

    @strawberry.field(description="What came to and went from their points, newest first.")
    async def points(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[PointsEntry]:
        page = await history_of(info.context.db, account_id=self.own.person_id, page=slice_of(first, after, ENTRY_KEY))
        return Connection.of(page, PointsEntry.of, after)


async def viewer_of(context: Context) -> Viewer | None:
    """Whoever is signed in, or None."""
    if context.viewer is None:
        return None
    own = await own_account(context.db, person_id=context.viewer.person_id)
    if own is None:
        return None
    return Viewer(
        own=own,
        email=own.email,
        email_confirmed=own.confirmed_at is not None,
        is_minor=own.is_minor(context.now.date()),
        guardian=GuardianState[own.guardian],
        is_operator=own.confirmed_at is not None and own.email.casefold() in context.settings.operators,
        language=Language[own.language],
    )
