"""`python -m stack.demo`: fills the running stack that the environment names, or sees that it is filled."""

import asyncio
import os
import sys
import time

from core.settings import Settings
from stack.demo import content
from stack.demo.done import is_done


def say(line: str) -> None:
    """One line, at once."""
    print(line, flush=True)


async def fill(settings: Settings, small: bool) -> None:
    """Whatever is not there yet."""
    started = time.monotonic()
    if await is_done(settings, small):
        say(f"demo 100 %  all of it was there already  ({time.monotonic() - started:.1f} s)")
        return
    from stack.demo.seed import seed

    await seed(settings, small=small, say=say)


def main() -> int:
    """Seeds, then says how to sign in. KINDRED_DEMO_SIZE=small makes a little of everything."""
    settings = Settings.from_env()
    asyncio.run(fill(settings, os.environ.get("KINDRED_DEMO_SIZE") == "small"))
    say(f"demo sign-ins at {settings.public_url} (password of all: {content.PASSWORD})")
    for email, who in content.SIGN_INS:
        say(f"  {email:<28} {who}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
