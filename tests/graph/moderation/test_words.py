import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refusal
from graph.moderation.words import PLATFORM_WORDS, checked_words, folded, holds


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("加V信聊", "加v信"),
        ("加 V 信", "加v信"),
        ("加-微*信", "加微信"),
        ("你真是傻\u200b逼", "傻逼"),
        ("Kill  Yourself!", "kill yourself"),
        ("ＫＩＬＬ yourself", "kill yourself"),
        ("k\u0301ys", "kys"),
        ("好的kys你", "KYS"),
        ("STRASSE", "straße"),
        ("C++ is fun", "c++"),
    ],
)
def test_finds(text: str, word: str) -> None:
    assert holds(text, [word])


@pytest.mark.parametrize(
    ("text", "word"),
    [("first class", "ass"), ("skyscraper", "sky"), ("微 笑", "微信"), ("", "x"), ("加油", "加微信"), ("abc", "")],
)
def test_does_not_find(text: str, word: str) -> None:
    assert not holds(text, [word])


@given(st.text(max_size=40), st.sampled_from(PLATFORM_WORDS), st.text(max_size=40))
def test_a_listed_word_between_signs_is_always_found(before: str, word: str, after: str) -> None:
    assert holds(f"{before} {word.upper()} {after}", PLATFORM_WORDS)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_list_keeps_each_word_once() -> None:
    assert checked_words(["广告", "AD", "ad", " 广告 "]) == [" 广告 ".strip(), "ad"]


@pytest.mark.parametrize("words", [["x"] * 201, ["x" * 41], [""], ["!!"]])
def test_a_list_that_breaks_a_rule_is_refused(words: list[str]) -> None:
    with pytest.raises(Refusal):
        checked_words(words)
