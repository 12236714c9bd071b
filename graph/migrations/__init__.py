"""Constraints and indexes, each file once, in order. `migrate` is safe to run again and from several processes."""

from pathlib import Path

from graph.cypher import Query, load
from graph.database import Database

_FOLDER = Path(__file__).parent
_FIRST = "CREATE CONSTRAINT migration IF NOT EXISTS FOR (m:Migration) REQUIRE m.name IS UNIQUE"


async def migrate(db: Database) -> list[str]:
    """Applies what has not been applied, statement by statement, then waits for the indexes.

    Returns the names of the files applied now.
    """
    await db.write(_query("first", _FIRST))
    done = {row[0] for row in await db.read(load(__file__, "applied"))}
    applied = []
    for path in sorted(_FOLDER.glob("*.cypher")):
        if path.stem in done:
            continue
        for statement in _statements(path.read_text(encoding="utf-8")):
            await db.write(_query(path.stem, statement))
        await db.write(load(__file__, "mark"), name=path.stem)
        applied.append(path.stem)
    if applied:
        await db.write(_query("await", "CALL db.awaitIndexes(300)"))
    return applied


def _statements(text: str) -> list[str]:
    body = "\n".join(row for row in text.split("\n") if not row.startswith("//"))
    return [part.strip() for part in body.split(";") if part.strip()]


def _query(name: str, text: str) -> Query:
    return Query(f"graph/migrations/{name}", True, text)
