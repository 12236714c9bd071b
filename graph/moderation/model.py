"""Reports as records."""

from dataclasses import dataclass
from enum import Enum

from core import text

LONGEST_TEXT = 1000


class Reason(Enum):
    """What somebody says is wrong."""

    SPAM = "SPAM"
    HARASSMENT = "HARASSMENT"
    HATE = "HATE"
    SEXUAL = "SEXUAL"
    VIOLENCE = "VIOLENCE"
    SELF_HARM = "SELF_HARM"
    CHILD_SAFETY = "CHILD_SAFETY"
    PRIVACY = "PRIVACY"
    FRAUD = "FRAUD"
    OTHER = "OTHER"


class State(Enum):
    """OPEN until an operator has looked at it."""

    OPEN = "OPEN"
    SETTLED = "SETTLED"


@dataclass(frozen=True, slots=True)
class Report:
    """A report as an operator sees it. `subject_kind` is Work, Post, Comment, Person or Organisation."""

    id: str
    subject_kind: str
    subject_id: str
    reporter_id: str
    reason: Reason
    text: str
    state: State
    created_at: int


def checked_text(words: str) -> str:
    """What the reporter adds in words; may be empty."""
    return text.paragraphs(words, "text", LONGEST_TEXT, required=False)
