"""Whom somebody has blocked or muted, as their own list shows it."""

from dataclasses import dataclass

from graph.people.model import Account


@dataclass(frozen=True, slots=True)
class Blocked:
    """A person who was blocked, and when (ms since 1970). Only what is needed to know them again."""

    person_id: str
    handle: str
    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Muted:
    """An account that was muted, and when (ms since 1970)."""

    account: Account
    at: int
