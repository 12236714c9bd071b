"""How often somebody may do something: a count in Redis for each stretch of time. It is a brake, not a lock."""

from dataclasses import dataclass
from datetime import datetime

from core.clock import millis
from core.errors import Conflict
from core.redis import RedisClient


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` times in any stretch of `seconds`, stretches counted from 1970."""

    most: int
    seconds: int


async def spend(redis: RedisClient, what: str, who: str, rates: tuple[Rate, ...], now: datetime) -> None:
    """Counts one more; raises TOO_FAST where one of the rates is passed. One round trip."""
    pipe = redis.pipeline(transaction=False)
    for rate in rates:
        key = f"kindred:rate:{what}:{who}:{rate.seconds}:{millis(now) // (rate.seconds * 1000)}"
        pipe.incr(key)
        pipe.expire(key, 2 * rate.seconds)
    counts = (await pipe.execute())[::2]
    if any(count > rate.most for count, rate in zip(counts, rates, strict=True)):
        raise Conflict(
            "TOO_FAST",
            "That was a lot in a short time; please wait a little and send it again.",
            "操作太频繁了,请稍等片刻再发送。",
        )
