"""A campaign as a record, its states, and what publishing needs.

    DRAFT --publish--> OPEN --close--> FINAL --archive--> ARCHIVED
                       |  ^              ^
                 freeze|  |unfreeze      |
                       v  |              |
                      FROZEN --close-----+

A draft is known to the members of its host only. While FROZEN the public board stands still and votes go on
counting. CLOSE is nobody's decision: the worker does it when the closing time has come.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any


class State(Enum):
    """Where a campaign stands."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    FROZEN = "FROZEN"
    FINAL = "FINAL"
    ARCHIVED = "ARCHIVED"


class Step(Enum):
    """What moves a campaign from one state to the next."""

    PUBLISH = "PUBLISH"
    FREEZE = "FREEZE"
    UNFREEZE = "UNFREEZE"
    CLOSE = "CLOSE"
    ARCHIVE = "ARCHIVE"


_STEPS: Mapping[tuple[State, Step], State] = {
    (State.DRAFT, Step.PUBLISH): State.OPEN,
    (State.OPEN, Step.FREEZE): State.FROZEN,
    (State.FROZEN, Step.UNFREEZE): State.OPEN,
    (State.OPEN, Step.CLOSE): State.FINAL,
    (State.FROZEN, Step.CLOSE): State.FINAL,
    (State.FINAL, Step.ARCHIVE): State.ARCHIVED,
}


def after(state: State, step: Step) -> State | None:
    """The state that the step leads to; None where it may not be taken."""
    return _STEPS.get((state, step))


def before(step: Step) -> list[State]:
    """The states in which the step may be taken."""
    return [state for state, taken in _STEPS if taken is step]


def reached(step: Step) -> State:
    """The state in which the step ends, from wherever it is taken."""
    return next(end for (_, taken), end in _STEPS.items() if taken is step)


class Requirement(Enum):
    """What a page must have before it can be published."""

    TITLE_ZH = "TITLE_ZH"
    TITLE_EN = "TITLE_EN"
    TEXT_ZH = "TEXT_ZH"
    TEXT_EN = "TEXT_EN"
    RULES_ZH = "RULES_ZH"
    RULES_EN = "RULES_EN"
    COVER = "COVER"
    TOPIC = "TOPIC"
    DATES = "DATES"


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """Points: votes x `votes` + likes x `likes` + plays x `plays`, integers, so that a recount is exact."""

    votes: int
    likes: int
    plays: int
    version: int = 1


DEFAULT_RULE = ScoreRule(votes=10, likes=2, plays=1)


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover picture: its state while it is being checked, and where it lies once it has been."""

    state: str
    key: str | None
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign. Wall times are as the editor wrote them; `opens_at`, `closes_at` are the moments meant."""

    id: str
    handle: str
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    rules_zh: str
    rules_en: str
    topic: str
    hue: int
    state: State
    time_zone: str
    opens_local: datetime
    closes_local: datetime
    opens_at: int
    closes_at: int
    created_at: int
    published_at: int | None
    frozen_at: int | None
    final_at: int | None
    board_digest: str | None
    rule: ScoreRule
    submission_count: int
    partner_count: int
    revision: int
    organisation_id: str
    cover: Cover | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Campaign":
        """A campaign from the projection that every read of campaigns returns."""
        cover = row["cover"]
        plain: dict[str, Any] = {name: row[name] for name in _PLAIN}
        later: dict[str, Any] = {name: row.get(name) for name in _LATER}
        return cls(
            **plain,
            **later,
            state=State(row["state"]),
            opens_local=datetime.fromisoformat(row["opens_local"]),
            closes_local=datetime.fromisoformat(row["closes_local"]),
            rule=ScoreRule(row["rule_votes"], row["rule_likes"], row["rule_plays"], row["rule_version"]),
            cover=None if cover is None else Cover(*cover),
        )


_PLAIN = (
    "id", "handle", "title_zh", "title_en", "text_zh", "text_en", "rules_zh", "rules_en", "topic", "hue",
    "time_zone", "opens_at", "closes_at", "created_at", "submission_count", "partner_count", "revision",
    "organisation_id",
)  # fmt: skip
_LATER = ("published_at", "frozen_at", "final_at", "board_digest")


def missing(campaign: Campaign, now_ms: int) -> list[Requirement]:
    """What publishing still needs, in the order of the page.

    A cover that is still being checked counts as there: it appears by itself once it has passed.
    """
    has = {
        Requirement.TITLE_ZH: bool(campaign.title_zh),
        Requirement.TITLE_EN: bool(campaign.title_en),
        Requirement.TEXT_ZH: bool(campaign.text_zh),
        Requirement.TEXT_EN: bool(campaign.text_en),
        Requirement.RULES_ZH: bool(campaign.rules_zh),
        Requirement.RULES_EN: bool(campaign.rules_en),
        Requirement.COVER: campaign.cover is not None and campaign.cover.state in ("CHECKING", "VERIFIED"),
        Requirement.TOPIC: bool(campaign.topic),
        Requirement.DATES: campaign.closes_at > now_ms,
    }
    return [each for each, there in has.items() if not there]


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the public record: ids only, so that a name that is erased is gone from here too."""

    id: str
    at: int
    kind: str
    note: str | None
    person_id: str | None
    organisation_id: str | None
