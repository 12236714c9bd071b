"""Batch loaders of posts: only what the viewer may read."""

from strawberry.dataloader import DataLoader

from core.paging import Page, Slice, slice_of
from graph.access.decide import Verdict
from graph.posts.model import Post
from graph.posts.queries import POST_KEY, posts_by_author, posts_by_ids
from schema.context import Context
from schema.loading import PagedLoaders


class PostsLoaders:
    """`post_by_id` gives None for a post that the viewer may not read."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.post_by_id: DataLoader[str, Post | None] = DataLoader(self._posts)
        self._by_author = PagedLoaders(self._authors)

    def posts_by_author(self, first: int | None, after: str | None) -> DataLoader[str, Page[Post] | None]:
        """A page of each account's posts, newest first; None where the viewer may read none."""
        return self._by_author(slice_of(first, after, POST_KEY))  # type: ignore[return-value]

    async def _posts(self, ids: list[str]) -> list[Post | None]:
        context = self._context
        found = await posts_by_ids(context.db, viewer=context.viewer, ids=ids, now=context.now)
        return [found.get(each) for each in ids]

    async def _authors(self, ids: list[str], wanted: Slice) -> list[Page[Post]]:
        context = self._context
        found = await posts_by_author(context.db, viewer=context.viewer, author_ids=ids, page=wanted, now=context.now)
        return [None if isinstance(found[each], Verdict) else found[each] for each in ids]  # type: ignore[misc]
