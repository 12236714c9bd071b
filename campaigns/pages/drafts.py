"""What an editor writes, checked as a whole: every field that breaks a rule is named, not only the first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from campaigns.pages.model import DEFAULT_RULE, Campaign, ScoreRule, State
from core import text
from core.clock import from_millis, is_zone, millis, wall_to_utc
from core.errors import Conflict, Invalid, Refusal

LONGEST_TITLE = 120
LONGEST_TEXT = 20_000
LONGEST_TOPIC = 40
LARGEST_WEIGHT = 1000
DEFAULT_HUE = 210
_YEARS = range(2000, 2200)
_TEXTS: dict[str, tuple[str, int, Callable[..., str]]] = {
    "title_zh": ("title.zh", LONGEST_TITLE, text.line),
    "title_en": ("title.en", LONGEST_TITLE, text.line),
    "text_zh": ("text.zh", LONGEST_TEXT, text.paragraphs),
    "text_en": ("text.en", LONGEST_TEXT, text.paragraphs),
    "rules_zh": ("rules.zh", LONGEST_TEXT, text.paragraphs),
    "rules_en": ("rules.en", LONGEST_TEXT, text.paragraphs),
    "topic": ("topic", LONGEST_TOPIC, text.line),
}


@dataclass(frozen=True, slots=True)
class Written:
    """The fields of a form as they came; None where the editor left one as it was."""

    handle: str | None = None
    title_zh: str | None = None
    title_en: str | None = None
    text_zh: str | None = None
    text_en: str | None = None
    rules_zh: str | None = None
    rules_en: str | None = None
    topic: str | None = None
    hue: int | None = None
    time_zone: str | None = None
    opens_local: datetime | None = None
    closes_local: datetime | None = None
    cover_upload_id: str | None = None
    rule: ScoreRule | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The properties to set, and every rule that was broken."""

    values: dict[str, object]
    wrong: list[Refusal]


def check(written: Written, campaign: Campaign | None, now: datetime) -> Checked:
    """Holds a form against the rules; `campaign` is what is being edited, None for a new one."""
    found = Checked({}, [])
    _handle(found, written, campaign)
    _texts(found, written, campaign)
    _hue(found, written)
    _rule(found, written, campaign)
    _dates(found, written, campaign, now)
    return found


def _handle(found: Checked, written: Written, campaign: Campaign | None) -> None:
    if written.handle is None:
        return
    try:
        shown, key = text.handle(written.handle)
    except Invalid as error:
        found.wrong.append(error)
        return
    if campaign is not None and campaign.state is not State.DRAFT and shown != campaign.handle:
        found.wrong.append(_fixed("handle"))
    found.values.update(handle=shown, handle_key=key)


def _texts(found: Checked, written: Written, campaign: Campaign | None) -> None:
    public = campaign is not None and campaign.state is not State.DRAFT
    for name, (field, longest, tidy) in _TEXTS.items():
        value = getattr(written, name)
        if value is None:
            continue
        try:
            shown = tidy(value, field, longest, required=public)
            found.values[name] = shown.lstrip("#").strip() if name == "topic" else shown
        except Invalid as error:
            found.wrong.append(error)
    tidy_titles = (
        found.values.get("title_zh", written.title_zh),
        found.values.get("title_en", written.title_en),
    )
    if campaign is None and not any(tidy_titles):
        found.wrong.append(
            Invalid(
                "EMPTY",
                "Please give a title in at least one language.",
                "请至少填写一种语言的标题。",
                "title.zh",
            )
        )


def _hue(found: Checked, written: Written) -> None:
    if written.hue is None:
        return
    found.values["hue"] = written.hue
    if not 0 <= written.hue < 360:
        found.wrong.append(Invalid("BAD_HUE", "A hue is an angle from 0 to 359.", "色相为 0 到 359 的角度。", "hue"))


def _rule(found: Checked, written: Written, campaign: Campaign | None) -> None:
    rule = written.rule
    if rule is None:
        return
    if campaign is not None and campaign.state is not State.DRAFT:
        if (rule.votes, rule.likes, rule.plays) != _weights(campaign.rule):
            found.wrong.append(_fixed("scoreRule"))
        return
    for name in ("votes", "likes", "plays"):
        if not 0 <= getattr(rule, name) <= LARGEST_WEIGHT:
            found.wrong.append(
                Invalid(
                    "BAD_WEIGHT",
                    f"A weight is a whole number from 0 to {LARGEST_WEIGHT}.",
                    f"权重为 0 到 {LARGEST_WEIGHT} 的整数。",
                    f"scoreRule.{name}",
                )
            )
    if _weights(rule) == (0, 0, 0):
        found.wrong.append(
            Invalid("BAD_WEIGHT", "At least one weight must count.", "至少有一项权重大于 0。", "scoreRule")
        )
    found.values.update(rule_votes=rule.votes, rule_likes=rule.likes, rule_plays=rule.plays)


def _weights(rule: ScoreRule) -> tuple[int, int, int]:
    return rule.votes, rule.likes, rule.plays


def _dates(found: Checked, written: Written, campaign: Campaign | None, now: datetime) -> None:
    """A moment is worked out only from what the editor wrote now: a saved one is never worked out again."""
    zone = campaign.time_zone if written.time_zone is None and campaign else written.time_zone
    if zone is None or not is_zone(zone):
        found.wrong.append(
            Invalid(
                "BAD_ZONE",
                "This is no time zone of the IANA list, such as Asia/Shanghai.",
                "这不是 IANA 时区名,例如 Asia/Shanghai。",
                "timeZone",
            )
        )
        return
    moved = campaign is not None and zone != campaign.time_zone
    if campaign is None or moved:
        found.values["time_zone"] = zone
    moments = [
        _moment(found, zone, name, getattr(written, f"{name}_local"), campaign, moved) for name in ("opens", "closes")
    ]
    opens, closes = moments
    if opens is None or closes is None:
        return
    if closes <= opens:
        found.wrong.append(
            Invalid(
                "END_BEFORE_START",
                "It must close after it opens.",
                "结束时间必须晚于开始时间。",
                "closesAtLocal",
            )
        )
    if campaign is not None and campaign.state is not State.DRAFT:
        _public_dates(found, campaign, opens, closes, now)


def _moment(
    found: Checked, zone: str, name: str, wall: datetime | None, campaign: Campaign | None, moved: bool
) -> int | None:
    field = f"{name}AtLocal"
    if wall is None:
        if campaign is None:
            found.wrong.append(Invalid("EMPTY", "Please fill this in.", "请填写此项。", field))
            return None
        if not moved:
            return int(getattr(campaign, f"{name}_at"))
        wall = getattr(campaign, f"{name}_local")
    assert wall is not None
    if wall.tzinfo is not None or wall.year not in _YEARS:
        found.wrong.append(
            Invalid("BAD_TIME", "Please give a date and time of this century.", "请填写有效的日期和时间。", field)
        )
        return None
    wall = wall.replace(microsecond=0)
    try:
        moment = millis(wall_to_utc(wall, zone))
    except ValueError:
        found.wrong.append(
            Invalid(
                "NO_SUCH_TIME",
                "Clocks in this zone skip this time on that day.",
                "该时区当天因调整时钟而没有这个时刻。",
                field,
            )
        )
        return None
    found.values[f"{name}_local"] = wall.isoformat(timespec="seconds" if wall.second else "minutes")
    found.values[f"{name}_at"] = moment
    return moment


def _public_dates(found: Checked, campaign: Campaign, opens: int, closes: int, now: datetime) -> None:
    """Once it is public: what has begun keeps its beginning, what is over stays over, an end lies ahead."""
    moved = closes != campaign.closes_at
    if from_millis(campaign.closes_at) <= now and (moved or opens != campaign.opens_at):
        found.wrong.append(Conflict("CLOSED", "The campaign is over.", "活动已结束。", "closesAtLocal"))
        return
    if opens != campaign.opens_at and from_millis(campaign.opens_at) <= now:
        found.wrong.append(_fixed("opensAtLocal"))
    if moved and closes <= millis(now):
        found.wrong.append(
            Invalid("IN_THE_PAST", "The end must be later than now.", "结束时间必须晚于现在。", "closesAtLocal")
        )


def _fixed(field: str) -> Conflict:
    return Conflict("FIXED", "This stays as it was published.", "发布后不可更改。", field)


NEW = {
    **dict.fromkeys(_TEXTS, ""),
    "hue": DEFAULT_HUE,
    "rule_votes": DEFAULT_RULE.votes,
    "rule_likes": DEFAULT_RULE.likes,
    "rule_plays": DEFAULT_RULE.plays,
    "rule_version": DEFAULT_RULE.version,
    "submission_count": 0,
    "partner_count": 0,
    "revision": 1,
}
"""What a new campaign has where the editor wrote nothing."""
