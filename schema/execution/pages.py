"""Pages: roots that one statement answers, row by row, without making the objects in between.

A strawberry field names its page in its metadata: `metadata={PAGE: Page(...)}`. The compiler uses it where the page
can say all that is selected, and nothing is asked for in between but its first rows; otherwise the field's own
resolver runs as ever. Both must say the same: every query of the tests is asked of both ways.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

PAGE = "page"
"""Key in a strawberry field's metadata."""

Wanted = Mapping[str, int]
"""Lists that are selected → how many rows of each; groups of facts that are selected → 1."""


@dataclass(frozen=True, slots=True)
class Read:
    """A scalar or enum: Python over `{o}`, the record. `shown`: it is as the client gets it, and right.

    `group` names facts that cost extra and are loaded only where one of them is selected.
    """

    code: str
    shown: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """An object, or with `many` the objects of a list: Python over `{o}` that gives their records, or None.

    `kinds` are (test over `{o}`, type, view); the first whose test holds is the record's type.
    """

    code: str
    kinds: "tuple[tuple[str, str, View], ...]"
    many: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A connection whose first rows (and one more) the page can have: `view(first)` is how they are shown."""

    name: str
    code: str
    type: str
    view: "Callable[[int], View]"


View = Mapping[str, Read | Inside | Listed]
Load = Callable[[Any, dict[str, Any], Wanted], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """`load(context, arguments, wanted)` gives the record, or None; `names` are for the code of views."""

    load: Load
    kinds: tuple[tuple[str, str, View], ...]
    names: Mapping[str, Any]
    default_first: int
    max_first: int


def connection(first: int, edge: str, kinds: tuple[tuple[str, str, View], ...], key: str) -> View:
    """The view of rows as a connection. `key` gives the cursor's key of row `{o}`; `cursor` must be among the names."""
    rows = f"{{o}}[:{first}]"
    last = key.format(o=f"{{o}}[min(len({{o}}), {first}) - 1]")
    return {
        "nodes": Inside(rows, kinds, many=True),
        "edges": Inside(
            rows,
            (("True", edge, {"cursor": Read(f"cursor({key})"), "node": Inside("{o}", kinds)}),),
            many=True,
        ),
        "pageInfo": Inside(
            "{o}",
            (
                (
                    "True",
                    "PageInfo",
                    {
                        "hasNextPage": Read(f"len({{o}}) > {first}"),
                        "hasPreviousPage": Read("False"),
                        "startCursor": Read(f"cursor({key.format(o='{o}[0]')}) if {{o}} else None"),
                        "endCursor": Read(f"cursor({last}) if {{o}} else None"),
                    },
                ),
            ),
        ),
    }
