"""Batch loaders of campaigns."""

from strawberry.dataloader import DataLoader

from campaigns.pages import queries
from campaigns.pages.decide import Facts
from campaigns.pages.model import Campaign, Record
from core.paging import Page, Slice, slice_of
from schema.context import Context
from schema.loading import PagedLoaders


class CampaignsLoaders:
    """`campaign_by_id` gives None for what the viewer may not know of; `part_by_id` gives the campaign of something
    that the viewer was allowed to see (a partner, an entry, an invitation), drafts too.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.campaign_by_id: DataLoader[str, Campaign | None] = DataLoader(self._campaigns)
        self.part_by_id: DataLoader[str, Campaign | None] = DataLoader(self._parts)
        self.facts_by_id: DataLoader[str, Facts | None] = DataLoader(self._facts)
        self._by_organisation = PagedLoaders(self._hosted)
        self._history = PagedLoaders(self._records)

    def campaigns_by_organisation(self, first: int | None, after: str | None) -> DataLoader[str, Page[Campaign]]:
        """A page of what each organisation hosts, newest first."""
        return self._by_organisation(slice_of(first, after, queries.HOSTED_KEY))

    def history_by_campaign(self, first: int | None, after: str | None) -> DataLoader[str, Page[Record]]:
        """A page of each campaign's public record, newest first."""
        return self._history(slice_of(first, after, queries.HISTORY_KEY))

    async def _campaigns(self, ids: list[str]) -> list[Campaign | None]:
        found = await queries.by_ids(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _parts(self, ids: list[str]) -> list[Campaign | None]:
        found = await queries.of_parts(self._context.db, ids=ids)
        return [found.get(each) for each in ids]

    async def _facts(self, ids: list[str]) -> list[Facts | None]:
        found = await queries.facts(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _hosted(self, ids: list[str], wanted: Slice) -> list[Page[Campaign]]:
        context = self._context
        found = await queries.hosted(context.db, viewer=context.viewer, organisation_ids=ids, wanted=wanted)
        return [found[each] for each in ids]

    async def _records(self, ids: list[str], wanted: Slice) -> list[Page[Record]]:
        found = await queries.history(self._context.db, campaign_ids=ids, wanted=wanted)
        return [found[each] for each in ids]
