"""Batch loader of campaigns' figures."""

from strawberry.dataloader import DataLoader

from graph.fairness.model import Fairness
from graph.fairness.queries import fairness_of_campaigns
from schema.context import Context


class FairnessLoaders:
    """`fairness_by_campaign`: None where nothing was counted."""

    def __init__(self, context: Context) -> None:
        async def load(ids: list[str]) -> list[Fairness | None]:
            return await fairness_of_campaigns(context.redis, ids=ids)

        self.fairness_by_campaign: DataLoader[str, Fairness | None] = DataLoader(load)
