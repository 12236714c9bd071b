"""A client written against the released schema still works: what would break it is deprecated first."""

import pytest
from graphql import build_schema
from graphql.utilities import find_breaking_changes

from schema.build import RELEASED, printed

ADVICE = "keep it and mark it @deprecated; a major release writes the promise anew with `make schema RELEASE=1`"


def breaks(released: str, now: str) -> list[str]:
    return [change.description for change in find_breaking_changes(build_schema(released), build_schema(now))]


def test_nothing_breaks_a_client_of_the_release() -> None:
    assert breaks(RELEASED.read_text(encoding="utf-8"), printed()) == [], ADVICE


@pytest.mark.parametrize(
    ("released", "now", "found"),
    [
        ("type Query { a: Int }", "type Query { a: Int b: Int }", []),
        ("type Query { a: Int b: Int }", "type Query { a: Int }", ["Field Query.b was removed."]),
        ("type Query { a: Int! }", "type Query { a: Int }", ["Field Query.a changed type from Int! to Int."]),
        ("type Query { a: Int }", "type Query { a(b: Int!): Int }", ["A required argument Query.a(b:) was added."]),
    ],
)
def test_what_breaks_is_found(released: str, now: str, found: list[str]) -> None:
    assert breaks(released, now) == found
