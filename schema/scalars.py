"""Scalars with a meaning. A value of the wrong form is the client's mistake and names what was expected."""

import re
from datetime import UTC, date, datetime
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.types.scalar import ScalarDefinition

from core.clock import from_millis

_UTC = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})")
_WALL = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?")

DateTime = NewType("DateTime", datetime)
LocalDateTime = NewType("LocalDateTime", datetime)
Date = NewType("Date", date)


def shown_moment(value: datetime) -> str:
    """A moment in UTC to the millisecond."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(ms: int) -> DateTime:
    """A stored time (ms since 1970) as the API gives it."""
    return DateTime(from_millis(ms))


def moment_or_none(ms: int | None) -> DateTime | None:
    """As `moment`, for a time that may not have come."""
    return None if ms is None else moment(ms)


def _read_moment(value: Any) -> datetime:
    try:
        if isinstance(value, str) and _UTC.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise GraphQLError('A DateTime is an ISO 8601 moment with its offset, such as "2027-05-12T12:00:00Z".')


def _read_wall(value: Any) -> datetime:
    try:
        if isinstance(value, str) and _WALL.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise GraphQLError('A LocalDateTime is a wall time without zone, such as "2027-05-12T20:00".')


def _read_date(value: Any) -> date:
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise GraphQLError('A Date is a day, such as "1999-12-31".')


SCALARS: dict[object, ScalarDefinition] = {
    DateTime: strawberry.scalar(
        name="DateTime",
        description='A moment: ISO 8601 in UTC to the millisecond, such as "2027-05-12T12:00:00.000Z".',
        serialize=shown_moment,
        parse_value=_read_moment,
    ),
    LocalDateTime: strawberry.scalar(
        name="LocalDateTime",
        description='What clocks on a wall show, without zone, such as "2027-05-12T20:00".',
        serialize=lambda value: value.isoformat(timespec="seconds" if value.second else "minutes"),
        parse_value=_read_wall,
    ),
    Date: strawberry.scalar(
        name="Date",
        description='A day, such as "1999-12-31".',
        serialize=lambda value: value.isoformat(),
        parse_value=_read_date,
    ),
}

CONFIG = StrawberryConfig(scalar_map=SCALARS)
