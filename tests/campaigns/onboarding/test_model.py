from dataclasses import replace

import pytest

from campaigns.onboarding.model import (
    Cells,
    City,
    Known,
    ProblemCode,
    Row,
    RowResult,
    judge,
)

CHENGDU = City("1", "成都", "Chengdu")
KNOWN = Known({"成都": CHENGDU}, {"成嘟": (CHENGDU,)}, frozenset({"海边中心", "516"}))
GOOD = Cells("急救学社", "Aid", "陈梅", "mei@aid.example", "成都", "515", "社团")


def row(number: int = 2, cells: Cells = GOOD, **more: object) -> Row:
    return replace(Row(f"r{number}", number, cells, True, None, False), **more)  # type: ignore[arg-type]


def test_nothing_is_wrong_with_a_good_row() -> None:
    (judged,) = judge([row()], KNOWN)

    assert (judged.city, judged.problems) == (CHENGDU, ())


@pytest.mark.parametrize(
    ("changed", "cell", "code"),
    [
        ({"name_zh": "", "name_en": ""}, "name_zh", ProblemCode.MISSING),
        ({"name_zh": "很" * 81}, "name_zh", ProblemCode.TOO_LONG),
        ({"name_en": "=1+1"}, "name_en", ProblemCode.FORMULA),
        ({"contact": "@SUM(1)"}, "contact", ProblemCode.FORMULA),
        ({"email": ""}, "email", ProblemCode.MISSING),
        ({"email": "mei at aid"}, "email", ProblemCode.BAD_EMAIL),
        ({"email": "a@b.example, c@d.example"}, "email", ProblemCode.BAD_EMAIL),
        ({"city": "成嘟"}, "city", ProblemCode.UNKNOWN_CITY),
        ({"name_zh": "海边 中心"}, "name_zh", ProblemCode.ALREADY_PARTNER),
        ({"registration": "516"}, "registration", ProblemCode.ALREADY_PARTNER),
    ],
)
def test_each_mistake_is_marked_at_its_cell(changed: dict[str, str], cell: str, code: ProblemCode) -> None:
    (judged,) = judge([row(cells=replace(GOOD, **changed))], KNOWN)

    assert [(problem.cell, problem.code) for problem in judged.problems] == [(cell, code)]


def test_an_unknown_city_comes_with_those_that_it_resembles() -> None:
    (judged,) = judge([row(cells=replace(GOOD, city="成嘟"))], KNOWN)

    assert judged.problems[0].suggestions == (CHENGDU,)


def test_of_rows_that_say_the_same_the_first_stands() -> None:
    other = Cells("另一家", "Other", "", "MEI@aid.example", "", "", "")

    first, second = judge([row(2), row(3, other)], KNOWN)

    assert first.problems == ()
    assert [(each.cell, each.code, each.other) for each in second.problems] == [("email", ProblemCode.DUPLICATE, 2)]


def test_a_row_left_out_neither_has_problems_nor_makes_others_repeat_it() -> None:
    left_out, stands = judge([row(2, included=False), row(3)], KNOWN)

    assert (left_out.problems, stands.problems) == ((), ())


def test_an_address_that_is_invited_is_marked_until_its_row_is_sent() -> None:
    waiting, sent = judge([row(2, invited=True), row(3, invited=True, result=RowResult.SENT)], KNOWN)

    assert [problem.code for problem in waiting.problems] == [ProblemCode.ALREADY_INVITED]
    assert sent.problems == ()
