"""Reads one spreadsheet in a process of its own, under limits: run as a script, with two paths.

    python -I _read_sheet.py SHEET ANSWER

Writes JSON to ANSWER: {"refusal": CODE} or {"rows": [[cell, ...], ...]}, each cell a short text. Knows nothing of
what the columns mean. Formulas are never run: of XLSX the value that was last shown is taken, of CSV the text.
"""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

MOST_ROWS = 500
MOST_COLUMNS = 60
LONGEST_CELL = 500
_MOST_UNPACKED = 24 << 20
_MOST_MEMBERS = 500
_HEADS = 20  # title and blank rows that may stand above or below the data
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

Grid = list[list[str]]


class Refused(Exception):
    """The file cannot be read; the message is a code."""


def read(path: Path) -> Grid:
    """Every row of the file, blank ones too, so that numbers are those that a person sees."""
    content = path.read_bytes()
    if not content.strip():
        raise Refused("EMPTY_FILE")
    grid = _workbook(content) if content.startswith(b"PK\x03\x04") else _text(content)
    while grid and not any(grid[-1]):
        grid.pop()
    if not grid:
        raise Refused("EMPTY_FILE")
    if sum(1 for row in grid if any(row)) > MOST_ROWS + _HEADS or len(grid) > 20 * MOST_ROWS:
        raise Refused("TOO_MANY_ROWS")
    return grid


def _workbook(content: bytes) -> Grid:
    _look_inside(content)
    from python_calamine import CalamineError, CalamineWorkbook  # after the look: it is what a bomb is aimed at

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for number in range(min(len(book.sheet_names), 20)):
            sheet = book.get_sheet_by_index(number)
            if sheet.total_height > 20 * MOST_ROWS:
                raise Refused("TOO_MANY_ROWS")
            if sheet.total_height * sheet.total_width > 4_000_000:
                raise Refused("TOO_LARGE")
            grid = [[cell_text(cell) for cell in row[:MOST_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)]
            if any(any(row) for row in grid):
                _spread(grid, sheet.merged_cell_ranges or [])
                return grid
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("UNREADABLE") from error
    raise Refused("EMPTY_FILE")


def _look_inside(content: bytes) -> None:
    """Refuses an archive that is no workbook, or that would unpack to more than a sheet of this size can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if "xl/workbook.xml" not in {member.filename for member in members}:
                raise Refused("WRONG_TYPE")
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
                raise Refused("TOO_LARGE")
            left = _MOST_UNPACKED  # what it says of its sizes may be a lie
            for member in members:
                with archive.open(member) as file:
                    while piece := file.read(1 << 16):
                        left -= len(piece)
                        if left < 0:
                            raise Refused("TOO_LARGE")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Refused("UNREADABLE") from error


def _spread(grid: Grid, ranges: list[Any]) -> None:
    """Gives every row of a merged cell what it shows; columns beside the first stay empty."""
    for (top, left), (bottom, _) in ranges[:5000]:
        if top >= len(grid) or left >= len(grid[top]):
            continue
        for row in grid[top + 1 : bottom + 1]:
            if left < len(row) and not row[left]:
                row[left] = grid[top][left]


def cell_text(value: object) -> str:
    """What a cell holds, as a person would type it."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        value = int(value)
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    return str(value)[: LONGEST_CELL + 1].strip("\ufeff\u3000 \r\n")


def _text(content: bytes) -> Grid:
    text = _decoded(content)
    if any(c < " " and c not in "\t\r\n\f" for c in text[:100_000]):
        raise Refused("WRONG_TYPE")
    csv.field_size_limit(100_000)
    head = "\n".join(text.splitlines()[:5])
    separator = max(",;\t", key=head.count)
    grid: Grid = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            grid.append([cell_text(cell) for cell in row[:MOST_COLUMNS]])
            if len(grid) > 20 * MOST_ROWS:
                raise Refused("TOO_MANY_ROWS")
    except csv.Error as error:
        raise Refused("UNREADABLE") from error
    return grid


def _decoded(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with or without one, GB18030 (which is GBK and more)."""
    encodings = ["utf-8-sig", "gb18030"]
    if wide := _WIDE.get(content[:2]):
        encodings = [wide]
    elif b"\0" in content[:200]:
        low = content[1:2000:2].count(0) > content[0:2000:2].count(0)  # the empty half of a Latin letter
        encodings = ["utf-16-le" if low else "utf-16-be"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("WRONG_TYPE")


def main(sheet: str, answer: str) -> None:
    """Reads one file and writes the answer."""
    said: dict[str, Any]
    try:
        said = {"rows": read(Path(sheet))}
    except Refused as refused:
        said = {"refusal": str(refused)}
    except MemoryError:
        said = {"refusal": "TOO_LARGE"}
    Path(answer).write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
