"""Housekeeping: uploads that nobody finishes, and parts in the object store that nobody knows of."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.clock import DAY, millis
from graph.cypher import load
from graph.database import Database
from storage import keys
from storage import uploads as parts
from storage.store import Store

OPEN_FOR = 7 * DAY
UNUSED_FOR = 7 * DAY
REMEMBERED_FOR = 30 * DAY
UNKNOWN_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many of each were found."""

    stale: int
    unused: int
    forgotten: int
    unknown: int


async def sweep_uploads(db: Database, store: Store, *, now: datetime) -> Swept:
    """Gives up what is a week old, forgets what was given up a month ago, removes parts without an upload."""
    at = millis(now)
    stale = await db.one(load(__file__, "abandon_stale"), before=millis(now - OPEN_FOR), now=at)
    unused = await db.one(load(__file__, "abandon_unused"), before=millis(now - UNUSED_FOR), now=at)
    forgotten = await db.one(load(__file__, "forget_abandoned"), before=millis(now - REMEMBERED_FOR))
    given_up, left_over, gone = (int(row[0]) if row else 0 for row in (stale, unused, forgotten))
    return Swept(given_up, left_over, gone, await _discard_unknown(db, store, now))


async def _discard_unknown(db: Database, store: Store, now: datetime) -> int:
    old = [
        each
        for each in await parts.unfinished(store)
        if each.begun_at is not None and each.begun_at < now - UNKNOWN_FOR
    ]
    ids = [each.key.split("/")[1] for each in old if each.key.startswith(keys.UPLOADS)]
    known = {str(row[0]) for row in await db.read(load(__file__, "open_among"), ids=ids)} if ids else set()
    lost = [each for each in old if not each.key.startswith(keys.UPLOADS) or each.key.split("/")[1] not in known]
    for each in lost:
        await parts.abort(store, each.key, each.s3_upload_id)
    return len(lost)
