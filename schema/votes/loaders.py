"""Batch loaders of votes."""

from strawberry.dataloader import DataLoader

from campaigns.leaderboard.queries import votes_of
from campaigns.votes.queries import votes_by
from schema.context import Context
from schema.interactions.loaders import InteractionLoaders


class VoteLoaders:
    """`viewer_vote` by campaign: the submission that holds the viewer's vote.

    `vote_count` by (campaign, submission): standing still where the board does.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.viewer_vote: DataLoader[str, str | None] = DataLoader(self._votes)
        self.vote_count: DataLoader[tuple[str, str], int] = DataLoader(self._counts)

    async def _votes(self, ids: list[str]) -> list[str | None]:
        actor = await self._context.use(InteractionLoaders).actor()
        if actor is None:
            return [None] * len(ids)
        found = await votes_by(self._context.redis, pseudonym=actor.pseudonym, campaign_ids=ids)
        return [found.get(each) for each in ids]

    async def _counts(self, keys: list[tuple[str, str]]) -> list[int]:
        context = self._context
        found = await votes_of(context.db, context.store, context.redis, keys=keys)
        return [found.get(each, 0) for each in keys]
