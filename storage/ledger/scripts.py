"""Lua scripts: text in files, run by digest, sent whole only where Redis has forgotten them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from redis.exceptions import NoScriptError

from core.redis import RedisClient


async def command(redis: RedisClient, *words: str | bytes | int) -> Any:
    """What Redis answers to one command, for those that its client types too loosely."""
    return await redis.execute_command(*words)


class Script:
    """The script in `<name>.lua` beside the module that asks (`__file__`). A call is one round trip."""

    def __init__(self, module: str, name: str) -> None:
        self._text = (Path(module).parent / f"{name}.lua").read_bytes()
        self._digest = hashlib.sha1(self._text, usedforsecurity=False).hexdigest()

    async def __call__(self, redis: RedisClient, keys: Sequence[str], arguments: Sequence[str | bytes]) -> Any:
        """What the script answers."""
        rest: list[str | bytes | int] = [len(keys), *keys, *arguments]
        try:
            return await command(redis, "EVALSHA", self._digest, *rest)
        except NoScriptError:
            return await command(redis, "EVAL", self._text, *rest)
