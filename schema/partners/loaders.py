"""Batch loaders of partners and invitations."""

from strawberry.dataloader import DataLoader

from campaigns.partners import checklist, queries
from campaigns.partners.model import Invitation, Partner, Standing, State
from core.paging import Page, Slice, slice_of
from schema.context import Context
from schema.loading import PagedLoaders


class PartnersLoaders:
    """`partner_by_id` gives None for what the viewer may not know of; `standing` is by (campaign, organisation)."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.partner_by_id: DataLoader[str, Partner | None] = DataLoader(self._partners)
        self.standing: DataLoader[tuple[str, str], Standing | None] = DataLoader(self._standings)
        self.checklist: DataLoader[str, list[checklist.Entry]] = DataLoader(self._checklists)
        self.template: DataLoader[str, list[checklist.Item]] = DataLoader(self._templates)
        self._by_campaign: dict[State | None, PagedLoaders[Partner]] = {}
        self._by_organisation = PagedLoaders(self._of_organisations)
        self._invitations = PagedLoaders(self._of_invitations)

    def partners_by_campaign(
        self, first: int | None, after: str | None, state: str | None
    ) -> DataLoader[str, Page[Partner]]:
        """A page of each campaign's partners, longest first."""
        wanted = slice_of(first, after, queries.PARTNER_KEY)
        only = None if state is None else State[state]
        if only not in self._by_campaign:

            async def load(ids: list[str], wanted: Slice) -> list[Page[Partner]]:
                context = self._context
                found = await queries.of_campaigns(
                    context.db, viewer=context.viewer, campaign_ids=ids, state=only, wanted=wanted
                )
                return [found[each] for each in ids]

            self._by_campaign[only] = PagedLoaders(load)
        return self._by_campaign[only](wanted)

    def partnerships_by_organisation(self, first: int | None, after: str | None) -> DataLoader[str, Page[Partner]]:
        """A page of where each organisation takes part, newest first."""
        return self._by_organisation(slice_of(first, after, queries.PARTNER_KEY))

    def invitations_by_campaign(self, first: int | None, after: str | None) -> DataLoader[str, Page[Invitation]]:
        """A page of each campaign's invitations, newest first; empty for all but members of the host."""
        return self._invitations(slice_of(first, after, queries.INVITATION_KEY))

    async def _partners(self, ids: list[str]) -> list[Partner | None]:
        found = await queries.by_ids(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _checklists(self, ids: list[str]) -> list[list[checklist.Entry]]:
        found = await checklist.checklists(self._context.db, viewer=self._context.viewer, partner_ids=ids)
        return [found[each] for each in ids]

    async def _templates(self, ids: list[str]) -> list[list[checklist.Item]]:
        found = await checklist.templates(self._context.db, viewer=self._context.viewer, organisation_ids=ids)
        return [found[each] for each in ids]

    async def _standings(self, pairs: list[tuple[str, str]]) -> list[Standing | None]:
        found = await queries.standings(self._context.db, pairs=pairs)
        return [found.get(each) for each in pairs]

    async def _of_organisations(self, ids: list[str], wanted: Slice) -> list[Page[Partner]]:
        context = self._context
        found = await queries.of_organisations(context.db, viewer=context.viewer, organisation_ids=ids, wanted=wanted)
        return [found[each] for each in ids]

    async def _of_invitations(self, ids: list[str], wanted: Slice) -> list[Page[Invitation]]:
        context = self._context
        found = await queries.invitations_of_campaigns(
            context.db, viewer=context.viewer, campaign_ids=ids, wanted=wanted
        )
        return [found[each] for each in ids]
