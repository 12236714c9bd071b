"""A row of the ledger, and its place in the one order."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple, Self

STREAM = "kindred:ledger"
TRIMMED = "kindred:ledger:trimmed"


class Kind(StrEnum):
    """What happened."""

    PLAY = "PLAY"
    LIKE = "LIKE"
    UNLIKE = "UNLIKE"
    VOTE = "VOTE"
    ENTRY = "ENTRY"  # a submission counts from here on
    ENTRY_OUT = "ENTRY_OUT"  # and no longer
    RULE = "RULE"  # a campaign's weights and closing time
    CLOSE = "CLOSE"  # a campaign has closed: nothing after this moves its boards


class Position(NamedTuple):
    """Where a row stands: the millisecond Redis received it, and its number within it."""

    ms: int
    seq: int

    @classmethod
    def read(cls, text: str | bytes) -> Self:
        """The position that a stream id names."""
        ms, _, seq = (text.decode() if isinstance(text, bytes) else text).partition("-")
        return cls(int(ms), int(seq or 0))

    def __str__(self) -> str:
        return f"{self.ms}-{self.seq}"

    @property
    def next(self) -> "Position":
        """The first position after this one."""
        return Position(self.ms, self.seq + 1)


START = Position(0, 0)


class Row(NamedTuple):
    """One row. Absent values are empty text; `before` is what a vote or an unlike replaces."""

    ms: int
    seq: int
    kind: str
    actor: str
    campaign: str
    submission: str
    work: str
    organisation: str
    cast_at: int
    late: int
    before: str
    rule: str

    @property
    def position(self) -> Position:
        """Its place in the order; `ms` is also when it was received."""
        return Position(self.ms, self.seq)

    @classmethod
    def of_stream(cls, row_id: bytes, fields: dict[bytes, bytes]) -> Self:
        """The row of a stream entry."""
        text = {key.decode(): value.decode() for key, value in fields.items()}
        place = Position.read(row_id)
        return cls(
            place.ms,
            place.seq,
            text["kind"],
            text["actor"],
            text["campaign"],
            text["submission"],
            text["work"],
            text["organisation"],
            int(text["cast_at"]),
            int(text["late"]),
            text["before"],
            text["rule"],
        )

    def for_script(self) -> list[Any]:
        """The row as XRANGE gives it to a script: [id, [name, value, ...]]."""
        flat: list[str] = []
        for name, value in zip(self._fields[2:], self[2:], strict=True):
            flat += (name, str(value))
        return [str(self.position), flat]


def of_stream(entries: Sequence[tuple[bytes, dict[bytes, bytes]]]) -> list[Row]:
    """The rows of an XRANGE answer."""
    return [Row.of_stream(row_id, fields) for row_id, fields in entries]
