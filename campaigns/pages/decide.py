"""What a viewer may do with a campaign: a pure table over facts read in one batch. True, or why not."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from campaigns.pages.model import State
from graph.access.roles import Role, includes


class Reason(Enum):
    """Why something may not be done; the page says what would open it."""

    SIGN_IN = "SIGN_IN"
    CONFIRM_EMAIL = "CONFIRM_EMAIL"
    NOT_MEMBER = "NOT_MEMBER"
    ROLE_TOO_LOW = "ROLE_TOO_LOW"
    NOT_OPEN_YET = "NOT_OPEN_YET"
    CLOSED = "CLOSED"
    MACHINE = "MACHINE"
    OWN_WORK = "OWN_WORK"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    GUARDIAN_NEEDED = "GUARDIAN_NEEDED"


MESSAGES = {
    Reason.SIGN_IN: ("Please sign in first.", "请先登录。"),
    Reason.CONFIRM_EMAIL: ("Please confirm your e-mail address first.", "请先确认您的邮箱。"),
    Reason.NOT_MEMBER: ("Only members of the organisation may do this.", "只有该机构的成员可以这样做。"),
    Reason.ROLE_TOO_LOW: (
        "Your role in the organisation does not allow this.",
        "您在该机构中的角色无此权限。",
    ),
    Reason.NOT_OPEN_YET: ("The campaign has not opened yet.", "活动尚未开始。"),
    Reason.CLOSED: ("The campaign no longer takes this.", "活动已不再接受此操作。"),
    Reason.MACHINE: ("A machine token may not do this.", "机器令牌不能执行此操作。"),
    Reason.OWN_WORK: ("This is your own work.", "这是您自己的作品。"),
    Reason.NOT_ACCEPTED: ("The entry has not been accepted.", "该参赛作品尚未被接受。"),
    Reason.GUARDIAN_NEEDED: ("A guardian's consent is needed first.", "需要先取得监护人同意。"),
}

Decision = Literal[True] | Reason


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides: the viewer, their role in the host, where the campaign stands. Times in milliseconds."""

    signed_in: bool
    machine: bool
    confirmed: bool
    role: Role | None
    state: State
    opens_at: int
    closes_at: int


def can_edit(facts: Facts) -> Decision:
    """May the viewer change the page and its state?"""
    if not facts.signed_in:
        return Reason.SIGN_IN
    if facts.role is None:
        return Reason.NOT_MEMBER
    return True if includes(facts.role, Role.EDITOR) else Reason.ROLE_TOO_LOW


def can_vote(facts: Facts, now_ms: int) -> Decision:
    """May the viewer vote in this campaign now (for an accepted work that is not their own)?"""
    if facts.machine:
        return Reason.MACHINE
    return _present(facts) or _within(facts, now_ms, (State.OPEN, State.FROZEN))


def can_enter(facts: Facts, now_ms: int) -> Decision:
    """May the viewer enter a work of their own now? A frozen board takes no new entries."""
    return _present(facts) or _within(facts, now_ms, (State.OPEN,))


def _present(facts: Facts) -> Reason | None:
    if not facts.signed_in:
        return Reason.SIGN_IN
    return None if facts.confirmed else Reason.CONFIRM_EMAIL


def _within(facts: Facts, now_ms: int, states: tuple[State, ...]) -> Decision:
    if facts.state is State.DRAFT or now_ms < facts.opens_at:
        return Reason.NOT_OPEN_YET
    return True if facts.state in states and now_ms < facts.closes_at else Reason.CLOSED
