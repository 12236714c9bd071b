"""What a follow opens, and to whom: the ladder of an account, kept per capability.

Each account says for each capability who may. A minor's ladder has a least strictness that no setting loosens.
"""

from dataclasses import dataclass
from enum import Enum


class Capability(Enum):
    """What somebody may do with an account, beyond seeing that it exists."""

    LIVE = "LIVE"  # watch its live rooms
    MESSAGE = "MESSAGE"  # write to it
    POSTS = "POSTS"  # read its status posts
    TIP = "TIP"  # give it points
    SHOP = "SHOP"  # see its shop
    CLASSES = "CLASSES"  # enrol in its classes


class Who(Enum):
    """Who may; each is stricter than the one before."""

    ANYONE = "ANYONE"
    FOLLOWERS = "FOLLOWERS"
    FOLLOWERS_SINCE = "FOLLOWERS_SINCE"  # followers for at least so many days
    MUTUALS = "MUTUALS"  # both follow each other
    NOBODY = "NOBODY"


STRICTNESS = {who: place for place, who in enumerate(Who)}
LONGEST_WAIT_DAYS = 365


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may, and for FOLLOWERS_SINCE after how many days (1 to 365; 0 otherwise)."""

    who: Who
    days: int = 0


DEFAULTS = dict.fromkeys(Capability, Rule(Who.FOLLOWERS))
"""The talk's ladder: a follow opens every step."""

MINORS_LEAST = {
    Capability.LIVE: Rule(Who.MUTUALS),
    Capability.MESSAGE: Rule(Who.MUTUALS),
    Capability.POSTS: Rule(Who.FOLLOWERS),
    Capability.TIP: Rule(Who.NOBODY),
    Capability.SHOP: Rule(Who.NOBODY),
    Capability.CLASSES: Rule(Who.FOLLOWERS),
}
"""The loosest rule that a minor's account may have."""


def effective(capability: Capability, chosen: Rule | None, *, minor: bool) -> Rule:
    """The rule that holds: what was chosen or the default, and for a minor nothing looser than the least."""
    rule = chosen or DEFAULTS[capability]
    least = MINORS_LEAST[capability]
    return least if minor and STRICTNESS[rule.who] < STRICTNESS[least.who] else rule


def kept(rule: Rule) -> str:
    """A rule as the graph keeps it: `FOLLOWERS`, or `FOLLOWERS_SINCE:30`."""
    return f"{rule.who.value}:{rule.days}" if rule.who is Who.FOLLOWERS_SINCE else rule.who.value


def read_rule(text: str | None) -> Rule | None:
    """The rule that the graph keeps; None where nothing was chosen."""
    if text is None:
        return None
    who, _, days = text.partition(":")
    return Rule(Who(who), int(days or 0))
