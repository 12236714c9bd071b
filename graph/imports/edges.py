"""Rows of a file of follows. A line is a row: ids and handles hold no delimiter, and no quote swallows the next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from core.clock import millis
from graph.imports.bulk import Edge
from graph.imports.model import CannotImport, Wrong
from graph.imports.names import Names
from graph.imports.text_files import TextFile

_AROUND = ' \r\t"\u3000'
_HEADER_WITHIN = 100
_LATEST = 4_102_444_800_000  # the year 2100
_SECONDS_BELOW = 100_000_000_000

Entry = tuple[int, str, str, int]  # row, follower, followed, ms since 1970 (-1: not said)


@dataclass(slots=True)
class Parsed:
    """A batch of rows: those with two names, and what is wrong with others."""

    entries: list[Entry] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    wrong: list[Wrong] = field(default_factory=list)


def columns_of(file: TextFile) -> dict[str, int]:
    """Where the columns are: as the header says, or the first two."""
    found = file.header(("follower", "followed", "at"))
    if "follower" in found and "followed" in found:
        return found
    if len(file.first) < 2:
        raise CannotImport(
            f"{file.path}: two columns are needed, follower and followed, with , ; or a tab between them; the first "
            f"row is {file.first[0][:80]!r}. 需要两列:关注者和被关注者,以逗号、分号或制表符分隔。"
        )
    return {"follower": 0, "followed": 1}


def parse(file: TextFile, columns: dict[str, int], lines: list[str], row: int) -> Parsed:
    """The lines after the first `row` ones. Blank lines and those that begin with # are no rows."""
    parsed = Parsed()
    first, second = columns["follower"], columns["followed"]
    delimiter = None if file.delimiter == " " else file.delimiter
    start = _after_header(file, lines, row)
    for number, line in enumerate(lines[start:], row + start + 1):
        parts = line.split(delimiter)
        try:
            follower, followed = parts[first].strip(_AROUND), parts[second].strip(_AROUND)
        except IndexError:
            follower = followed = ""
        if follower and followed and follower != followed and line[0] != "#" and "at" not in columns:
            parsed.entries.append((number, follower, followed, -1))
            parsed.names.update((follower, followed))
        else:
            _look_closer(parsed, file, columns, number, line)
    return parsed


def _after_header(file: TextFile, lines: list[str], row: int) -> int:
    if row or file.header(("follower", "followed")).keys() != {"follower", "followed"}:
        return 0
    return next((n + 1 for n, line in enumerate(lines[:_HEADER_WITHIN]) if file.fields(line) == file.first), 0)


def _look_closer(parsed: Parsed, file: TextFile, columns: dict[str, int], number: int, line: str) -> None:
    if not line.strip() or line.startswith("#"):
        return
    fields = file.fields(line)
    code, at = "", -1
    if len(fields) <= max(columns["follower"], columns["followed"]):
        code = "COLUMNS"
    elif not (follower := fields[columns["follower"]]) or not (followed := fields[columns["followed"]]):
        code = "MISSING"
    elif follower == followed:
        code = "SELF"
    elif (moment := _moment(fields, columns.get("at"))) is None:
        code = "BAD_TIME"
    else:
        at = moment
    if code:
        parsed.wrong.append(Wrong("edges", number, fields, code))
    else:
        parsed.entries.append((number, follower, followed, at))
        parsed.names.update((follower, followed))


def _moment(fields: tuple[str, ...], column: int | None) -> int | None:
    """Milliseconds since 1970; -1 where the row says nothing, None where it is no time."""
    value = fields[column] if column is not None and column < len(fields) else ""
    if not value:
        return -1
    try:
        if value.isdecimal():
            number = int(value)
            found = number * 1000 if number < _SECONDS_BELOW else number
        else:
            moment = datetime.fromisoformat(value.replace("/", "-"))
            found = millis(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
    return found if 0 <= found < _LATEST else None


def join(entries: Iterable[Entry], names: Names, at: int) -> tuple[dict[int, Edge], list[Wrong]]:
    """The follows of a batch by row, once its names are resolved, and the rows that are none."""
    edges: dict[int, Edge] = {}
    wrong: list[Wrong] = []
    ids = names.ids
    for number, follower, followed, moment in entries:
        one, other = ids.get(follower), ids.get(followed)
        if one and other and one != other:
            edges[number] = (one, other, at if moment < 0 else moment)
        else:
            code = "SELF" if one and other else names.wrong[followed if one else follower]
            wrong.append(Wrong("edges", number, (follower, followed), code))
    return edges, wrong
