"""Batch loaders of entries."""

from collections.abc import Awaitable, Callable

from strawberry.dataloader import DataLoader

from campaigns.submissions import queries
from campaigns.submissions.model import Facts, State, Submission
from core.paging import Page, Slice, slice_of
from schema.context import Context
from schema.loading import PagedLoaders

Load = Callable[[list[str], Slice], Awaitable[list[Page[Submission]]]]


class SubmissionsLoaders:
    """`submission_by_id` gives None for what the viewer may not see. A list without a state is of accepted entries."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.submission_by_id: DataLoader[str, Submission | None] = DataLoader(self._submissions)
        self.facts_by_id: DataLoader[str, Facts | None] = DataLoader(self._facts)
        self._paged: dict[object, PagedLoaders[Submission]] = {}
        self._queues: dict[Slice, DataLoader[str, Page[Submission] | None]] = {}

    def submissions_by_campaign(
        self, first: int | None, after: str | None, state: str | None, organisation_id: str | None
    ) -> DataLoader[str, Page[Submission]]:
        """A page of each campaign's entries in a state (on behalf of one organisation), newest first."""
        only = State[state or "ACCEPTED"]

        async def load(ids: list[str], wanted: Slice) -> list[Page[Submission]]:
            found = await queries.of_campaigns(
                self._context.db,
                viewer=self._context.viewer,
                campaign_ids=ids,
                state=only,
                wanted=wanted,
                organisation_id=organisation_id,
            )
            return [found[each] for each in ids]

        wanted = slice_of(first, after, queries.STATE_KEY)
        return self._loader(("campaign", only, organisation_id), load)(wanted)

    def submissions_by_organisation(
        self, first: int | None, after: str | None, state: str | None
    ) -> DataLoader[str, Page[Submission]]:
        """A page of the entries on behalf of each organisation in a state, newest first."""
        only = State[state or "ACCEPTED"]

        async def load(ids: list[str], wanted: Slice) -> list[Page[Submission]]:
            found = await queries.of_organisations(
                self._context.db, viewer=self._context.viewer, organisation_ids=ids, state=only, wanted=wanted
            )
            return [found[each] for each in ids]

        return self._loader(("organisation", only), load)(slice_of(first, after, queries.STATE_KEY))

    def submissions_by_work(self, first: int | None, after: str | None) -> DataLoader[str, Page[Submission]]:
        """A page of where each work was entered, newest first."""

        async def load(ids: list[str], wanted: Slice) -> list[Page[Submission]]:
            found = await queries.of_works(self._context.db, viewer=self._context.viewer, work_ids=ids, wanted=wanted)
            return [found[each] for each in ids]

        return self._loader("work", load)(slice_of(first, after, queries.WORK_KEY))

    def review_queue_by_campaign(
        self, first: int | None, after: str | None
    ) -> DataLoader[str, Page[Submission] | None]:
        """A page of what waits for the viewer's verdict in each campaign; None where they review nothing."""
        wanted = slice_of(first, after, queries.QUEUE_KEY)
        found = self._queues.get(wanted)
        if found is None:

            async def load(ids: list[str]) -> list[Page[Submission] | None]:
                context = self._context
                pages = await queries.review_queue(context.db, viewer=context.viewer, campaign_ids=ids, wanted=wanted)
                return [pages.get(each) for each in ids]

            found = self._queues[wanted] = DataLoader(load)
        return found

    def _loader(self, key: object, load: Load) -> PagedLoaders[Submission]:
        return self._paged.setdefault(key, PagedLoaders(load))

    async def _submissions(self, ids: list[str]) -> list[Submission | None]:
        found = await queries.by_ids(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _facts(self, ids: list[str]) -> list[Facts | None]:
        found = await queries.facts(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]
