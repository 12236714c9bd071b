"""The file of rows that were not taken: FILE.errors.csv, for a spreadsheet; no cell of it is a formula."""

import csv
import fcntl
import io
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from graph.imports.model import SENTENCES, CannotImport, Wrong

_COLUMNS = ("file", "row", "content", "code", "reason", "原因")
_FORMULA = tuple("=+-@\t\r|%＝＋－＠")
_LONGEST = 500


def harmless(cell: str) -> str:
    """The cell, so that no spreadsheet runs it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class ErrorFile:
    """Open for one import at a time. What was written after the import's last place is cut off when it goes on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise CannotImport(f"{path}: cannot be written: {error.strerror}") from error
        self._file = os.fdopen(descriptor, "r+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise CannotImport(f"Another process is importing this file (it holds {path}).") from None

    def go_on(self, size: int) -> None:
        """Keeps what an import had written by its last place; begins anew where that is not there."""
        there = self._file.seek(0, os.SEEK_END)
        if not 0 < size <= there:
            size = 0
        self._file.truncate(size)
        self._file.seek(size)
        if not size:
            self._file.write(b"\xef\xbb\xbf" + _csv([_COLUMNS]))

    def add(self, wrong: Sequence[Wrong]) -> int:
        """Writes the rows to disk; returns the size of the file."""
        if wrong:
            self._file.write(_csv([_row(each) for each in wrong]))
            self._file.flush()
            os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self, *, keep: bool = True) -> Counter[str]:
        """How often each code is in it. A file without rows is removed, unless the import is to go on."""
        self._file.flush()
        self._file.seek(0)
        counts: Counter[str] = Counter()
        with io.TextIOWrapper(self._file, encoding="utf-8-sig", newline="") as text:
            rows = csv.reader(text)
            next(rows, None)
            counts.update(row[3] for row in rows)
            if not counts and not keep:
                self.path.unlink()
        return counts


def _row(wrong: Wrong) -> tuple[str, ...]:
    english, chinese = SENTENCES[wrong.code]
    content = ",".join(harmless(field) for field in wrong.fields)[:_LONGEST]
    return (wrong.file, str(wrong.row), content, wrong.code, english, chinese)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
