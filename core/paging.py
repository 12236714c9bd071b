"""Keyset paging: a page is asked for by the sort key of the last row seen, never by an offset.

A cursor is that key, opaque to clients: base64url of a JSON array. A damaged one is the client's mistake.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import orjson

from core.errors import Invalid

T = TypeVar("T")
Key = tuple[str | int, ...]
MAX_FIRST = 100
DEFAULT_FIRST = 20


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list is wanted: at most `first` rows whose key comes after `after`.

    `backward` counts from the end of the list: the `first` last rows before the key, read nearest to it first.
    """

    first: int = DEFAULT_FIRST
    after: Key | None = None
    backward: bool = False

    @property
    def limit(self) -> int:
        """Rows to read: one more than shown, which tells whether there is a next page."""
        return self.first + 1


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows in order, the key of each, whether more follow, and whether a page read backward has more before it."""

    items: Sequence[T]
    keys: Sequence[Key]
    has_next: bool
    has_previous: bool = False

    @classmethod
    def of(cls, rows: Sequence[T], wanted: Slice, key: Callable[[T], Key]) -> "Page[T]":
        """A page from rows read with `LIMIT wanted.limit`."""
        shown = rows[: wanted.first]
        if wanted.backward:
            shown = shown[::-1]
            return cls(shown, [key(row) for row in shown], wanted.after is not None, len(rows) > wanted.first)
        return cls(shown, [key(row) for row in shown], len(rows) > wanted.first)


def slice_of(first: int | None, after: str | None, shape: tuple[type, ...]) -> Slice:
    """Checks a client's `first` and `after`. `shape` is the types of the key, such as (int, str)."""
    return Slice(_count(first, "first"), None if after is None else read_cursor(after, shape))


def slice_both_ways(
    first: int | None, after: str | None, last: int | None, before: str | None, shape: tuple[type, ...]
) -> Slice:
    """Checks `first` with `after`, or `last` with `before`: one way or the other, not both."""
    if last is None and before is None:
        return slice_of(first, after, shape)
    if first is not None or after is not None:
        raise Invalid(
            "BAD_FIRST",
            "Give `first` and `after`, or `last` and `before`.",
            "first 和 after 为一组,last 和 before 为一组,请只用其中一组。",
            "last" if last is not None else "before",
        )
    return Slice(_count(last, "last"), None if before is None else read_cursor(before, shape, "before"), True)


def _count(asked: int | None, field: str) -> int:
    count = DEFAULT_FIRST if asked is None else asked
    if not 1 <= count <= MAX_FIRST:
        raise Invalid(
            "BAD_FIRST", f"`{field}` is from 1 to {MAX_FIRST}.", f"{field} 的范围是 1 到 {MAX_FIRST}。", field
        )
    return count


def cursor(key: Key) -> str:
    """The opaque cursor of a row."""
    return base64.urlsafe_b64encode(orjson.dumps(key)).rstrip(b"=").decode()


def read_cursor(text: str, shape: tuple[type, ...], field: str = "after") -> Key:
    """The key in a cursor; raises Invalid for anything that `cursor` did not make for this list."""
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        key = orjson.loads(raw)
    except (UnicodeEncodeError, binascii.Error, orjson.JSONDecodeError):
        key = None
    if not isinstance(key, list) or [type(part) for part in key] != list(shape):
        raise Invalid("BAD_CURSOR", f"`{field}` is no cursor of this list.", f"{field} 不是此列表的游标。", field)
    return tuple(key)
