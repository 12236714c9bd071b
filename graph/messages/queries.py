"""Reads of threads and messages: only for those who are part of a thread, and never across a block."""

from core.paging import Page, Slice
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer
from graph.cypher import load
from graph.database import Database
from graph.messages.model import Box, Message, Thread, message_of_row, pair_of, thread_of_row

THREAD_KEY = (str,)
MESSAGE_KEY = (int,)
_EDITORS = at_least(Role.EDITOR)


async def threads_of(db: Database, *, viewer: Viewer, account_id: str, box: Box, page: Slice) -> Page[Thread]:
    """The threads in a box of the viewer or of an organisation they answer for, newest first. One round trip."""
    (before,) = page.after or ("~",)
    rows = await db.read(
        load(__file__, "threads_of"),
        viewer_id=viewer.person_id,
        account_id=account_id,
        editors=_EDITORS,
        box=box.value,
        before=before,
        limit=page.limit,
    )
    return Page.of([thread_of_row(row) for row in rows], page, lambda thread: (thread.list_key,))


async def threads_by_ids(db: Database, *, viewer: Viewer | None, ids: list[str]) -> dict[str, Thread]:
    """Those of these threads that the viewer is a part of, at most 1,000. One round trip; none for nobody."""
    if viewer is None:
        return {}
    rows = await db.read(load(__file__, "threads_by_ids"), viewer_id=viewer.person_id, ids=ids, editors=_EDITORS)
    return {str(row[0]): thread_of_row(row) for row in rows}


async def thread_with(db: Database, *, viewer: Viewer, account_id: str) -> str | None:
    """The id of the viewer's thread with an account; whether they may see it is for `threads_by_ids` to say."""
    row = await db.one(
        load(__file__, "thread_with"), viewer_id=viewer.person_id, pair=pair_of(viewer.person_id, account_id)
    )
    return None if row is None else str(row[0])


async def messages_of(db: Database, *, thread_ids: list[str], page: Slice) -> dict[str, Page[Message]]:
    """A page of the messages of each thread, newest first. One round trip for all.

    For threads that the viewer has been given by the functions above: nothing is checked here.
    """
    (before,) = page.after or (2**53,)
    rows = await db.read(load(__file__, "messages_of"), ids=thread_ids, before=before, limit=page.limit)
    found: dict[str, list[Message]] = {each: [] for each in thread_ids}
    for row in rows:
        message = message_of_row(row)
        found[message.thread_id].append(message)
    return {
        thread_id: Page.of(messages, page, lambda message: (message.number,)) for thread_id, messages in found.items()
    }


async def unread_threads(db: Database, *, viewer: Viewer | None) -> int:
    """How many threads in the viewer's inbox have something unread; 100 stands for 100 and more."""
    if viewer is None:
        return 0
    row = await db.one(load(__file__, "unread"), viewer_id=viewer.person_id)
    return int(row[0]) if row else 0
