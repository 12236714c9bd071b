import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.paging import Page, Slice, cursor, read_cursor, slice_of


@given(st.integers(-(2**53), 2**53), st.text(max_size=40).filter(lambda t: t.isprintable()))
def test_cursor_gives_back_its_key(number: int, text: str) -> None:
    assert read_cursor(cursor((number, text)), (int, str)) == (number, text)


@given(st.text(max_size=60))
def test_cursor_of_another_make_is_refused_with_its_field(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_cursor(text, (int, str))

    assert (refused.value.code, refused.value.field) == ("BAD_CURSOR", "after")


def test_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(Invalid):
        read_cursor(cursor(("a", 1)), (int, str))


@pytest.mark.parametrize("first", [0, -1, 101, 10**9])
def test_first_outside_its_range_is_refused(first: int) -> None:
    with pytest.raises(Invalid) as refused:
        slice_of(first, None, (str,))

    assert (refused.value.code, refused.value.field) == ("BAD_FIRST", "first")


def test_page_shows_one_row_less_than_it_read() -> None:
    page = Page.of([1, 2, 3], Slice(2), lambda row: (row,))

    assert (list(page.items), list(page.keys), page.has_next) == ([1, 2], [(1,), (2,)], True)
