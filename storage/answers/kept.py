"""Answers that are the same for everybody who is signed out, kept until something that they show is altered.

An answer is kept under its name with the ids of all that it shows. Whoever alters a thing names its id (or EVERYTHING)
after the commit: answers that show it go at once, and one that was being filled at that time is not kept. A process
that dies between its commit and naming what it altered leaves old answers for LONGEST_S at most.
"""

import asyncio
from collections.abc import Iterable

from core.redis import RedisClient
from storage.ledger.scripts import Script, command

EVERYTHING = "*"
LONGEST_S = 20
"""No answer is kept longer, altered or not: addresses of pictures in it expire, and times in it pass."""
MOST = 5_000
MOST_BYTES = 512 * 1024
_FILLING_MS = 5_000
_LONGEST_FILLING_S = 60
_LOOK_S = 0.01
_KEEP, _ALTER = Script(__file__, "keep"), Script(__file__, "alter")


async def find(redis: RedisClient, name: str) -> bytes | None:
    """The answer, if it is kept."""
    found: bytes | None = await redis.get(f"answers:one:{name}")
    return found


async def begin(redis: RedisClient, name: str) -> int | None:
    """The turn at which a filling begins; None where another process fills this answer now."""
    async with redis.pipeline(transaction=False) as pipe:
        pipe.set(f"answers:filling:{name}", 1, nx=True, px=_FILLING_MS)
        pipe.get("answers:turn")
        ours, turn = await pipe.execute()
    return int(turn or 0) if ours else None


async def keep(redis: RedisClient, name: str, body: bytes, *, turn: int, shows: Iterable[str]) -> bool:
    """Keeps an answer whose filling began at a turn. False: something that it shows was altered since then."""
    if len(body) > MOST_BYTES:
        return False
    numbers = [str(turn), str(LONGEST_S), str(MOST)]
    return bool(await _KEEP(redis, [f"answers:one:{name}"], [body, *numbers, EVERYTHING, *shows]))


async def end(redis: RedisClient, name: str) -> None:
    """The filling is over, well or not."""
    await command(redis, "DEL", f"answers:filling:{name}")


async def filled_elsewhere(redis: RedisClient, name: str) -> bytes | None:
    """Waits for the answer that another process is filling; None where it gave up."""
    for _ in range(int(_FILLING_MS / 1000 / _LOOK_S)):
        if not await redis.exists(f"answers:filling:{name}"):
            break
        await asyncio.sleep(_LOOK_S)
    return await find(redis, name)


async def alter(redis: RedisClient, ids: Iterable[str]) -> None:
    """Drops all answers that show any of these."""
    await _ALTER(redis, [], [str(_LONGEST_FILLING_S), *ids])
