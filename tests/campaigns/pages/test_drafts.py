"""The table of bad input for a campaign's form, and what becomes of wall times."""

import dataclasses
import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from campaigns.pages.drafts import Written, check
from campaigns.pages.model import Campaign, ScoreRule, State
from core.clock import millis
from tests.campaigns.pages.test_model import ROW
from tests.factories.campaigns import form

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[arg-type,misc]


def utc(*parts: int) -> int:
    return millis(datetime(*parts, tzinfo=UTC))  # type: ignore[arg-type,misc]


def wrong(written: Written, campaign: Campaign | None = None, now: datetime = NOW) -> set[tuple[str, str | None]]:
    return {(refusal.code, refusal.field) for refusal in check(written, campaign, now).wrong}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"time_zone": "Mars/Olympus"}, {("BAD_ZONE", "timeZone")}),
        ({"time_zone": "+08:00"}, {("BAD_ZONE", "timeZone")}),
        ({"time_zone": "CST"}, {("BAD_ZONE", "timeZone")}),
        ({"time_zone": ""}, {("BAD_ZONE", "timeZone")}),
        ({"time_zone": None}, {("BAD_ZONE", "timeZone")}),
        ({"opens_local": None}, {("EMPTY", "opensAtLocal")}),
        ({"closes_local": wall(2027, 3, 31, 8)}, {("END_BEFORE_START", "closesAtLocal")}),
        ({"closes_local": wall(2027, 4, 1, 8)}, {("END_BEFORE_START", "closesAtLocal")}),
        ({"closes_local": wall(1, 1, 1)}, {("BAD_TIME", "closesAtLocal")}),
        ({"closes_local": wall(9999, 12, 31)}, {("BAD_TIME", "closesAtLocal")}),
        ({"closes_local": datetime(2027, 5, 12, tzinfo=UTC)}, {("BAD_TIME", "closesAtLocal")}),
        ({"title_zh": "长" * 300}, {("TOO_LONG", "title.zh")}),
        ({"title_en": "x" * 121}, {("TOO_LONG", "title.en")}),
        ({"title_zh": " ", "title_en": "\u200e"}, {("EMPTY", "title.zh")}),
        ({"text_en": "x" * 20_001}, {("TOO_LONG", "text.en")}),
        ({"handle": "no spaces"}, {("BAD_HANDLE", "handle")}),
        ({"hue": 360}, {("BAD_HUE", "hue")}),
        ({"hue": -1}, {("BAD_HUE", "hue")}),
        ({"rule": ScoreRule(-1, 0, 1)}, {("BAD_WEIGHT", "scoreRule.votes")}),
        ({"rule": ScoreRule(0, 0, 0)}, {("BAD_WEIGHT", "scoreRule")}),
        ({"rule": ScoreRule(1, 1, 2**40)}, {("BAD_WEIGHT", "scoreRule.plays")}),
        ({"title_zh": "长" * 300, "hue": 999, "time_zone": "Nowhere/Else", "handle": "?"},
         {("TOO_LONG", "title.zh"), ("BAD_HUE", "hue"), ("BAD_ZONE", "timeZone"), ("BAD_HANDLE", "handle")}),
    ],
)  # fmt: skip
def test_every_field_that_breaks_a_rule_is_named(changes: dict[str, object], expected: set[tuple[str, str]]) -> None:
    assert wrong(form(**changes)) == expected


@pytest.mark.parametrize(
    "title",
    ["💙 行动 👩‍👩‍👧", "חירום כחול", "العمل الأزرق", "e\u0301te\u0301", "长" * 120],
)
def test_emoji_right_to_left_and_a_title_of_120_are_welcome(title: str) -> None:
    checked = check(form(title_zh=title), None, NOW)

    assert not checked.wrong
    assert checked.values["title_zh"] in (title, "été")


def test_a_direction_override_is_taken_out_of_a_title() -> None:
    assert check(form(title_en="Blue \u202enoitcA"), None, NOW).values["title_en"] == "Blue noitcA"


@pytest.mark.parametrize(
    ("zone", "opens", "moment"),
    [
        ("Asia/Shanghai", wall(2027, 4, 2, 0, 0), utc(2027, 4, 1, 16, 0)),
        ("Asia/Shanghai", wall(2027, 5, 12, 14, 28), utc(2027, 5, 12, 6, 28)),
        ("Europe/Berlin", wall(2027, 3, 28, 1, 59), utc(2027, 3, 28, 0, 59)),
        ("Europe/Berlin", wall(2027, 3, 28, 3, 0), utc(2027, 3, 28, 1, 0)),
        ("Europe/Berlin", wall(2027, 4, 2, 0, 0), utc(2027, 4, 1, 22, 0)),
        ("America/New_York", wall(2027, 5, 12, 20, 0), utc(2027, 5, 13, 0, 0)),
        (
            "America/New_York",
            wall(2027, 11, 7, 1, 30),
            utc(2027, 11, 7, 5, 30),
        ),  # comes twice: the first is meant
        ("UTC", wall(2027, 4, 2, 0, 0), utc(2027, 4, 2, 0, 0)),
    ],
)
def test_a_wall_time_means_the_moment_that_clocks_of_its_zone_show(zone: str, opens: datetime, moment: int) -> None:
    checked = check(form(time_zone=zone, opens_local=opens, closes_local=wall(2027, 12, 31, 0, 0)), None, NOW)

    assert not checked.wrong
    assert checked.values["opens_at"] == moment
    assert checked.values["opens_local"] == opens.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("zone", "opens"),
    [("Europe/Berlin", wall(2027, 3, 28, 2, 30)), ("America/New_York", wall(2027, 3, 14, 2, 0))],
)
def test_a_time_that_clocks_skip_is_refused(zone: str, opens: datetime) -> None:
    assert wrong(form(time_zone=zone, opens_local=opens)) == {("NO_SUCH_TIME", "opensAtLocal")}


SAVED = dataclasses.replace(
    Campaign.of(ROW), opens_at=utc(2027, 4, 2, 0), closes_at=utc(2027, 5, 12, 12), handle="saved"
)


def test_a_saved_moment_is_not_worked_out_again_by_an_edit_of_other_fields() -> None:
    values = check(Written(title_en="New", time_zone="Asia/Shanghai"), SAVED, NOW).values

    assert values == {"title_en": "New"}


def test_a_changed_default_zone_of_the_machine_moves_nothing() -> None:
    before = os.environ.get("TZ")
    plain = check(form(), None, NOW).values
    try:
        os.environ["TZ"] = "America/New_York"
        time.tzset()
        moved = check(form(), None, NOW).values
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()

    assert (moved["opens_at"], moved["closes_at"]) == (plain["opens_at"], plain["closes_at"])


def test_one_date_alone_leaves_the_other_where_it_was() -> None:
    values = check(Written(closes_local=wall(2027, 5, 13, 20, 0)), SAVED, NOW).values

    assert values == {"closes_local": "2027-05-13T20:00", "closes_at": utc(2027, 5, 13, 12)}


def test_another_zone_keeps_both_wall_times_and_moves_both_moments() -> None:
    values = check(Written(time_zone="Europe/Berlin"), SAVED, NOW).values

    assert values == {
        "time_zone": "Europe/Berlin",
        "opens_local": "2027-04-02T08:00",
        "opens_at": utc(2027, 4, 2, 6),
        "closes_local": "2027-05-12T20:00",
        "closes_at": utc(2027, 5, 12, 18),
    }


@pytest.mark.parametrize("zone", ["", " ", "Asia/shanghai", "UTC+8"])
def test_an_edit_to_no_zone_at_all_is_refused(zone: str) -> None:
    assert wrong(Written(time_zone=zone), SAVED) == {("BAD_ZONE", "timeZone")}


PUBLIC = dataclasses.replace(SAVED, state=State.OPEN)
DURING = datetime(2027, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "now", "expected"),
    [
        (Written(handle="other"), DURING, {("FIXED", "handle")}),
        (Written(rule=ScoreRule(5, 5, 5)), DURING, {("FIXED", "scoreRule")}),
        (Written(rule=ScoreRule(1, 1, 1), handle="saved"), DURING, set()),
        (Written(title_zh=""), DURING, {("EMPTY", "title.zh")}),
        (Written(rules_en="  "), DURING, {("EMPTY", "rules.en")}),
        (Written(opens_local=wall(2027, 4, 3, 8, 0)), DURING, {("FIXED", "opensAtLocal")}),
        (Written(opens_local=wall(2027, 4, 3, 8, 0)), NOW, set()),
        (Written(closes_local=wall(2027, 4, 30, 8, 0)), DURING, {("IN_THE_PAST", "closesAtLocal")}),
        (Written(closes_local=wall(2027, 5, 30, 8, 0)), DURING, set()),
        (
            Written(closes_local=wall(2027, 5, 30, 8, 0)),
            DURING + timedelta(days=20),
            {("CLOSED", "closesAtLocal")},
        ),
    ],
)
def test_what_was_promised_to_the_public_stays(written: Written, now: datetime, expected: set[tuple[str, str]]) -> None:
    assert wrong(written, PUBLIC, now) == expected
