"""Time: aware, in UTC, whole milliseconds. A wall time in a declared zone is kept as it was written."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

_ZONES = frozenset(available_timezones())


def now() -> datetime:
    """The present moment in UTC, cut to milliseconds (what Redis and cursors can carry)."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def millis(moment: datetime) -> int:
    """Milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def from_millis(value: int) -> datetime:
    """The moment that `millis` gave."""
    return datetime.fromtimestamp(value / 1000, UTC)


def is_zone(name: str) -> bool:
    """Whether the name is an IANA time zone ("Asia/Shanghai"); offsets and abbreviations are not."""
    return name in _ZONES and ("/" in name or name == "UTC")


def wall_to_utc(wall: datetime, zone: str) -> datetime:
    """The moment at which clocks in the zone show the wall time.

    Raises ValueError("gap") for a wall time that a change of clocks skips. Of a wall time that comes
    twice, the first is meant (fold=0).
    """
    if wall.tzinfo is not None:
        raise ValueError("a wall time carries no zone")
    moment = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall:
        raise ValueError("gap")
    return moment


def age_on(birth: date, today: date) -> int:
    """Whole years of age on a day."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
DAY_MS = 86_400_000
