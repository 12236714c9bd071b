"""An item of a feed and why it is shown."""

from dataclasses import dataclass

from graph.fairness.ranking import Reason
from graph.works.model import Work

FLOOR_OF_PEOPLE = 5
"""Where fewer live, a city's feed is that of its surroundings, too."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why it is shown: a reason for programs and a sentence in each language."""

    reason: Reason
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Item:
    """A work as a feed shows it; `follows` is whether the viewer follows who made it."""

    work: Work
    why: Why
    follows: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The city that an item comes from, as a sentence needs it; `is_near` where it is not the one asked for."""

    name_zh: str
    name_en: str
    is_near: bool


def why(reason: Reason, place: Place | None = None) -> Why:
    """The sentence of a reason."""
    if reason is Reason.FOLLOWED:
        return Why(reason, "你关注了作者。", "You follow who made it.")
    if reason is Reason.FLOOR:
        return Why(
            reason,
            "这件作品还很少有人看到。每件作品都有同样的起步机会。",
            "Few have seen it yet. Every work gets the same start.",
        )
    if reason is Reason.NEAR and place is not None:
        if place.is_near:
            return Why(reason, f"来自附近的{place.name_zh}。", f"From {place.name_en}, nearby.")
        return Why(reason, f"来自{place.name_zh}。", f"From {place.name_en}.")
    if reason is Reason.NEAR:
        return Why(reason, "来自你的城市。", "From your city.")
    return Why(
        reason, "从新作品和大家最近播放的作品中选出。", "Picked from what is new and what people play these days."
    )
