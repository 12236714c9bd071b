"""Batch loaders of comments."""

from strawberry.dataloader import DataLoader

from core.paging import Page, Slice, slice_of
from graph.comments.model import Comment
from graph.comments.queries import COMMENT_KEY, comment_counts, comments_by_ids, comments_on, replies_to
from schema.context import Context
from schema.loading import PagedLoaders
from schema.posts.loaders import PostsLoaders
from schema.works.loaders import WorksLoaders


class CommentsLoaders:
    """`comment_by_id` gives None for one that the viewer may not see, or on what they may not see."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.comment_by_id: DataLoader[str, Comment | None] = DataLoader(self._comments)
        self.count_by_subject_id: DataLoader[str, int] = DataLoader(self._counts)
        self._on = PagedLoaders(self._on_subjects)
        self._under = PagedLoaders(self._under_comments)

    def comments_by_subject(self, first: int | None, after: str | None) -> DataLoader[str, Page[Comment]]:
        """A page of the comments on each work or post, newest first."""
        return self._on(slice_of(first, after, COMMENT_KEY))

    def replies_by_comment(self, first: int | None, after: str | None) -> DataLoader[str, Page[Comment]]:
        """A page of the replies to each comment, oldest first."""
        return self._under(slice_of(first, after, COMMENT_KEY))

    async def _comments(self, ids: list[str]) -> list[Comment | None]:
        context = self._context
        found = await comments_by_ids(context.db, viewer=context.viewer, ids=ids)
        seen: set[str] = set()
        for kind, load in (
            ("Work", context.use(WorksLoaders).work_by_id.load_many),
            ("Post", context.use(PostsLoaders).post_by_id.load_many),
        ):
            subjects = list({each.subject_id for each in found.values() if each.subject_kind == kind})
            seen |= {each.id for each in await load(subjects) if each is not None}
        shown = {each.id: each for each in found.values() if each.subject_id in seen}
        return [shown.get(each) for each in ids]

    async def _counts(self, ids: list[str]) -> list[int]:
        found = await comment_counts(self._context.db, subject_ids=ids)
        return [found.get(each, 0) for each in ids]

    async def _on_subjects(self, ids: list[str], wanted: Slice) -> list[Page[Comment]]:
        found = await comments_on(self._context.db, viewer=self._context.viewer, subject_ids=ids, page=wanted)
        return [found[each] for each in ids]

    async def _under_comments(self, ids: list[str], wanted: Slice) -> list[Page[Comment]]:
        found = await replies_to(self._context.db, viewer=self._context.viewer, comment_ids=ids, page=wanted)
        return [found[each] for each in ids]
