"""A people file: a header, then a person or an organisation a row, quoted as in any CSV file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from core import text
from core.errors import Invalid
from graph.imports.model import CannotImport, NewAccount
from graph.imports.names import key_of
from graph.imports.text_files import TextFile, plain

COLUMNS = ("handle", "id", "name", "name_en", "language", "kind", "city", "bio")
_KINDS: dict[str, str | None] = {
    **dict.fromkeys(("", "person", "individual", "user", "people", "个人", "用户", "人")),
    **dict.fromkeys(("organisation", "organization", "org", "member", "ngo", "机构", "组织", "会员机构"), "MEMBER"),
    **dict.fromkeys(("foundation", "基金会"), "FOUNDATION"),
}
_ENGLISH = ("en", "eng", "english", "enus", "engb", "英文", "英语")
_LONGEST_BIO = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the position after it, its number, its fields (None where it could not be read)."""

    position: int
    number: int
    fields: tuple[str, ...] | None


def columns_of(file: TextFile) -> dict[str, int]:
    """Where each column is; raises CannotImport where the header names neither an id nor a handle."""
    found = file.header(COLUMNS)
    if "handle" not in found and "id" not in found:
        raise CannotImport(
            f"{file.path}: the first row must name the columns, with at least `id` or `handle`; it says "
            f"{', '.join(file.first)[:200]}. 首行须为列名,至少包含 id 或 用户名。"
        )
    return found


def rows(file: TextFile, position: int, number: int) -> Iterator[Row]:
    """The records from a position on, the header left out."""
    lines = _Lines(file, position)
    reader = csv.reader(lines, delimiter="," if file.delimiter == " " else file.delimiter)
    while True:
        number += 1
        try:
            fields = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield Row(lines.position, number, None)
            continue
        if number > 1 and any(field.strip() for field in fields):
            yield Row(lines.position, number, fields)


class _Lines:
    """Decoded lines, and the position after the last one given."""

    def __init__(self, file: TextFile, position: int) -> None:
        self._file, self._encoding = file.path.open("rb"), file.encoding
        self.position = self._file.seek(max(position, file.start))

    def __iter__(self) -> Iterator[str]:
        with self._file:
            for line in self._file:
                self.position += len(line)
                yield line.decode(self._encoding, "replace")


def account_of(fields: tuple[str, ...], columns: dict[str, int], scope: str) -> NewAccount | str:
    """The account that a row describes, or the code of what is wrong with it."""
    cells = {name: fields[n].strip() for name, n in columns.items() if n < len(fields)}
    if "\ufffd" in "".join(fields):
        return "BAD_ENCODING"
    own, handle = cells.get("id", ""), cells.get("handle", "") or cells.get("id", "")
    if not handle:
        return "MISSING"
    try:
        shown, key = text.handle(handle)
    except Invalid:
        return "BAD_HANDLE"
    try:
        name = text.line(cells.get("name", "") or shown, "name", 60)
        name_en = text.line(cells.get("name_en", "") or name, "name", 60)
    except Invalid:
        return "BAD_NAME"
    kind = plain(cells.get("kind", ""))
    if kind not in _KINDS:
        return "BAD_KIND"
    return NewAccount(
        handle=shown,
        handle_key=key,
        name=name,
        name_en=name_en,
        language="EN" if plain(cells.get("language", "")) in _ENGLISH else "ZH",
        kind=_KINDS[kind],
        bio=text.paragraphs(cells.get("bio", "")[:_LONGEST_BIO], "bio", _LONGEST_BIO, required=False) or None,
        city=cells.get("city", ""),
        source=scope + key_of(own) if own and key_of(own) != key else None,
    )
