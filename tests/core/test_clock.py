from datetime import UTC, date, datetime

import pytest

from core.clock import age_on, from_millis, is_zone, millis, now, wall_to_utc


@pytest.mark.parametrize(
    ("wall", "zone", "moment"),
    [
        ("2027-05-12T20:00", "Asia/Shanghai", "2027-05-12T12:00+00:00"),
        ("2027-04-02T00:00", "Asia/Shanghai", "2027-04-01T16:00+00:00"),
        ("2027-04-02T00:00", "America/New_York", "2027-04-02T04:00+00:00"),
        ("2027-05-12T20:00", "Europe/Berlin", "2027-05-12T18:00+00:00"),
        ("2027-01-12T20:00", "Europe/Berlin", "2027-01-12T19:00+00:00"),
        ("2027-10-31T02:30", "Europe/Berlin", "2027-10-31T00:30+00:00"),
    ],
)
def test_wall_time_is_a_moment_in_its_zone(wall: str, zone: str, moment: str) -> None:
    assert wall_to_utc(datetime.fromisoformat(wall), zone) == datetime.fromisoformat(moment)


def test_wall_time_that_clocks_skip_is_refused() -> None:
    with pytest.raises(ValueError, match="gap"):
        wall_to_utc(datetime(2027, 3, 28, 2, 30), "Europe/Berlin")  # noqa: DTZ001 - a wall time has no zone


@pytest.mark.parametrize(
    ("name", "known"),
    [("Asia/Shanghai", True), ("UTC", True), ("CST", False), ("+08:00", False), ("Mars/Olympus", False), ("", False)],
)
def test_zone_is_an_iana_name(name: str, known: bool) -> None:
    assert is_zone(name) is known


@pytest.mark.parametrize(
    ("birth", "today", "age"),
    [("2010-05-12", "2028-05-11", 17), ("2010-05-12", "2028-05-12", 18), ("2008-02-29", "2026-02-28", 17)],
)
def test_age_changes_on_the_birthday(birth: str, today: str, age: int) -> None:
    assert age_on(date.fromisoformat(birth), date.fromisoformat(today)) == age


def test_moment_survives_milliseconds() -> None:
    moment = now()

    assert from_millis(millis(moment)) == moment
    assert moment.tzinfo is UTC
