"""Reads of the part of the ledger that is still in Redis."""

from core.redis import RedisClient
from storage.ledger.rows import START, STREAM, TRIMMED, Position, Row, of_stream
from storage.ledger.scripts import command


async def rows_after(redis: RedisClient, after: Position, *, count: int, until: Position | None = None) -> list[Row]:
    """The next rows behind a position, at most `count`; none behind `until`."""
    last = "+" if until is None else str(until)
    return of_stream(await command(redis, "XRANGE", STREAM, str(after.next), last, "COUNT", count))


async def last_position(redis: RedisClient) -> Position:
    """The position of the last row ever appended, whether or not it is still here."""
    if not await redis.exists(STREAM):
        return START
    return Position.read((await redis.xinfo_stream(STREAM))["last-generated-id"])


async def trimmed_to(redis: RedisClient) -> Position:
    """Rows up to here are only in the segments."""
    text = await redis.get(TRIMMED)
    return START if text is None else Position.read(text)


async def wait_for_rows(redis: RedisClient, after: Position, *, at_most_ms: int) -> bool:
    """Whether a row came behind the position within the time."""
    found = await command(redis, "XREAD", "COUNT", 1, "BLOCK", at_most_ms, "STREAMS", STREAM, str(after))
    return bool(found)


async def redis_now(redis: RedisClient) -> int:
    """The clock that says when a row is received, in ms since 1970."""
    seconds, micros = await redis.time()
    return int(seconds) * 1000 + int(micros) // 1000
