import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from graph.captions.model import Cue, checked_cues
from graph.captions.webvtt import read, write

GOOD = """\ufeffWEBVTT - made somewhere
X-HEADER: 1

NOTE nobody reads this
--

STYLE
::cue { background: url(http://127.0.0.1/x) }

1
00:01.000 --> 00:02.500 line:0 align:start
<v 小雨>你好 &amp; <b>welcome</b>

01:00:03.000 --> 01:00:04.000
two
rows &lt;script&gt;
"""


def test_only_text_and_times_come_out() -> None:
    assert read(GOOD) == [
        Cue(1000, 2500, "小雨: 你好 & welcome"),
        Cue(3_603_000, 3_604_000, "two\nrows <script>"),
    ]


def test_what_is_written_is_escaped_and_read_again_as_the_same() -> None:
    cues = [Cue(0, 999, "a & b <i>c</i> --> d"), Cue(3_600_000, 3_600_001, "好\n的")]

    written = write(cues)

    assert "<i>" not in written
    assert written.count("-->") == 2
    assert read(written) == cues


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("", 1),
        ("1\n00:00:01,000 --> 00:00:02,000\nSubRip\n", 1),
        ("<html>", 1),
        ("WEBVTTX\n\n", 1),
        ("WEBVTT\n00:01.000 --> 00:02.000\nno empty line\n", 2),
        ("WEBVTT\n\n0:1.0 --> 00:02.000\nx\n", 3),
        ("WEBVTT\n\n00:99.000 --> 01:02.000\nx\n", 3),
        ("WEBVTT\n\njust text\nwithout a time\n", 4),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:03.000 --> 00:04.000\ny\n", 4),
    ],
)
def test_what_is_wrong_is_named_with_its_line(source: str, line: int) -> None:
    with pytest.raises(Invalid) as refused:
        read(source)

    assert refused.value.code == "BAD_CAPTIONS"
    assert f"Line {line}:" in str(refused.value)


def test_huge_file_is_not_read() -> None:
    with pytest.raises(Invalid) as refused:
        read("WEBVTT\n\n" + "x" * (1 << 20))

    assert refused.value.code == "TOO_LARGE"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for source in (text, f"WEBVTT\n\n{text}", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}"):
        try:
            cues = read(source)
        except Invalid:
            continue
        assert read(write(cues)) == cues or any(not cue.text.strip() or "\r" in cue.text for cue in cues)


@pytest.mark.parametrize(
    ("cues", "code", "field"),
    [
        ([], "EMPTY", "lines"),
        ([Cue(0, 1, "x")] * 1001, "TOO_MANY", "lines"),
        ([Cue(n, n + 1, "x" * 300) for n in range(140)], "TOO_LONG", "lines"),
        ([Cue(5, 5, "x")], "BAD_TIME", "lines.0"),
        ([Cue(-5, 5, "x")], "BAD_TIME", "lines.0"),
        ([Cue(0, 5, "x"), Cue(6, 9, " \u200e ")], "EMPTY", "lines.1"),
        ([Cue(0, 5, "x" * 301)], "TOO_LONG", "lines.0"),
        ([Cue(0, 5, "a\nb\nc\nd\ne")], "TOO_LONG", "lines.0"),
        ([Cue(4, 9, "x"), Cue(0, 5, "y")], "OVERLAP", "lines.0"),
    ],
)
def test_lines_that_break_a_rule_are_named(cues: list[Cue], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_cues(cues)

    assert (refused.value.code, refused.value.field) == (code, field)


def test_lines_are_put_in_order_and_cleaned() -> None:
    assert checked_cues([Cue(5, 9, "b\n\nc\u202e\0"), Cue(0, 5, " a ")]) == [Cue(0, 5, "a"), Cue(5, 9, "b\nc")]
