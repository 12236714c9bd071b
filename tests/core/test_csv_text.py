import csv
import io

import pytest

from core.csv_text import csv_text, neutral


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u3000@"])
def test_text_that_starts_like_a_formula_is_made_plain(start: str) -> None:
    assert neutral(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


def test_numbers_and_plain_text_stay_as_they_are() -> None:
    assert [neutral(each) for each in (-3, 1.5, None, "同行", "a=b", "a@b.example")] == [
        "-3", "1.5", "", "同行", "a=b", "a@b.example",
    ]  # fmt: skip


def test_quotes_separators_and_line_breaks_survive_the_way_there_and_back() -> None:
    rows = [["名称", 'a "b", c'], ["two\nlines", "=1+1"]]

    text = csv_text(rows)

    assert text.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""))) == [rows[0], ["two\nlines", "'=1+1"]]
