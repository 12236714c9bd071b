"""Works as records.

    CHECKING ──upload verified──▶ PROCESSING ──▶ READY      its video and poster are there
       │                              └────────▶ REFUSED    with the code of a problem
       └─────upload refused─────────────────────▶ REFUSED

READY is public at once where the author was of age when it was made. A minor's work becomes public when a guardian and
a reviewer have both said yes, and private again when either takes it back (publishing.py).
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from core import text

LONGEST_TITLE = 120
LONGEST_CAPTION = 2000


class State(Enum):
    """Where a work stands; drawn at the top."""

    CHECKING = "CHECKING"
    PROCESSING = "PROCESSING"
    READY = "READY"
    REFUSED = "REFUSED"


class Wait(Enum):
    """Whose yes is missing before a minor's work is public."""

    GUARDIAN = "GUARDIAN"
    REVIEWER = "REVIEWER"


@dataclass(frozen=True, slots=True)
class Work:
    """A work that the viewer may see; times in ms since 1970. Keys of poster and video are None until they are made."""

    id: str
    author_id: str
    title: str
    caption: str
    language: str
    state: State
    step: str | None
    refusal_code: str | None
    created_at: int
    ready_at: int | None
    published_at: int | None
    video_key: str | None
    video_width: int
    video_height: int
    video_bytes: int
    duration_ms: int
    poster_key: str | None
    poster_width: int
    poster_height: int
    play_count: int
    like_count: int
    waits_for: tuple[Wait, ...]
    ladder_folder: str | None = None
    ladder_owed_at: int | None = None
    still_count: int = 0
    has_preview: bool = False
    has_waveform: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether it is READY or REFUSED: nothing more happens by itself."""
        return self.state in (State.READY, State.REFUSED)

    @classmethod
    def of(cls, found: dict[str, Any]) -> Self:
        """The work in a row."""
        given = {Wait.GUARDIAN: found.pop("guardian_said"), Wait.REVIEWER: found.pop("reviewer_said")}
        asked = found.pop("by_minor") and found["published_at"] is None
        waits = tuple(wait for wait, said in given.items() if asked and not said)
        return cls(**{**found, "state": State(found["state"]), "waits_for": waits})


@dataclass(frozen=True, slots=True)
class Words:
    """What the author writes about a work."""

    title: str
    caption: str
    language: str


def checked_words(*, title: str, caption: str, language: str) -> Words:
    """The words with every rule checked."""
    return Words(
        text.line(title, "title", LONGEST_TITLE),
        text.paragraphs(caption, "caption", LONGEST_CAPTION, required=False),
        language,
    )
