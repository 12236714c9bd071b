"""Who is of age."""

from datetime import date, datetime

ADULT_AGE = 18


def adult_born_by(now: datetime) -> str:
    """The latest birth date of somebody who is of age now, as it is stored."""
    today = now.date()
    year = today.year - ADULT_AGE
    try:
        return today.replace(year=year).isoformat()
    except ValueError:  # the 29th of February in a year that has none
        return date(year, 2, 28).isoformat()
