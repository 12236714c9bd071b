"""Sealing: rows of the stream become segments in the object store, each holding the digest of the one before.

    stream ─ rows ─► file in the store ─► link in Redis ─► manifest in the store ─► rows may leave the stream

A crash between two steps costs a file that nothing names; the next run goes on from what is linked.
"""

import orjson

from core.redis import RedisClient
from storage.ledger.restore import State
from storage.ledger.rows import START, STREAM, TRIMMED, Position
from storage.ledger.scripts import Script, command
from storage.ledger.segments import CONTENT_TYPE, FIRST_PREVIOUS, Segment, pack, problem_in, unpack
from storage.ledger.stream import rows_after, trimmed_to
from storage.store import Store

MANIFEST = "ledger/manifest.json"
CHAIN = "kindred:ledger:segments"
MOST_ROWS = 50_000


class BrokenLedgerError(Exception):
    """A segment that the chain names is not there."""


_LINK = Script(__file__, "sealed")
_TRIM = Script(__file__, "trim")


async def segments(redis: RedisClient, store: Store) -> list[Segment]:
    """The chain, first link first. Where Redis has lost everything, all that was sealed is brought back first."""
    found = await command(redis, "LRANGE", CHAIN, 0, -1)
    if found:
        return [Segment.of_json(one) for one in found]
    listed = await manifest(store)
    if listed:
        await _bring_back(redis, store, listed)
    return listed


async def _bring_back(redis: RedisClient, store: Store, listed: list[Segment]) -> None:
    state = State()
    for segment in listed:
        state.take(unpack(await file_of(store, segment)))
    await state.write(redis)
    await redis.set(TRIMMED, listed[-1].last, nx=True)  # readers go to the segments up to there
    for number, one in enumerate(listed):
        await _LINK(redis, [CHAIN], [str(number), one.to_json().decode()])


async def file_of(store: Store, segment: Segment) -> bytes:
    """The bytes of a segment; raises BrokenLedgerError where they are not there."""
    data = await store.read(segment.key)
    if data is None:
        raise BrokenLedgerError(segment.key)
    return data


async def manifest(store: Store) -> list[Segment]:
    """The chain as the object store has it."""
    text = await store.read(MANIFEST)
    return [] if text is None else [Segment.of_json(one) for one in orjson.loads(text)["segments"]]


async def seal(
    redis: RedisClient, store: Store, *, now_ms: int, enough: int = 10_000, oldest_ms: int = 3_600_000
) -> Segment | None:
    """Seals the next rows, at most 50,000, once there are `enough` or the first has waited `oldest_ms`.

    Also writes the manifest where a crash left it behind. Safe to run several times at once.
    """
    chain = await segments(redis, store)
    if len(await manifest(store)) != len(chain):
        await _write_manifest(store, chain)
    last = chain[-1] if chain else None
    after = Position.read(last.last) if last else START
    rows = await rows_after(redis, after, count=MOST_ROWS)
    if not rows or (len(rows) < enough and now_ms - rows[0].ms < oldest_ms):
        return None
    segment, data = pack(rows, number=len(chain), previous=last.sha256 if last else FIRST_PREVIOUS)
    await store.put(segment.key, data, CONTENT_TYPE)
    if not await _LINK(redis, [CHAIN], [str(len(chain)), segment.to_json().decode()]):
        return None
    await _write_manifest(store, [*chain, segment])
    return segment


async def trim(redis: RedisClient, store: Store, *, folded: Position, before_ms: int) -> int:
    """Drops from the stream what is sealed, folded and older than `before_ms`; says how many rows."""
    listed = await manifest(store)
    if not listed:
        return 0
    bound = min(Position.read(listed[-1].last), folded, Position(before_ms - 1, 2**31))
    if bound <= await trimmed_to(redis):
        return 0
    return int(await _TRIM(redis, [STREAM, TRIMMED], [str(bound), str(bound.next)]))


async def verify(store: Store) -> list[str]:
    """What is wrong with the chain in the object store, in words; empty when every link holds."""
    problems: list[str] = []
    before: Segment | None = None
    for number, segment in enumerate(await manifest(store)):
        wrong = (
            problem_in(segment, await store.read(segment.key), before)
            if segment.number == number
            else f"segment {segment.number}: stands at place {number}"
        )
        if wrong:
            problems.append(wrong)
        before = segment
    return problems


async def _write_manifest(store: Store, chain: list[Segment]) -> None:
    body = {"segments": [orjson.loads(one.to_json()) for one in chain]}
    await store.put(MANIFEST, orjson.dumps(body, option=orjson.OPT_INDENT_2), "application/json")
