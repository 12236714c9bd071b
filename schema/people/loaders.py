"""Batch loaders for accounts: who they are, and whether the viewer follows them."""

from strawberry.dataloader import DataLoader

from graph.follows.queries import followed_among, follower_counts
from graph.people.model import Account
from graph.people.profiles import Profile, profiles_by_id
from graph.people.queries import accounts_by_id
from schema.context import Context


class PeopleLoaders:
    """`account_by_id` gives None for an unknown id; `viewer_follows_by_id` also takes campaigns."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.account_by_id: DataLoader[str, Account | None] = DataLoader(self._accounts)
        self.viewer_follows_by_id: DataLoader[str, bool] = DataLoader(self._follows)
        self.follower_count_by_campaign_id: DataLoader[str, int] = DataLoader(self._counts)
        self.profile_by_id: DataLoader[str, Profile] = DataLoader(self._profiles)

    async def _accounts(self, ids: list[str]) -> list[Account | None]:
        found = await accounts_by_id(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _profiles(self, ids: list[str]) -> list[Profile]:
        found = await profiles_by_id(self._context.db, ids=ids)
        return [found[each] for each in ids]

    async def _follows(self, ids: list[str]) -> list[bool]:
        followed = await followed_among(self._context.db, viewer=self._context.viewer, ids=ids)
        return [each in followed for each in ids]

    async def _counts(self, ids: list[str]) -> list[int]:
        found = await follower_counts(self._context.db, ids=ids)
        return [found.get(each, 0) for each in ids]
