"""Batch loaders of uploads: the viewer's own, and what the object store has of them."""

from strawberry.dataloader import DataLoader

from core.paging import Page, slice_of
from graph.uploads.model import Upload
from graph.uploads.queries import UNFINISHED_KEY, received_parts, unfinished_uploads, uploads_by_ids
from schema.context import Context
from storage.uploads import ReceivedPart


class UploadsLoaders:
    """`upload_by_id` gives None for another's; `parts_by_id` asks the object store, all uploads at once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.upload_by_id: DataLoader[str, Upload | None] = DataLoader(self._uploads)
        self.parts_by_id: DataLoader[str, list[ReceivedPart]] = DataLoader(self._parts)

    async def uploads_of_viewer(self, first: int | None, after: str | None) -> Page[Upload]:
        """The viewer's unfinished uploads, newest first."""
        context = self._context
        page = await unfinished_uploads(context.db, viewer=context.viewer, page=slice_of(first, after, UNFINISHED_KEY))
        for upload in page.items:
            self.upload_by_id.prime(upload.id, upload)
        return page

    async def _uploads(self, ids: list[str]) -> list[Upload | None]:
        found = await uploads_by_ids(self._context.db, viewer=self._context.viewer, ids=ids)
        return [found.get(each) for each in ids]

    async def _parts(self, ids: list[str]) -> list[list[ReceivedPart]]:
        uploads = await self.upload_by_id.load_many(ids)
        known = [each for each in uploads if each is not None]
        found = dict(
            zip(
                [each.id for each in known],
                await received_parts(self._context.store, uploads=known),
                strict=True,
            )
        )
        return [found.get(each, []) for each in ids]
