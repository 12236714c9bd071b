"""Words that something changed in the messages of an account, for pages that watch; and how much one person may send.

The state is in the graph; a word that is lost is made up for by looking again. Nothing of a message is told here.
"""

import contextlib
from datetime import datetime

from redis.exceptions import RedisError

from core.clock import millis
from core.errors import Denied
from core.redis import RedisClient

MOST_A_MINUTE = 60
MOST_NEW_A_DAY = 40
MINUTE_S = 60
DAY_S = 86400


def channel(account_id: str) -> str:
    """Where each change in the messages of an account is told."""
    return f"kindred:messages:{account_id}"


async def changed(redis: RedisClient, *account_ids: str) -> None:
    """Tells that the messages of these accounts have changed."""
    with contextlib.suppress(RedisError):
        async with redis.pipeline(transaction=False) as pipe:
            for each in account_ids:
                pipe.publish(channel(each), b"1")
            await pipe.execute()


def pace_key(what: str, person_id: str, seconds: int, now: datetime) -> str:
    """What counts one person's doings in the stretch of so many seconds that `now` lies in."""
    return f"kindred:pace:{what}:{person_id}:{millis(now) // (1000 * seconds)}"


async def check_pace(redis: RedisClient, *, person_id: str, opens: bool, now: datetime) -> None:
    """Counts a sending; raises TOO_MANY above 60 messages a minute or, where it opens a thread, 40 threads a day."""
    counted = [(pace_key("message", person_id, MINUTE_S, now), MINUTE_S, MOST_A_MINUTE)]
    if opens:
        counted.append((pace_key("thread", person_id, DAY_S, now), DAY_S, MOST_NEW_A_DAY))
    async with redis.pipeline(transaction=True) as pipe:
        for key, seconds, _ in counted:
            pipe.incr(key)
            pipe.expire(key, seconds)
        answers = await pipe.execute()
    for (_, _, most), count in zip(counted, answers[::2], strict=True):
        if int(count) > most:
            raise Denied(
                "TOO_MANY",
                "That was a lot at once; please wait a while. Your text is kept.",
                "发送太频繁了,请稍后再试。已输入的内容会保留。",
            )
