"""Who may what with whose account: one pure table over facts that `facts.cypher` reads for many accounts at once.

`decide(capability, facts, now)` answers with a verdict whose reason names the edge that would open it. A block in
either direction answers NOT_FOUND, so that a blocked person cannot tell it from an account that never was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from core.clock import DAY_MS
from graph.access.capabilities import Capability, Rule, Who, effective


class Reason(Enum):
    """Why not, and what would open it."""

    NOT_FOUND = "NOT_FOUND"  # no such account, or a block stands between the two: shown alike
    SIGNED_OUT = "SIGNED_OUT"  # signing in, then following
    FOLLOW = "FOLLOW"  # the viewer's follow would open it
    REQUESTED = "REQUESTED"  # the viewer asked to follow; the owner has not answered
    FOLLOW_LONGER = "FOLLOW_LONGER"  # opens by itself, at `opens_at`
    FOLLOW_BACK = "FOLLOW_BACK"  # the owner's follow of the viewer would open it
    CLOSED = "CLOSED"  # the owner lets nobody


@dataclass(frozen=True, slots=True)
class Facts:
    """How a viewer (`viewer_id` None: nobody signed in) stands to one account. Times in ms since 1970."""

    subject_id: str
    viewer_id: str | None
    is_self: bool  # the viewer is the account, or acts for the organisation as its owner or editor
    is_blocked: bool  # by either of the two
    is_private: bool  # follows of it are asked for
    is_minor: bool
    follows_since: int | None
    requested: bool
    followed_back: bool
    chosen: Mapping[Capability, Rule]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether; else why not, and when it opens by itself (ms since 1970) where it does."""

    allowed: bool
    reason: Reason | None = None
    opens_at: int | None = None


ALLOWED = Verdict(True)


def decide(capability: Capability, facts: Facts | None, now: int) -> Verdict:
    """May the viewer, at `now` (ms since 1970)?"""
    if facts is None or facts.is_blocked:
        return Verdict(False, Reason.NOT_FOUND)
    if facts.is_self:
        return ALLOWED
    rule = effective(capability, facts.chosen.get(capability), minor=facts.is_minor)
    if rule.who is Who.ANYONE and not facts.is_private:
        return ALLOWED
    if rule.who is Who.NOBODY:
        return Verdict(False, Reason.CLOSED)
    if facts.viewer_id is None:
        return Verdict(False, Reason.SIGNED_OUT)
    if facts.follows_since is None:
        return Verdict(False, Reason.REQUESTED if facts.requested else Reason.FOLLOW)
    if rule.who is Who.FOLLOWERS_SINCE:
        opens_at = facts.follows_since + rule.days * DAY_MS
        return ALLOWED if now >= opens_at else Verdict(False, Reason.FOLLOW_LONGER, opens_at)
    if rule.who is Who.MUTUALS and not facts.followed_back:
        return Verdict(False, Reason.FOLLOW_BACK)
    return ALLOWED
