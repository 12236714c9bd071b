"""May the public see a work?

A ready work of somebody who was of age when it was made: yes. A minor's: when a guardian said yes (or the author has
come of age since) and a reviewer accepted an entry of it; no longer when either is taken back. "Settling" brings
`published_at` in line with that, in one statement, both ways, and may be repeated.

Whoever writes one of the facts sets `settle_at` on the works in the same statement, so that a cron settles them even
if the process dies before it calls settle_work or settle_person itself.
"""

from datetime import datetime

from core.clock import millis
from graph.access.age import adult_born_by
from graph.cypher import load
from graph.database import Database

_BATCH = 500


async def settle_work(db: Database, *, work_id: str, now: datetime) -> bool:
    """Settles one work; whether the public may see it now."""
    row = await db.one(
        load(__file__, "settle_work"), work_id=work_id, adult_born_by=adult_born_by(now), now=millis(now)
    )
    return row is not None and bool(row[1])


async def settle_person(db: Database, *, person_id: str, now: datetime) -> None:
    """Settles every work that a person made as a minor."""
    await db.write(
        load(__file__, "settle_person"),
        person_id=person_id,
        adult_born_by=adult_born_by(now),
        now=millis(now),
    )


async def settle_waiting(db: Database, *, now: datetime) -> int:
    """Settles every work that waits, for those whose author has come of age. How many it looked at."""
    after: tuple[int, str] = (0, "")
    seen = 0
    while True:
        rows = await db.read(load(__file__, "waiting"), after_at=after[0], after_id=after[1], limit=_BATCH)
        for row in rows:
            await settle_work(db, work_id=row[0], now=now)
        seen += len(rows)
        if len(rows) < _BATCH:
            return seen
        after = (rows[-1][1], rows[-1][0])
