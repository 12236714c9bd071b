"""A whole import: the people file, then the edges, batch by batch, each with its place in the graph.

While the server writes one batch, the next is read and its names are looked up.
"""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from core.clock import millis
from core.ids import new_id
from graph.cypher import load
from graph.database import Database
from graph.imports.bulk import Edge, Place, begin, finish, put_follows
from graph.imports.edges import columns_of, join, parse
from graph.imports.error_file import ErrorFile
from graph.imports.model import BATCH, CannotImport, NewAccount, Progress, Wrong
from graph.imports.names import Names
from graph.imports.people_file import Row, account_of, rows
from graph.imports.people_file import columns_of as people_columns_of
from graph.imports.text_files import TextFile, look_through

_PEOPLE = 5_000
Tell = Callable[[int, int, int], None]  # bytes done, bytes in all, rows of this step


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did, all its runs together, and how often each thing was wrong with a row."""

    progress: Progress
    wrong: Counter[str]
    errors: Path


class Import:
    """One file of follows, perhaps with a people file. The same files with the same options are the same import."""

    def __init__(self, edges: Path, people: Path | None, *, known_only: bool = False, batch: int = BATCH) -> None:
        self.edges = look_through(edges)
        self.people = look_through(people) if people else None
        self._columns = columns_of(self.edges)
        self._people_columns = people_columns_of(self.people) if self.people else {}
        self._known_only, self._batch = known_only, batch
        parts = (self.edges.sha256, self.people.sha256 if self.people else "-", "known" if known_only else "all")
        self.id = hashlib.sha256(" ".join(parts).encode()).hexdigest()
        self.size = self.edges.size + (self.people.size if self.people else 0)
        self.errors = Path(f"{edges}.errors.csv")
        self._scope = f"{self.people.sha256[:16]}:" if self.people else None

    async def run(self, db: Database, *, now: datetime, tell: Tell) -> Summary:
        """Loads what is not loaded yet. Stopped anywhere, it goes on when it is run again."""
        errors = ErrorFile(self.errors)
        done = False
        try:
            progress = await begin(db, import_id=self.id, file_name=self.edges.path.name, now=now)
            errors.go_on(progress.errors_bytes)
            tell(progress.people_position + progress.position, self.size, 0)
            run = _Run(self, db, errors, progress, now, tell)
            if self.people:
                await run.load_people(self.people, self._people_columns, self._scope or "")
            names = Names(db, import_id=self.id, scope=self._scope, known_only=self._known_only, now=now)
            await run.load_edges(names, self._columns, self._batch)
            progress, done = await finish(db, import_id=self.id, now=now), True
        finally:
            wrong = errors.close(keep=not done)
        return Summary(progress, wrong, self.errors)


@dataclass(frozen=True, slots=True)
class _Run:
    of: Import
    db: Database
    errors: ErrorFile
    progress: Progress
    now: datetime
    tell: Tell

    async def load_people(self, file: TextFile, columns: dict[str, int], scope: str) -> None:
        position, number = self.progress.people_position, self.progress.people_row
        batch: list[Row] = []
        for row in rows(file, position, number):
            batch.append(row)
            if len(batch) == _PEOPLE:
                position = await self._put_people(batch, position, columns, scope)
                batch = []
        if batch:
            await self._put_people(batch, position, columns, scope)

    async def _put_people(self, batch: list[Row], before: int, columns: dict[str, int], scope: str) -> int:
        wrong: list[Wrong] = []
        accounts: list[tuple[Row, NewAccount]] = []
        for row in batch:
            account = "BAD_ROW" if row.fields is None else account_of(row.fields, columns, scope)
            if isinstance(account, str):
                wrong.append(Wrong("people", row.number, row.fields or (), account))
            else:
                accounts.append((row, account))
        cities = await self._cities({account.city for _, account in accounts if account.city})
        wrong += [
            Wrong("people", row.number, row.fields or (), "CITY_UNKNOWN")
            for row, account in accounts
            if account.city and account.city not in cities
        ]
        last = batch[-1]
        made = await self.db.one(
            load(__file__, "put_people"),
            import_id=self.of.id,
            before=before,
            after=last.position,
            row=last.number,
            errors_bytes=self.errors.add(sorted(wrong, key=lambda each: each.row)),
            rows=[_row(account, cities) for _, account in sorted(accounts, key=lambda each: each[1].handle_key)],
            now=millis(self.now),
        )
        if made is None:
            raise CannotImport("Another process has moved this import on; run it again once that one has ended.")
        self.tell(last.position, self.of.size, len(batch))
        return last.position

    async def _cities(self, names: set[str]) -> dict[str, str]:
        found = await self.db.read(load(__file__, "cities_by_name"), names=sorted(names)) if names else []
        return {str(name): str(city_id) for name, city_id in found}

    async def load_edges(self, names: Names, columns: dict[str, int], count: int) -> None:
        before, row = self.progress.position, self.progress.row
        writing: asyncio.Task[None] | None = None
        try:
            for after, lines in self.of.edges.batches(before, count):
                parsed = await asyncio.to_thread(parse, self.of.edges, columns, lines, row)
                await names.resolve(parsed.names)
                edges, wrong = join(parsed.entries, names, self.progress.started_at)
                wrong = sorted(parsed.wrong + wrong, key=lambda each: each.row)
                if writing:
                    await writing
                place = Place(before, after, row + len(lines))
                writing = asyncio.create_task(self._put_edges(edges, wrong, names, place, len(lines)))
                before, row = after, place.row
        finally:
            if writing:
                await writing

    async def _put_edges(
        self, edges: dict[int, Edge], wrong: list[Wrong], names: Names, place: Place, count: int
    ) -> None:
        """A batch in which an account has gone or has blocked another is written without those rows."""
        while True:
            place = replace(place, errors_bytes=self.errors.add(wrong))
            some = list(edges.values())
            put = await put_follows(self.db, import_id=self.of.id, edges=some, place=place, now=self.now)
            if put.done:
                break
            names.forget(put.gone)
            refused = {row: code for row, edge in edges.items() if (code := put.refused(edge))}
            wrong = [Wrong("edges", row, edges.pop(row)[:2], code) for row, code in refused.items()]
        people = self.of.people.size if self.of.people else 0
        self.tell(people + place.after, self.of.size, count)


def _row(account: NewAccount, cities: dict[str, str]) -> dict[str, object]:
    return {
        "id": new_id(),
        "ledger_id": new_id(),
        "handle": account.handle,
        "handle_key": account.handle_key,
        "name": account.name,
        "name_en": account.name_en,
        "language": account.language,
        "kind": account.kind,
        "bio": account.bio,
        "city_id": cities.get(account.city),
        "source": account.source,
    }
