"""Classes as records, and their rules.

    (nothing) ──enrol, a place is free──▶ ENROLLED ──every lesson watched──▶ completed
        └────enrol, all are taken──────▶ WAITING   ──a place becomes free─▶ ENROLLED, who waits longest first

Places are counted under the lock of the class (`taken`), so that two who come at once never share one. The waiting list
holds at most 100; who comes after is told that the class is full.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from core import text
from core.errors import Invalid

LONGEST_TITLE = 80
LONGEST_TEXT = 2000
MOST_PLACES = 1000
MOST_LESSONS = 50
MOST_CLASSES = 50
MOST_WAITING = 100


class Seat(Enum):
    """How somebody stands to a class; drawn at the top."""

    NONE = "NONE"
    WAITING = "WAITING"
    ENROLLED = "ENROLLED"


@dataclass(frozen=True, slots=True)
class Class:
    """A class as the viewer sees it; times in ms since 1970. `watched` holds ids of lessons the viewer has watched."""

    id: str
    account_id: str
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    places: int
    taken: int
    waiting: int
    created_at: int
    lesson_ids: tuple[str, ...]
    seat: Seat
    watched: frozenset[str]
    completed_at: int | None

    @classmethod
    def of(cls, found: dict[str, Any]) -> Self:
        """The class in a row."""
        lessons, watched = tuple(found["lesson_ids"]), frozenset(found["watched"])
        return cls(**{**found, "lesson_ids": lessons, "watched": watched, "seat": Seat(found["seat"])})


@dataclass(frozen=True, slots=True)
class Plan:
    """What the teacher says of a class, with every rule checked."""

    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    places: int


def checked_plan(*, title: tuple[str, str], words: tuple[str, str], places: int) -> Plan:
    """A plan; title and words in Chinese and English. Raises Invalid for the first rule that it breaks."""
    title_zh = text.line(title[0], "title.zh", LONGEST_TITLE, required=False)
    title_en = text.line(title[1], "title.en", LONGEST_TITLE, required=False)
    if not title_zh and not title_en:
        raise Invalid("EMPTY", "Name the class in one language at least.", "请用至少一种语言填写课程名称。", "title.zh")
    text_zh = text.paragraphs(words[0], "text.zh", LONGEST_TEXT, required=False)
    text_en = text.paragraphs(words[1], "text.en", LONGEST_TEXT, required=False)
    if not 1 <= places <= MOST_PLACES:
        raise Invalid("BAD_PLACES", f"From 1 to {MOST_PLACES} places.", f"名额为 1 到 {MOST_PLACES} 个。", "places")
    return Plan(title_zh, title_en, text_zh, text_en, places)


def checked_lessons(ids: Sequence[str]) -> list[str]:
    """The lessons of a class in order: 1 to 50 works, each once."""
    if not 1 <= len(ids) <= MOST_LESSONS or len(set(ids)) != len(ids):
        raise Invalid(
            "BAD_LESSONS",
            f"From 1 to {MOST_LESSONS} lessons, each once.",
            f"请选择 1 到 {MOST_LESSONS} 个课时,每个只能出现一次。",
            "lessonIds",
        )
    return list(ids)
