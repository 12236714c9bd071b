"""An import as records, and what is wrong with a row.

import: DRAFT --send--> SENDING --all rows done--> SENT        row: (nothing) --> SENT | ALREADY_INVITED | CLOSED
        DRAFT --discard--> DISCARDED
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum

from core import text
from core.errors import Invalid

MOST_BYTES = 2 << 20
MOST_ROWS = 500
_LONGEST = {"name_zh": 80, "name_en": 80, "contact": 80, "email": 254, "city": 80, "registration": 40, "kind": 40}


class ImportState(Enum):
    """Where an import stands."""

    DRAFT = "DRAFT"
    SENDING = "SENDING"
    SENT = "SENT"
    DISCARDED = "DISCARDED"


class RowResult(Enum):
    """What became of a row when it was sent."""

    SENT = "SENT"
    ALREADY_INVITED = "ALREADY_INVITED"
    CLOSED = "CLOSED"


class ProblemCode(Enum):
    """What is wrong with a cell."""

    MISSING = "MISSING"
    TOO_LONG = "TOO_LONG"
    BAD_EMAIL = "BAD_EMAIL"
    FORMULA = "FORMULA"
    UNKNOWN_CITY = "UNKNOWN_CITY"
    DUPLICATE = "DUPLICATE"
    ALREADY_INVITED = "ALREADY_INVITED"
    ALREADY_PARTNER = "ALREADY_PARTNER"


@dataclass(frozen=True, slots=True)
class Cells:
    """What a row says of an organisation, as it was typed."""

    name_zh: str = ""
    name_en: str = ""
    contact: str = ""
    email: str = ""
    city: str = ""
    registration: str = ""
    kind: str = ""


CELLS = tuple(each.name for each in fields(Cells))


@dataclass(frozen=True, slots=True)
class Given:
    """A row of a sheet, numbered as the sheet numbers it."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class City:
    """A city by both names."""

    id: str
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell. `other` is the number of the row that it repeats."""

    cell: str
    code: ProblemCode
    suggestions: tuple[City, ...] = ()
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is kept. `invited` is whether its address has an open or accepted invitation already."""

    id: str
    number: int
    cells: Cells
    included: bool
    result: RowResult | None
    invited: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its city, where it is known, and all that is wrong with it; nothing is wrong with one left out."""

    row: Row
    city: City | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """A spreadsheet that was brought. Counts are of rows; `sent_count` of those that are done."""

    id: str
    campaign_id: str
    file_name: str
    state: ImportState
    created_at: int
    row_count: int
    included_count: int
    sent_count: int

    @property
    def progress(self) -> int:
        """Per cent of the rows to be sent that are done; 100 only when all are."""
        return 100 * self.sent_count // self.included_count if self.included_count else 0


@dataclass(frozen=True, slots=True)
class Known:
    """What the graph knows: cities by name as typed, cities that resemble an unknown name, and present partners."""

    cities: Mapping[str, City]
    like: Mapping[str, tuple[City, ...]]
    partners: frozenset[str]


def name_key(name: str) -> str:
    """A name or number as it is compared: without case, width and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def is_formula(value: str) -> bool:
    """Whether a spreadsheet program would take the text for a formula."""
    return value[:1] in ("=", "+", "-", "@", "\t", "\r")


def judge(rows: Sequence[Row], known: Known) -> list[Judged]:
    """Every row with what is wrong with it. Of rows that say the same, the first stands."""
    seen: dict[tuple[str, str], int] = {}
    judged = []
    for row in rows:
        city = known.cities.get(row.cells.city)
        problems: list[Problem] = []
        if row.included and row.result is None:
            problems = [*_cells(row.cells, city, known), *_elsewhere(row, known), *_repeated(row, seen)]
        first_of_each = {problem.cell: problem for problem in reversed(problems)}
        judged.append(Judged(row, city, tuple(first_of_each[cell] for cell in CELLS if cell in first_of_each)))
    return judged


def _cells(cells: Cells, city: City | None, known: Known) -> list[Problem]:
    problems = []
    if not (cells.name_zh or cells.name_en):
        problems.append(Problem("name_zh", ProblemCode.MISSING))
    for cell in CELLS:
        value = str(getattr(cells, cell))
        if is_formula(value):
            problems.append(Problem(cell, ProblemCode.FORMULA))
        elif len(value) > _LONGEST[cell]:
            problems.append(Problem(cell, ProblemCode.TOO_LONG))
    if not cells.email:
        problems.append(Problem("email", ProblemCode.MISSING))
    elif email_key(cells.email) is None:
        problems.append(Problem("email", ProblemCode.BAD_EMAIL))
    if cells.city and city is None:
        problems.append(Problem("city", ProblemCode.UNKNOWN_CITY, known.like.get(cells.city, ())))
    return problems


def _elsewhere(row: Row, known: Known) -> list[Problem]:
    problems = [Problem("email", ProblemCode.ALREADY_INVITED)] if row.invited else []
    for cell in ("name_zh", "name_en", "registration"):
        value = name_key(getattr(row.cells, cell))
        if value and value in known.partners:
            problems.append(Problem(cell, ProblemCode.ALREADY_PARTNER))
    return problems


def _repeated(row: Row, seen: dict[tuple[str, str], int]) -> list[Problem]:
    problems = []
    for cell in ("name_zh", "name_en", "email", "registration"):
        value = name_key(getattr(row.cells, cell))
        if not value:
            continue
        first = seen.setdefault((cell, value), row.number)
        if first != row.number:
            problems.append(Problem(cell, ProblemCode.DUPLICATE, other=first))
    return problems


def email_key(value: str) -> str | None:
    """The key of an address; None for what is none."""
    try:
        return text.email(value)[1]
    except Invalid:
        return None


def cleaned(cells: Mapping[str, str]) -> dict[str, str]:
    """Cells as they are kept: one printable line each, at most 500 characters; nothing is refused here."""
    return {cell: text.line(value[:500], cell, 500, required=False) for cell, value in cells.items()}


def row_cells(values: Sequence[str | None]) -> Cells:
    """Cells in the order of `CELLS`."""
    return Cells(**{cell: value or "" for cell, value in zip(CELLS, values, strict=True)})
