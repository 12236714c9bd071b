import pytest

from core import text
from core.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "shown", "key"),
    [
        ("Mei", "Mei", "mei"),
        ("@Mei", "Mei", "mei"),
        ("MEI", "MEI", "mei"),
        ("\uff2d\uff45\uff49", "Mei", "mei"),
        ("Straße", "Straße", "strasse"),
        ("同行基金会", "同行基金会", "同行基金会"),
        ("\ufb01", "fi", "fi"),
        ("İstanbul", "İstanbul", "i̇stanbul"),
    ],
)
def test_handle_is_one_whatever_its_case_or_width(typed: str, shown: str, key: str) -> None:
    assert text.handle(typed) == (shown, key)


@pytest.mark.parametrize("typed", ["", " ", "a b", "-a", "a-", "a" * 31, "a/b", "👋", "a\u202eb", "a\x00b"])
def test_handle_of_another_form_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        text.handle(typed)

    assert (refused.value.code, refused.value.field) == ("BAD_HANDLE", "handle")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mei  梅 ", "Mei 梅"),
        ("👩‍👩‍👧 family", "👩‍👩‍👧 family"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("a\x00b\x07c", "abc"),
        ("e\u0301", "é"),
    ],
)
def test_line_keeps_what_people_see(typed: str, kept: str) -> None:
    assert text.line(typed, "name", 60) == kept


def test_line_counts_code_points() -> None:
    assert text.line("字" * 120, "title.zh", 120) == "字" * 120

    with pytest.raises(Invalid) as refused:
        text.line("字" * 300, "title.zh", 120)

    assert (refused.value.code, refused.value.field) == ("TOO_LONG", "title.zh")
    assert "300" in refused.value.message


def test_paragraphs_keep_line_breaks() -> None:
    assert text.paragraphs("one\r\n\r\ntwo \n", "text.en", 100) == "one\n\ntwo"


@pytest.mark.parametrize("typed", ["", "a", "a@b", "a b@c.d", "a@b@c.de", "@b.de", "a@.de", "x" * 250 + "@b.de"])
def test_email_of_another_form_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        text.email(typed)

    assert refused.value.code == "BAD_EMAIL"
