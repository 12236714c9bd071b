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
    """Which part of a list is wanted: at most `first` rows whose key comes after `after`."""

    first: int = DEFAULT_FIRST
    after: Key | None = None

    @property
    def limit(self) -> int:
        """Rows to read: one more than shown, which tells whether there is a next page."""
        return self.first + 1


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows in order, the key of each, and whether more follow."""

    items: Sequence[T]
    keys: Sequence[Key]
    has_next: bool

    @classmethod
    def of(cls, rows: Sequence[T], wanted: Slice, key: Callable[[T], Key]) -> "Page[T]":
        """A page from rows read with `LIMIT wanted.limit`."""
        shown = rows[: wanted.first]
        return cls(shown, [key(row) for row in shown], len(rows) > wanted.first)


def slice_of(first: int | None, after: str | None, shape: tuple[type, ...]) -> Slice:
    """Checks a client's `first` and `after`. `shape` is the types of the key, such as (int, str)."""
    count = DEFAULT_FIRST if first is None else first
    if not 1 <= count <= MAX_FIRST:
        raise Invalid("BAD_FIRST", f"`first` is from 1 to {MAX_FIRST}.", f"first 的范围是 1 到 {MAX_FIRST}。", "first")
    return Slice(count, None if after is None else read_cursor(after, shape))


def cursor(key: Key) -> str:
    """The opaque cursor of a row."""
    return base64.urlsafe_b64encode(orjson.dumps(key)).rstrip(b"=").decode()


def read_cursor(text: str, shape: tuple[type, ...]) -> Key:
    """The key in a cursor; raises Invalid for anything that `cursor` did not make for this list."""
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        key = orjson.loads(raw)
    except (UnicodeEncodeError, binascii.Error, orjson.JSONDecodeError):
        key = None
    if not isinstance(key, list) or [type(part) for part in key] != list(shape):
        raise Invalid("BAD_CURSOR", "`after` is no cursor of this list.", "after 不是此列表的游标。", "after")
    return tuple(key)
