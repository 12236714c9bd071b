"""What both forms of a campaign share: their inputs, their codes in words, and what they hand to the domain."""

from typing import Any

import strawberry

from campaigns.pages.drafts import Written
from campaigns.pages.model import ScoreRule
from schema.nodes import local_id

BAD_HUE = "A hue is an angle from 0 to 359."
BAD_WEIGHT = "A weight is a whole number from 0 to 1,000, and one at least is not 0."
BAD_ZONE = "This is no IANA time zone such as `Asia/Shanghai`."
BAD_TIME = "The wall time is out of the years 2000 to 2199."
NO_SUCH_TIME = "Clocks in the zone skip this wall time."
END_BEFORE_START = "It closes before it opens, or as it opens."
BAD_COVER = "The cover is no picture of the editor's own, or it was refused."
HANDLE_TAKEN = "The handle is taken, perhaps in another case or width."
BAD_HANDLE = "The handle has a form that is not allowed."
NOT_MEMBER = "The viewer does not work for the host."
ROLE_TOO_LOW = "This needs an EDITOR of the host."

TITLE = "At most 120 characters in each language; emoji and right-to-left scripts are welcome."
TEXT = "At most 20,000 characters in each language."
RULES = "At most 20,000 characters in each language."
TOPIC = "A tag of at most 40 characters; a leading # is dropped."
HUE = "An angle from 0 to 359."
HANDLE = "1 to 30 letters, digits, dots, hyphens or underscores."
ZONE = "An IANA time zone such as `Asia/Shanghai`."
OPENS = "When it opens, as clocks in its zone show it."
CLOSES = "When it closes, as clocks in its zone show it."
COVER = "A picture that the viewer uploaded; it may still be in checking and then appears by itself."
RULE = "How points are counted; 10 for a vote, 2 for a like, 1 for a play when not given."


@strawberry.input(description="Points for each kind of interaction: whole numbers from 0 to 1,000, not all 0.")
class ScoreRuleInput:
    """Weights, as typed."""

    votes: int = strawberry.field(description="Points for a vote.")
    likes: int = strawberry.field(description="Points for a like.")
    plays: int = strawberry.field(description="Points for a play.")


def written(form: Any) -> Written:
    """The fields of either form as the domain takes them; what was not given stays None."""
    cover, rule = form.cover_upload_id, form.score_rule
    return Written(
        handle=form.handle,
        title_zh=form.title and form.title.zh,
        title_en=form.title and form.title.en,
        text_zh=form.text and form.text.zh,
        text_en=form.text and form.text.en,
        rules_zh=form.rules and form.rules.zh,
        rules_en=form.rules and form.rules.en,
        topic=form.topic,
        hue=form.hue,
        time_zone=form.time_zone,
        opens_local=form.opens_at_local,
        closes_local=form.closes_at_local,
        cover_upload_id=None if cover is None else local_id(cover, "Upload", "coverUploadId"),
        rule=None if rule is None else ScoreRule(votes=rule.votes, likes=rule.likes, plays=rule.plays),
    )
