"""The bulk path: batches of follows between accounts that are there, 20,000 a statement.

A batch is written with its place in the import in one statement, so that one killed anywhere goes on where it was.
Within a batch each account is looked up once and named by its number; follows are sorted by who is followed, and
followers are locked in the order of their ids, so that two imports do not wait for each other in a circle.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from core.clock import millis
from graph.cypher import load
from graph.database import Database
from graph.imports.model import BATCH, CannotImport, Progress

Edge = tuple[str, str, int]  # id of the follower, id of the followed, ms since 1970


@dataclass(frozen=True, slots=True)
class Place:
    """From where to where a batch moves an import."""

    before: int
    after: int
    row: int
    errors_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a batch: the follows made; or, where nothing was done, the accounts gone and pairs blocked."""

    made: int
    gone: frozenset[str]
    blocked: frozenset[tuple[str, str]]

    @property
    def done(self) -> bool:
        """Whether the batch was written."""
        return not self.gone and not self.blocked

    def refused(self, edge: Edge) -> str:
        """The code of what was wrong with a follow; empty where nothing was."""
        if edge[0] in self.gone or edge[1] in self.gone:
            return "UNKNOWN"
        return "BLOCKED" if edge[:2] in self.blocked else ""


async def begin(db: Database, *, import_id: str, file_name: str, now: datetime) -> Progress:
    """How far the import has come; one that is new or was finished begins at the start."""
    row = await db.one(load(__file__, "begin"), import_id=import_id, file_name=file_name, now=millis(now))
    assert row is not None
    return Progress(*row)


async def finish(db: Database, *, import_id: str, now: datetime) -> Progress:
    """Marks the import as finished; returns its counts."""
    row = await db.one(load(__file__, "finish"), import_id=import_id, now=millis(now))
    assert row is not None
    return Progress(*row)


async def put_follows(
    db: Database, *, import_id: str, edges: Sequence[Edge], place: Place, now: datetime, repeated: int = 0
) -> Put:
    """Writes the follows that are not there yet and moves the import on. Of a pair twice, the first counts."""
    pairs: dict[tuple[str, str], int] = {}
    for follower, followed, at in edges:
        pairs.setdefault((follower, followed), at)
    ids = sorted({each for pair in pairs for each in pair})
    number = {each: n for n, each in enumerate(ids)}
    followers = sorted({number[follower] for follower, _ in pairs})
    turn = {ids[n]: k for k, n in enumerate(followers)}
    rows = sorted((number[followed], turn[follower], at) for (follower, followed), at in pairs.items())
    row = await db.one(
        load(__file__, "put_follows"),
        import_id=import_id,
        before=place.before,
        after=place.after,
        row=place.row,
        errors_bytes=place.errors_bytes,
        repeated=repeated + len(edges) - len(rows),
        ids=ids,
        followers=followers,
        **{"from": [follower for _, follower, _ in rows]},
        to=[followed for followed, _, _ in rows],
        at=[at for _, _, at in rows],
        now=millis(now),
    )
    if row is None:
        raise CannotImport("Another process has moved this import on; run it again once that one has ended.")
    gone, blocked, made = row
    return Put(
        made,
        frozenset(ids[n] for n in gone),
        frozenset((ids[followers[rows[e][1]]], ids[rows[e][0]]) for e in blocked),
    )


async def load_follows(db: Database, *, name: str, edges: Iterable[Edge], now: datetime, batch: int = BATCH) -> int:
    """Loads follows between accounts that are there; returns how many are new. Called again, it goes on where it was.

    `edges` must come in the same order each time. Pairs of which one is gone or has blocked the other are left out.
    """
    progress = await begin(db, import_id=name, file_name=name, now=now)
    position, rest = progress.position, islice(edges, progress.position, None)
    while some := list(islice(rest, batch)):
        after = position + len(some)
        place = Place(position, after, after)
        while not (put := await put_follows(db, import_id=name, edges=some, place=place, now=now)).done:
            some = [edge for edge in some if not put.refused(edge)]
        position = after
    return (await finish(db, import_id=name, now=now)).follows_made
