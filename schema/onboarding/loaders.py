"""Batch loaders of imports."""

from strawberry.dataloader import DataLoader

from campaigns.onboarding import queries
from campaigns.onboarding.model import Import, Judged
from schema.context import Context


class OnboardingLoaders:
    """`import_by_id` gives None for what the viewer may not know of; `rows_by_import` is for imports that they may."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.import_by_id: DataLoader[str, Import | None] = DataLoader(self._imports)
        self.imports_by_campaign: DataLoader[str, list[Import]] = DataLoader(self._of_campaigns)
        self.rows_by_import: DataLoader[str, list[Judged]] = DataLoader(self._rows)

    async def _imports(self, ids: list[str]) -> list[Import | None]:
        found = await queries.by_ids(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _of_campaigns(self, ids: list[str]) -> list[list[Import]]:
        found = await queries.of_campaigns(self._context.db, viewer=self._context.viewer, campaign_ids=ids)
        return [found[each] for each in ids]

    async def _rows(self, ids: list[str]) -> list[list[Judged]]:
        found = await queries.rows_of_imports(self._context.db, ids=ids, now=self._context.now)
        return [found[each] for each in ids]
