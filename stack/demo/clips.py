"""The films as files: made once by ffmpeg, at low priority, and kept in the cache by what they are made of."""

import asyncio
import hashlib
import multiprocessing
import os
import subprocess
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from stack.demo.art import HEIGHT, RATE, WIDTH, frames
from stack.demo.films import Film
from stack.paths import cache_folder
from storage.media.render import ffmpeg_path

_STALE_S = 600
_SOURCES = ("art.py", "blue.py", "brush.py", "clips.py", "rescue.py")


class Studio:
    """Makes what the cache lacks, two at a time, while others do something else."""

    def __init__(self, films: Sequence[Film], ffmpeg: str) -> None:
        drawn_by = b"".join((Path(__file__).parent / name).read_bytes() for name in _SOURCES)
        self.folder = cache_folder() / "demo"
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(".*.mp4"):  # by a process that was killed
            if time.time() - left.stat().st_mtime > _STALE_S:
                left.unlink(missing_ok=True)
        self._paths = {film.slug: self.folder / f"{film.slug}-{_key(drawn_by, film)}.mp4" for film in films}
        absent = [film for film in films if not self._paths[film.slug].exists()]
        self.to_make = len(absent)
        self._pool: ProcessPoolExecutor | None = None
        self._making: dict[str, Future[None]] = {}
        if absent:
            # Spawned, not forked: this process has threads, and a fork copies their locks as they stand.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(2, mp_context=context, initializer=_settle, initargs=(os.getpid(),))
            for film in absent:
                self._making[film.slug] = self._pool.submit(make, film, self._paths[film.slug], ffmpeg_path(ffmpeg))

    async def clip(self, film: Film) -> Path:
        """The file of a film, once it is there."""
        if film.slug in self._making:
            await asyncio.wrap_future(self._making[film.slug])
        return self._paths[film.slug]

    def close(self) -> None:
        """Ends what is still being made."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _settle(parent: int) -> None:
    """Makes a process of the pool modest, and mortal: were its parent killed, it would wait for work for ever."""
    os.nice(10)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _key(drawn_by: bytes, film: Film) -> str:
    return hashlib.sha256(drawn_by + repr((film, film.look, film.seconds, film.notes)).encode()).hexdigest()[:12]


def make(film: Film, target: Path, ffmpeg: str) -> None:
    """Draws a film and encodes it; the file appears whole or not at all."""
    draft = target.with_name(f".{os.getpid()}-{target.name}")
    command = [
        *(ffmpeg, "-hide_banner", "-v", "error", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "pipe:0"),
        *("-f", "lavfi", "-i", _tone(film)),
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "25", "-pix_fmt", "yuv420p", "-threads", "1"),
        *("-c:a", "aac", "-b:a", "64k", "-shortest", "-movflags", "+faststart", "-f", "mp4", str(draft)),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:
        assert child.stdin is not None
        for frame in frames(film.look, round(film.seconds * RATE)):
            child.stdin.write(frame)
        child.stdin.close()
        if child.wait() != 0:
            raise RuntimeError(f"ffmpeg ended with {child.returncode} on {film.slug}")
    draft.replace(target)
    for older in target.parent.glob(f"{film.slug}-*.mp4"):
        if older != target:
            older.unlink(missing_ok=True)


def _tone(film: Film) -> str:
    """A soft chord that swells and fades, as a source of ffmpeg."""
    voices = "+".join(
        f"{0.07 / (index + 1):.3f}*sin(2*PI*{note:.2f}*t)*(0.7+0.3*sin(2*PI*{0.5 + index * 0.25}*t))"
        for index, note in enumerate(film.notes)
    )
    end = film.seconds - 0.8
    return f"aevalsrc={voices}:s=44100:d={film.seconds},afade=t=in:d=0.4,afade=t=out:st={end:.2f}:d=0.8"
