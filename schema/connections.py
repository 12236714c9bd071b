"""Relay connections over keyset pages."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar

import strawberry

from core.paging import Page, cursor

Shown = TypeVar("Shown")

FIRST = "How many, from 1 to 100; 20 when not given."
AFTER = "The `endCursor` of the page before; the list starts at its beginning when not given."
LAST = "Instead of `first`: how many of those just before `before`, from 1 to 100."
BEFORE = "The `startCursor` of the page behind; the list is read from its end when not given."


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = strawberry.field(description="Whether more rows follow.")
    has_previous_page: bool = strawberry.field(
        description="Whether the page was asked for with `after`, or, asked for with `last`, more rows are before it."
    )
    start_cursor: str | None = strawberry.field(description="Cursor of the first row; null when there is none.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last row; null when there is none.")


@strawberry.type(description="One row of a list.")
class Edge(Generic[Shown]):
    """A row and its cursor."""

    cursor: str = strawberry.field(description="Opaque; give it as `after` to go on behind this row.")
    node: Shown = strawberry.field(description="What the row shows.")


@strawberry.type(description="A page of a list that can grow; at most 100 rows at a time.")
class Connection(Generic[Shown]):
    """Rows of one page."""

    edges: list[Edge[Shown]] = strawberry.field(description="The rows with their cursors.")
    nodes: list[Shown] = strawberry.field(description="The rows alone.")
    page_info: PageInfo = strawberry.field(description="Where this page stands.")

    @classmethod
    def of(cls, page: Page[Any], show: Callable[[Any], Shown], after: str | None = None) -> Self:
        """A connection of a domain page; `show` makes the GraphQL object of a record."""
        nodes = [show(item) for item in page.items]
        edges = [Edge(cursor=cursor(key), node=node) for key, node in zip(page.keys, nodes, strict=True)]
        return cls(
            edges=edges,
            nodes=nodes,
            page_info=PageInfo(
                has_next_page=page.has_next,
                has_previous_page=after is not None or page.has_previous,
                start_cursor=edges[0].cursor if edges else None,
                end_cursor=edges[-1].cursor if edges else None,
            ),
        )
