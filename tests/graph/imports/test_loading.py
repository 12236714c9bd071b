"""A follow graph from a file, on the real Neo4j; a killed import is a killed process."""

import asyncio
import csv
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from core.clock import millis, now
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from graph.imports.bulk import load_follows
from graph.imports.loading import Import, Summary
from graph.people.queries import account_by_handle
from stack import Stack
from stack.paths import ROOT
from tests.factories.people import a_person, an_organisation, cypher


@pytest.fixture
def mark() -> str:
    """What the handles of one test begin with."""
    return f"i{new_id()[-10:]}"


def written(folder: Path, content: str, name: str = "edges.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


async def load(db: Database, edges: Path, people: Path | None = None, **options: bool) -> Summary:
    return await Import(edges, people, known_only=options.get("known_only", False)).run(
        db, now=now(), tell=lambda *_: None
    )


async def graph(db: Database, mark: str) -> list[tuple[str, str]]:
    found = await cypher(
        db,
        "MATCH (a:Account)-[:FOLLOWS]->(b:Account) WHERE a.handle_key STARTS WITH $mark "
        "RETURN a.handle_key, b.handle_key ORDER BY a.handle_key, b.handle_key",
        mark=mark,
    )
    return [(str(a), str(b)) for a, b in found]


def errors(summary: Summary) -> list[list[str]]:
    with summary.errors.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


async def test_twice_is_the_same_graph(db: Database, tmp_path: Path, mark: str) -> None:
    path = written(tmp_path, f"follower,followed\n{mark}a,{mark}b\n{mark}B,{mark}a\n{mark}a,{mark}b\n")

    first = await load(db, path)
    before = await graph(db, mark)
    second = await load(db, path)

    assert before == await graph(db, mark) == [(f"{mark}a", f"{mark}b"), (f"{mark}b", f"{mark}a")]
    assert (first.progress.follows_made, first.progress.follows_there, first.progress.accounts_made) == (2, 1, 2)
    assert (second.progress.follows_made, second.progress.follows_there, second.progress.accounts_made) == (0, 3, 0)
    assert not first.errors.exists()


async def test_ids_and_handles_find_who_is_there(db: Database, tmp_path: Path, mark: str) -> None:
    person, handle = await a_person(db, handle=f"{mark}p"), f"{mark}o"
    organisation = await an_organisation(db, person, handle=handle)
    path = written(tmp_path, f"{person},{handle.upper()}\n")

    summary = await load(db, path)

    rows = await cypher(db, "MATCH (:Person {id: $id})-[f:FOLLOWS]->(o) RETURN o.id, f.at", id=person)
    assert rows == [(organisation, summary.progress.started_at)]
    assert summary.progress.accounts_made == 0


async def test_a_wrong_row_is_told_and_stops_nothing(db: Database, tmp_path: Path, mark: str) -> None:
    blocker, blocked = await a_person(db, handle=f"{mark}x"), await a_person(db, handle=f"{mark}y")
    await cypher(
        db, "MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:BLOCKS]->(b) RETURN 1", a=blocker, b=blocked
    )
    path = written(
        tmp_path,
        f"=HYPERLINK(1),{mark}a\nalone\n,{mark}a\n{mark}a,{mark}A\n{mark}y,{mark}x\n{mark}x,{mark}a\n",
    )

    summary = await load(db, path)

    assert [(row[1], row[3]) for row in errors(summary)] == [
        ("1", "BAD_HANDLE"),
        ("2", "COLUMNS"),
        ("3", "MISSING"),
        ("4", "SELF"),
        ("5", "BLOCKED"),
    ]
    assert errors(summary)[0][2] == f"'=HYPERLINK(1),{mark}a"
    assert all(row[4] and row[5] for row in errors(summary))
    assert await graph(db, mark) == [(f"{mark}x", f"{mark}a")]


async def test_known_only_makes_nobody(db: Database, tmp_path: Path, mark: str) -> None:
    await a_person(db, handle=f"{mark}a")

    summary = await load(db, written(tmp_path, f"{mark}a,{mark}b\n"), known_only=True)

    assert [row[3] for row in errors(summary)] == ["UNKNOWN"]
    assert await account_by_handle(db, viewer=None, handle=f"{mark}b") is None


async def test_people_come_first_and_keep_what_is_theirs(db: Database, tmp_path: Path, mark: str) -> None:
    await a_person(db, handle=f"{mark}own", name="Her own name")
    people = written(
        tmp_path,
        f"id,handle,name,kind,city\n1,{mark}mei,梅,person,\n2,{mark}own,Another,person,\n3,{mark}org,机构,机构,无此城\n",
        "people.csv",
    )
    edges = written(tmp_path, f"1,2\n2,{mark}org\n")

    summary = await load(db, edges, people)

    names = await cypher(
        db,
        "MATCH (a:Account) WHERE a.handle_key STARTS WITH $mark "
        "RETURN a.handle_key, coalesce(a.name, a.name_zh), a:Person, coalesce(a.imported, false) ORDER BY a.handle_key",
        mark=mark,
    )
    assert names == [
        (f"{mark}mei", "梅", True, True),
        (f"{mark}org", "机构", False, True),
        (f"{mark}own", "Her own name", True, False),
    ]
    assert await graph(db, mark) == [(f"{mark}mei", f"{mark}own"), (f"{mark}own", f"{mark}org")]
    assert [row[:2] + row[3:4] for row in errors(summary)] == [["people", "4", "CITY_UNKNOWN"]]


async def test_killed_in_the_middle_it_goes_on(db: Database, stack: Stack, tmp_path: Path, mark: str) -> None:
    count = 20_000
    path = written(tmp_path, "".join(f"{mark}{n % 500},{mark}{500 + n // 500}\n" for n in range(count)) + "bad row\n")
    command = [sys.executable, "-m", "graph.imports", str(path), "--batch", "500"]
    asked = Import(path, None)

    async def started() -> asyncio.subprocess.Process:
        env = os.environ | stack.environment()
        return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=env, stdout=asyncio.subprocess.PIPE)

    async def row() -> int:
        found = await cypher(db, "MATCH (l:FollowImport {id: $id}) RETURN l.row", id=asked.id)
        return int(found[0][0]) if found else 0

    first = await started()
    until = time.monotonic() + 60
    while not (reached := await row()):
        assert time.monotonic() < until
        await asyncio.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    await first.wait()
    stopped = await row()
    again = await started()
    said, _ = await again.communicate()

    assert 0 < reached <= stopped < count
    assert again.returncode == 0
    assert f"{count:,} follows made, 0 were there before" in said.decode()
    assert len(await graph(db, mark)) == count
    with asked.errors.open(encoding="utf-8-sig", newline="") as file:
        assert [line[1] for line in csv.reader(file)][1:] == [str(count + 1)]


async def test_live_follows_meanwhile_are_not_doubled(db: Database, tmp_path: Path, mark: str) -> None:
    star = await a_person(db, handle=f"{mark}star")
    fans = [await a_person(db, handle=f"{mark}f{n}") for n in range(8)]
    path = written(tmp_path, "".join(f"{fan},{star}\n" for fan in fans))

    await asyncio.gather(
        load(db, path), *(follow(db, viewer=Viewer(fan), subject_id=star, now=now()) for fan in fans for _ in range(2))
    )

    assert len(await graph(db, mark)) == len(fans)


async def test_twenty_thousand_rows_by_the_bulk_path(db: Database, mark: str) -> None:
    people = [f"{mark}{n:04}" for n in range(1_000)]
    await cypher(
        db,
        "UNWIND $ids AS id CREATE (:Account:Person {id: id, handle_key: id, ledger_id: id, created_at: 1})",
        ids=people,
    )
    edges = [(people[n % 1_000], people[(n * 7 + n // 1_000 + 1) % 1_000], n) for n in range(20_000)]
    edges = [edge for edge in edges if edge[0] != edge[1]]
    began = time.monotonic()

    made = await load_follows(db, name=mark, edges=edges, now=now(), batch=5_000)

    print(f"{len(edges) / (time.monotonic() - began):,.0f} follows a second")
    assert made == len({edge[:2] for edge in edges}) == len(await graph(db, mark))
    assert millis(now()) > 0
