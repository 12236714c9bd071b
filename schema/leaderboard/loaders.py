"""Batch loaders of boards and of who stands on them."""

import asyncio

from strawberry.dataloader import DataLoader

from campaigns.leaderboard import queries
from campaigns.leaderboard.courses import courses
from campaigns.leaderboard.model import BoardKind
from graph.people.model import Account
from schema.context import Context
from schema.people.loaders import PeopleLoaders

Key = tuple[str, BoardKind]


class LeaderboardLoaders:
    """`head` by (campaign, kind): a board without rows, None for an unknown campaign. Drafts have boards too: who may
    know of the campaign is for the caller to ask. `account_id` by pseudonym: None for an erased account.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.head: DataLoader[Key, queries.Board | None] = DataLoader(self._heads)
        self.account_id: DataLoader[str, str | None] = DataLoader(self._accounts)

    async def account(self, pseudonym: str) -> Account | None:
        """The account behind a pseudonym, as the people's loader has it."""
        account_id = await self.account_id.load(pseudonym)
        if account_id is None:
            return None
        return await self._context.use(PeopleLoaders).account_by_id.load(account_id)

    async def _heads(self, keys: list[Key]) -> list[queries.Board | None]:
        context = self._context
        found = await courses(context.db, ids=[campaign_id for campaign_id, _ in keys])

        async def one(key: Key) -> queries.Board | None:
            course = found.get(key[0])
            if course is None:
                return None
            return await queries.board(
                context.db, context.store, context.redis, course=course, kind=key[1], now=context.now
            )

        return list(await asyncio.gather(*map(one, keys)))

    async def _accounts(self, pseudonyms: list[str]) -> list[str | None]:
        found = await queries.accounts_of(self._context.db, pseudonyms=pseudonyms)
        return [found.get(each) for each in pseudonyms]
