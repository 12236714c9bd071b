"""Status posts as records, and who reads them.

Two locks stand before a post: the account's own rule for POSTS (graph/access), and the audience of the post, which can
only narrow it. Both are looked at on every read, so that a rule made stricter later holds for older posts, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any, Self

from core import text
from core.errors import Invalid
from graph.access.capabilities import STRICTNESS, Capability, Rule, Who, effective
from graph.access.decide import Facts

LONGEST_TEXT = 2000
LONGEST_ALT = 400
MOST_PICTURES = 9
EDITABLE_FOR = timedelta(minutes=15)


class Audience(Enum):
    """For whom one post is, among those who may read the account's posts at all."""

    ANYONE = "ANYONE"
    FOLLOWERS = "FOLLOWERS"
    MUTUALS = "MUTUALS"


_WIDEST = {
    Who.ANYONE: Audience.ANYONE,
    Who.FOLLOWERS: Audience.FOLLOWERS,
    Who.FOLLOWERS_SINCE: Audience.FOLLOWERS,
    Who.MUTUALS: Audience.MUTUALS,
    Who.NOBODY: Audience.MUTUALS,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a post: what it shows in words, and where it lies."""

    upload_id: str
    alt: str
    key: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Post:
    """A post that the viewer may read; times in ms since 1970."""

    id: str
    author_id: str
    text: str
    audience: Audience
    created_at: int
    edited_at: int | None
    like_count: int
    viewer_likes: bool
    pictures: tuple[Picture, ...]

    @classmethod
    def of(cls, found: dict[str, Any]) -> Self:
        """The post in a row."""
        pictures = tuple(Picture(*each) for each in found["pictures"])
        return cls(**{**found, "audience": Audience(found["audience"]), "pictures": pictures})


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture to show: an upload of the writer's own and what it shows."""

    upload_id: str
    alt: str


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post with every rule of its own checked. `audience` None: as wide as the account's rule is."""

    text: str
    pictures: tuple[NewPicture, ...]
    audience: Audience | None


def checked_post(*, words: str, pictures: Sequence[tuple[str, str]], audience: Audience | None) -> NewPost:
    """A post; pictures are (upload id, alternative text). Raises Invalid for the first rule that it breaks."""
    if len(pictures) > MOST_PICTURES:
        raise Invalid(
            "TOO_MANY_PICTURES",
            f"At most {MOST_PICTURES} pictures.",
            f"最多 {MOST_PICTURES} 张图片。",
            "pictures",
        )
    if len({upload_id for upload_id, _ in pictures}) < len(pictures):
        raise Invalid("PICTURE_TWICE", "A picture is there twice.", "有一张图片重复了。", "pictures")
    shown = tuple(
        NewPicture(upload_id, text.line(alt, f"pictures.{index}.alt", LONGEST_ALT, required=False))
        for index, (upload_id, alt) in enumerate(pictures)
    )
    return NewPost(checked_text(words, required=not pictures), shown, audience)


def checked_text(words: str, *, required: bool) -> str:
    """The text of a post; raises Invalid where it is too long, or empty without a picture."""
    return text.paragraphs(words, "text", LONGEST_TEXT, required=required)


def widest(facts: Facts) -> Audience:
    """The widest audience that a post of this account may have: its rule for POSTS, as an audience."""
    rule = effective(Capability.POSTS, facts.chosen.get(Capability.POSTS), minor=facts.is_minor)
    if facts.is_private and rule.who is Who.ANYONE:
        rule = Rule(Who.FOLLOWERS)
    return _WIDEST[rule.who]


def is_looser(audience: Audience, than: Audience) -> bool:
    """Whether an audience lets more people in than another."""
    return STRICTNESS[Who[audience.name]] < STRICTNESS[Who[than.name]]


def audiences_of(facts: Facts) -> list[Audience]:
    """Which audiences of an account the viewer belongs to; its own people belong to all."""
    if facts.is_self:
        return list(Audience)
    belongs = [Audience.ANYONE]
    if facts.follows_since is not None:
        belongs.append(Audience.FOLLOWERS)
        if facts.followed_back:
            belongs.append(Audience.MUTUALS)
    return belongs
