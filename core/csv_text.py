"""CSV that we hand out: no cell of it is ever taken for a formula by the program that opens it."""

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutral(value: object) -> str:
    """A cell as text; one that a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers stay numbers: only text is touched, so -3 is -3 and "-3+cmd" is not run.
    """
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, str) and text.lstrip(" \u3000\ufeff\0").startswith(_STARTS):
        return f"'{text}"
    return text.replace("\0", "")


def csv_text(rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as UTF-8 with a mark, so that spreadsheet programs read Chinese right; lines end in CRLF."""
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + held.getvalue().encode("utf-8", "replace")
