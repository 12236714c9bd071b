"""Roles in an organisation. Each includes those after it."""

from enum import Enum


class Role(Enum):
    """OWNER appoints; EDITOR writes; REVIEWER decides; VIEWER sees."""

    OWNER = "OWNER"
    EDITOR = "EDITOR"
    REVIEWER = "REVIEWER"
    VIEWER = "VIEWER"


_ORDER = [Role.OWNER, Role.EDITOR, Role.REVIEWER, Role.VIEWER]


def at_least(role: Role) -> list[str]:
    """The role and all above it, as stored: a parameter for `m.role IN $roles`."""
    return [each.value for each in _ORDER[: _ORDER.index(role) + 1]]


def includes(held: Role | None, needed: Role) -> bool:
    """May somebody with role `held` do what `needed` may?"""
    return held is not None and _ORDER.index(held) <= _ORDER.index(needed)
