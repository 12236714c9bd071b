"""`/media/works/{id}/{name}.m3u8`: a work's playlists for those who may see it; the addresses in them expire."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from core.errors import Refusal
from graph.works.model import Work
from graph.works.queries import works_by_ids
from schema.context import Context
from schema.nodes import global_id, local_id
from storage.media.ladder import MASTER
from storage.media.playlists import addressed, is_playlist

KIND = "application/vnd.apple.mpegurl"
_SPARE = timedelta(minutes=15)
"""How much longer than the film the addresses of what is not public work."""


def stream_path(work_id: str) -> str:
    """Where the master playlist of a work is."""
    return f"/media/works/{global_id('Work', work_id)}/{MASTER}"


class Playlists:
    """Answers for playlists. What the viewer may not see looks as if it were not there."""

    def __init__(self, context: Callable[[dict[str, str], str | None], Awaitable[Context]]) -> None:
        self._context = context

    async def __call__(self, request: Request) -> Response:
        """Answers one GET."""
        context = await self._context(dict(request.cookies), request.headers.get("authorization"))
        work = await _seen(context, str(request.path_params["id"]))
        name = str(request.path_params["name"])
        if work is None or work.ladder_folder is None or not is_playlist(name):
            return _none()
        found = await context.store.read(work.ladder_folder + name)
        if found is None:
            return _none()
        body = addressed(found.decode(), lambda file: _address(context, work, file))
        kept = "public, max-age=300" if work.published_at is not None else "private, no-store"
        headers = {"cache-control": kept, "x-content-type-options": "nosniff", "vary": "cookie"}
        return Response(body, headers=headers, media_type=KIND)


async def _seen(context: Context, given: str) -> Work | None:
    try:
        work_id = local_id(given, "Work", "id")
    except Refusal:
        return None
    return (await works_by_ids(context.db, viewer=context.viewer, ids=[work_id], now=context.now)).get(work_id)


def _address(context: Context, work: Work, file: str) -> str:
    """Of a playlist its name beside this one; of a file its signed address."""
    if is_playlist(file):
        return file
    key = f"{work.ladder_folder}{file}"
    if work.published_at is not None:
        return context.store.url(key, context.now)
    return context.store.short_url(key, timedelta(milliseconds=work.duration_ms) + _SPARE, context.now)


def _none() -> Response:
    return PlainTextResponse("Not found", 404, headers={"cache-control": "no-store"})
