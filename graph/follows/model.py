"""A follow, as a list shows it."""

from dataclasses import dataclass

from graph.people.model import Account


@dataclass(frozen=True, slots=True)
class Follow:
    """Whom somebody follows, and since when (ms since 1970)."""

    at: int
    account: Account


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a follow: the account as it is afterwards (None for a campaign), and whether it is asked only."""

    account: Account | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks to follow somebody, and since when (ms since 1970)."""

    person_id: str
    at: int


@dataclass(frozen=True, slots=True)
class Follower:
    """Who follows something, since when (ms since 1970), and the place of this follow among all of it."""

    at: int
    place: int
    account: Account
