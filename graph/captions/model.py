"""Captions as records, and the rules of what may be said when."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any, Self

from core import text
from core.errors import Invalid

MOST_CUES = 1000
LONGEST_CUE = 300
MOST_CHARACTERS = 40_000
MOST_ROWS = 4
LATE_MS = 1000
"""By how much the last caption may outlast the film: players round."""


class CaptionLanguage(Enum):
    """Languages of captions."""

    ZH = "ZH"
    EN = "EN"


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of captions: shown from start to end, in milliseconds."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Captions:
    """What is said in a work, in one language; `changed_at` in ms since 1970."""

    work_id: str
    language: CaptionLanguage
    cues: tuple[Cue, ...]
    changed_at: int

    @classmethod
    def of(cls, found: dict[str, Any]) -> Self:
        """The captions in a row."""
        lines = zip(found["starts"], found["ends"], found["lines"], strict=True)
        return cls(
            found["work_id"],
            CaptionLanguage(found["language"]),
            tuple(Cue(*line) for line in lines),
            found["changed_at"],
        )


def checked_cues(cues: Sequence[Cue]) -> list[Cue]:
    """The lines in order of time, cleaned; raises Invalid naming the first line that breaks a rule."""
    if not cues:
        raise Invalid("EMPTY", "There is no caption.", "没有字幕。", "lines")
    if len(cues) > MOST_CUES:
        raise Invalid("TOO_MANY", f"At most {MOST_CUES} captions.", f"最多 {MOST_CUES} 条字幕。", "lines")
    cleaned = [_checked(cue, f"lines.{number}") for number, cue in enumerate(cues)]
    if sum(len(cue.text) for cue in cleaned) > MOST_CHARACTERS:
        most = f"{MOST_CHARACTERS:,}"
        raise Invalid("TOO_LONG", f"At most {most} characters in all.", f"全部字幕最多 {most} 个字符。", "lines")
    order = sorted(range(len(cleaned)), key=lambda place: (cleaned[place].start_ms, cleaned[place].end_ms))
    for before, after in pairwise(order):
        if cleaned[after].start_ms < cleaned[before].end_ms:
            raise Invalid(
                "OVERLAP",
                f"Caption {after + 1} begins before caption {before + 1} ends.",
                f"第 {after + 1} 条字幕在第 {before + 1} 条结束之前开始。",
                f"lines.{after}",
            )
    return [cleaned[place] for place in order]


def _checked(cue: Cue, field: str) -> Cue:
    if not 0 <= cue.start_ms < cue.end_ms:
        raise Invalid("BAD_TIME", "A caption ends after it begins.", "字幕的结束时间须晚于开始时间。", field)
    words = "\n".join(row for row in text.paragraphs(cue.text, field, LONGEST_CUE).split("\n") if row.strip())
    if words.count("\n") >= MOST_ROWS:
        raise Invalid("TOO_LONG", f"At most {MOST_ROWS} rows.", f"最多 {MOST_ROWS} 行。", field)
    return Cue(cue.start_ms, cue.end_ms, words)
