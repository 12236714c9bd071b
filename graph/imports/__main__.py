"""`make import-follows FILE=edges.csv [PEOPLE=people.csv]`: loads a follow graph into the product that runs."""

import argparse
import asyncio
import signal
import sys
import time
from pathlib import Path

from core.clock import now
from core.errors import Unavailable
from core.settings import Settings
from graph.database import Database
from graph.imports.loading import Import, Summary
from graph.imports.model import BATCH, SENTENCES, CannotImport
from graph.migrations import migrate

_EVERY = 0.5
_EVERY_IN_A_FILE = 5.0
_WAIT = 180.0


class Meter:
    """Per cent, rows a second and time left: one line that changes on a terminal, a line each 5 s elsewhere."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._began = self._last = time.monotonic()
        self._from = -1
        self._rows = 0

    def __call__(self, done: int, size: int, rows: int) -> None:
        moment = time.monotonic()
        self._from = done if self._from < 0 else self._from
        self._rows += rows
        if done < size and moment - self._last < (_EVERY if self._live else _EVERY_IN_A_FILE):
            return
        self._last = moment
        passed = max(moment - self._began, 0.001)
        speed, left = self._rows / passed, (size - done) * passed / max(done - self._from, 1)
        line = f"{100 * done / max(size, 1):5.1f} %  {self._rows:,} rows  {speed:,.0f} rows/s  {left:,.0f} s left"
        sys.stdout.write(f"\r\x1b[K{line}" if self._live else f"{line}\n")
        sys.stdout.flush()

    def end(self) -> None:
        if self._live:
            sys.stdout.write("\n")


async def _until_done(asked: Import, db: Database, meter: Meter) -> Summary:
    """A database that stops answering is waited for: the import goes on from its last place."""
    while True:
        try:
            return await asked.run(db, now=now(), tell=meter)
        except Unavailable:
            print("\nthe graph does not answer; waiting for it", flush=True)
        until = time.monotonic() + _WAIT
        while not await db.answers():
            if time.monotonic() > until:
                raise CannotImport(f"The graph has not answered for {_WAIT:.0f} s; run this again later.")
            await asyncio.sleep(1)


async def _load(asked: Import, settings: Settings) -> Summary:
    db, meter = Database.open(settings, pool=4), Meter()
    try:
        if not await db.answers():
            raise CannotImport(f"No graph answers at {settings.neo4j_url}; `make up` starts it.")
        await migrate(db)
        return await _until_done(asked, db, meter)
    finally:
        meter.end()
        await db.close()


def _tell(summary: Summary, asked: Import, seconds: float) -> None:
    done = summary.progress
    print(f"{done.follows_made:,} follows made, {done.follows_there:,} were there before or came twice in the file")
    print(f"{done.accounts_made:,} accounts made for people nobody knew, without credentials until they are claimed")
    if asked.people:
        print(f"people file: {done.people_made:,} accounts made, {done.people_there:,} were there")
    print(f"{done.row:,} rows of follows; this run took {seconds:.1f} s")
    if summary.wrong:
        print(f"{summary.wrong.total():,} rows with an error, in {summary.errors}:")
        for code, count in summary.wrong.most_common():
            print(f"  {count:>9,}  {code}: {SENTENCES[code][0]}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make import-follows", description=__doc__)
    parser.add_argument("file", type=Path, help="two columns of ids or handles: who follows, who is followed")
    parser.add_argument("--people", type=Path, help="id or handle, name, city, language, kind: a header names them")
    parser.add_argument("--known-only", action="store_true", help="make no accounts for people nobody knows")
    parser.add_argument("--batch", type=int, default=BATCH, help="rows a statement")
    options = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM):  # also where a shell had us ignore the first
        signal.signal(number, signal.default_int_handler)
    started = time.monotonic()
    try:
        asked = Import(options.file, options.people, known_only=options.known_only, batch=max(1, options.batch))
        print(f"{options.file}: {asked.edges.size:,} bytes, {asked.edges.encoding}", flush=True)
        summary = asyncio.run(_load(asked, Settings.from_env()))
    except CannotImport as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here", file=sys.stderr)
        return 130
    _tell(summary, asked, time.monotonic() - started)
    return 0


if __name__ == "__main__":
    sys.exit(main())
