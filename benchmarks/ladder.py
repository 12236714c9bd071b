"""What the worker's limits cost: the ladder of a video as a limited child, and the same arguments run outside it.

    python -m benchmarks.ladder FILE [ROUNDS]

Both run by turns, in a random order within each round, with nothing else on the machine. Prints a JSON object: the
seconds of each run, both medians and their ratio. The bar is 1.1.
"""

import asyncio
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from storage.media.ladder import ladder_command
from storage.media.probe import VideoFacts, probe
from storage.media.render import ffmpeg_path, video_limits
from storage.media.run import run

BAR = 1.1


async def inside(command: list[str], facts: VideoFacts, folder: Path) -> None:
    """As the worker runs it: limited, without network and environment, its report read as it comes."""

    async def on_line(_: str) -> None:
        return None

    ended = await run(command, video_limits(facts), folder, on_line)
    assert ended.status == 0, ended.errors


async def outside(command: list[str], _: VideoFacts, folder: Path) -> None:
    """The same arguments, as anybody would run them in a shell."""
    await asyncio.to_thread(
        subprocess.run, command, check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )


async def measured(source: Path, rounds: int) -> dict[str, object]:
    """Seconds of every run."""
    facts = await probe(source)
    command = ladder_command(ffmpeg_path(""), source, facts)
    ways = {"inside": inside, "outside": outside}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name in random.sample(sorted(ways), len(ways)):
            with tempfile.TemporaryDirectory() as folder:
                started = time.monotonic()
                await ways[name](command, facts, Path(folder))
                taken[name].append(round(time.monotonic() - started, 3))
    medians = {name: statistics.median(each) for name, each in taken.items()}
    ratio = round(medians["inside"] / medians["outside"], 3)
    return {"seconds": taken, "median": medians, "ratio": ratio, "bar": BAR, "within": ratio <= BAR}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measured(Path(sys.argv[1]).resolve(), int((sys.argv[2:] or ["5"])[0]))), indent=2))
