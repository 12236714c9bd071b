"""The whole ledger from its beginning: sealed segments, then what is still in the stream."""

from collections.abc import AsyncIterator

from core.redis import RedisClient
from storage.ledger.rows import START, Position, Row
from storage.ledger.sealing import file_of, segments
from storage.ledger.segments import unpack
from storage.ledger.stream import rows_after
from storage.store import Store


async def rows_from(
    redis: RedisClient,
    store: Store,
    *,
    after: Position = START,
    until: Position | None = None,
    batch: int = 500,
) -> AsyncIterator[list[Row]]:
    """All rows behind `after`, up to and with `until`, in order, in batches."""
    for segment in await segments(redis, store):
        if Position.read(segment.last) <= after:
            continue
        data = await file_of(store, segment)
        rows = [row for row in unpack(data) if row.position > after and (until is None or row.position <= until)]
        for at in range(0, len(rows), batch):
            yield rows[at : at + batch]
        after = Position.read(segment.last)
    while rows := await rows_after(redis, after, count=batch, until=until):
        yield rows
        after = rows[-1].position
