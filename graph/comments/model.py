"""Comments as records.

    ──write──▶ VISIBLE ◀──approve── HELD      a word of the lists, or a stranger on a minor's work
                  │ ▲                │
               hide  approve       delete     by the owner of the work or post; its writer may delete it, too
                  ▼ │
                HIDDEN                        its writer still sees it and is told so

A top comment that everybody sees is `ON` its subject, a reply `UNDER` its comment: their counts are degrees, exact at
every moment. What waits or is hidden `WAITS_ON` or `WAITS_UNDER` instead.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from core import text
from core.rates import Rate

LONGEST_TEXT = 1000
EVERYBODY = "ALL"
RATES = (Rate(10, 60), Rate(300, 86_400))


class State(Enum):
    """Drawn at the top."""

    VISIBLE = "VISIBLE"
    HELD = "HELD"
    HIDDEN = "HIDDEN"


class Cause(Enum):
    """Why a comment is held."""

    WORDS = "WORDS"  # a word of the owner's or of the platform's list; the word itself is not told
    MINOR = "MINOR"  # on what a minor made, by somebody whom the minor does not follow


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that the viewer may see; times in ms since 1970. `parent_id` is None for a top comment."""

    id: str
    subject_kind: str
    subject_id: str
    parent_id: str | None
    writer_id: str
    owner_id: str
    text: str
    state: State
    cause: Cause | None
    created_at: int
    shown_at: int | None
    like_count: int
    reply_count: int
    viewer_likes: bool

    @classmethod
    def of(cls, found: dict[str, Any]) -> Self:
        """The comment in a row."""
        cause = Cause(found["cause"]) if found["cause"] else None
        return cls(**{**found, "state": State(found["state"]), "cause": cause})


def checked_text(words: str) -> str:
    """What a comment says."""
    return text.paragraphs(words, "text", LONGEST_TEXT)


def channel(subject_id: str) -> str:
    """Where it is told that comments of a work or post have changed."""
    return f"kindred:comments:{subject_id}"
