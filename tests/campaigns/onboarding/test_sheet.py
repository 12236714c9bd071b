import codecs
import io
import resource
import zipfile

import pytest

from campaigns.onboarding.sheet import rows_of
from core.errors import Invalid
from tests.factories import sheets
from tests.factories.sheets import HEADS

ROW = ("成都急救学社", "Chengdu Aid", "陈梅", "mei@aid.example", "成都", "51510000MJ", "社团")
TEXT = sheets.comma([HEADS, ROW])


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gbk"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        sheets.comma([HEADS, ROW], ";").encode(),
        sheets.comma([HEADS, ROW], "\t").encode("utf-16"),
        sheets.xlsx([HEADS, ROW]),
    ],
    ids=["utf-8", "bom", "gbk", "gb18030", "utf-16", "utf-16-be", "utf-16-bare", "semicolons", "tabs", "xlsx"],
)
async def test_every_usual_encoding_and_separator_says_the_same(content: bytes) -> None:
    (row,) = await rows_of(content)

    cells = row.cells
    assert (row.number, cells.name_zh, cells.name_en, cells.contact) == (2, ROW[0], ROW[1], ROW[2])
    assert (cells.email, cells.city, cells.registration, cells.kind) == ROW[3:]


async def test_heads_may_be_english_in_any_order_below_a_title() -> None:
    rows = [
        ("Partners 2026",), (), ("Contact e-mail", "City", "Organisation (EN)", "Remarks", "Reg. no."),
        ("a@b.example", "Chengdu", "Aid", "x", 91110000123), (), ("c@d.example",),
    ]  # fmt: skip

    first, second = await rows_of(sheets.xlsx(rows))

    assert (first.number, first.cells.name_en, first.cells.registration) == (4, "Aid", "91110000123")
    assert (second.number, second.cells.email, second.cells.name_en) == (6, "c@d.example", "")


async def test_a_formula_is_not_run_its_shown_value_is_taken() -> None:
    (row,) = await rows_of(sheets.xlsx([HEADS, (("=A9&B9", "急救学社"), "", "", "a@b.example")]))

    assert row.cells.name_zh == "急救学社"


async def test_a_merged_city_holds_for_each_of_its_rows() -> None:
    rows = [HEADS, ("甲", "", "", "a@b.example", "成都"), ("乙", "", "", "c@d.example"), ("丙", "", "", "e@f.example")]

    found = await rows_of(sheets.xlsx(rows, merged=["E2:E3"]))

    assert [row.cells.city for row in found] == ["成都", "成都", ""]


async def test_a_name_with_a_separator_and_a_line_break_in_quotes_stays_whole() -> None:
    (row,) = await rows_of(b'name,email\r\n"Aid, and\n more",a@b.example\r\n')

    assert row.cells.name_en.split() == ["Aid,", "and", "more"]


BAD = {
    "empty": (b"  \n ", "EMPTY_FILE"),
    "heads alone": (sheets.comma([HEADS]).encode(), "EMPTY_FILE"),
    "empty workbook": (sheets.xlsx([]), "EMPTY_FILE"),
    "no heads": (b"1,2,3\n4,5,6\n", "NO_HEADERS"),
    "10 MB": (TEXT.encode() + b"x" * (10 << 20), "TOO_LARGE"),
    "10,000 rows of text": (sheets.comma([HEADS, *[("a", "", "", "a@b.c")] * 10_000]).encode(), "TOO_MANY_ROWS"),
    "10,000 rows": (sheets.xlsx([HEADS, *[("a", "", "", "a@b.c")] * 10_000]), "TOO_MANY_ROWS"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "WRONG_TYPE"),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "WRONG_TYPE"),
    "archive": (sheets.xlsx([HEADS]).replace(b"xl/workbook.xml", b"xl/wurkbook.xml"), "WRONG_TYPE"),
    "damaged": (sheets.xlsx([HEADS, ROW])[:-200], "UNREADABLE"),
    "bomb": (sheets.bomb(), "TOO_LARGE"),
    "20 MB unpacked": (sheets.xlsx([HEADS, *[["x" * 50] * 26] * 9000]), "TOO_MANY_ROWS"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_file_is_refused_as_a_whole_within_two_seconds(name: str) -> None:
    content, code = BAD[name]
    before = _spent()

    with pytest.raises(Invalid) as refused:
        await rows_of(content)

    assert (refused.value.code, refused.value.field) == (code, "file")
    assert _spent() - before < 2


async def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        await rows_of(sheets.liar())

    assert refused.value.code in {"TOO_LARGE", "UNREADABLE"}


async def test_a_far_cell_does_not_fill_the_memory() -> None:
    far = sheets.xlsx([HEADS, ROW])
    with pytest.raises(Invalid) as refused:
        await rows_of(_moved(far))

    assert refused.value.code in {"TOO_LARGE", "TOO_MANY_ROWS", "UNREADABLE"}


def _moved(book: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b'r="G2"', b'r="XFD1048576"').replace(b'row r="2"', b'row r="1048576"')
            new.writestr(name, text)
    return held.getvalue()


def _spent() -> float:
    """Seconds of processor time that this process and its children have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
