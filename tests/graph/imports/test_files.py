"""What a file says about itself, and what a spreadsheet may run: no database is needed."""

import fcntl
from pathlib import Path

import pytest

from graph.imports.edges import columns_of, parse
from graph.imports.error_file import ErrorFile, harmless
from graph.imports.model import CannotImport, Wrong
from graph.imports.people_file import account_of, rows
from graph.imports.people_file import columns_of as people_columns_of
from graph.imports.text_files import look_through


def written(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    path = folder / "edges.csv"
    path.write_bytes(content.encode(encoding))
    return path


def pairs(path: Path) -> list[tuple[int, str, str]]:
    file = look_through(path)
    parsed = [parse(file, columns_of(file), lines, 0) for _, lines in file.batches(0, 1000)]
    return [entry[:3] for each in parsed for entry in each.entries]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", " "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_is_read_whatever_its_form(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    content = "".join(f"{a}{delimiter}{b}{end}" for a, b in (("王小明", "李华"), ('"Mei"', "bo")))

    assert pairs(written(tmp_path, content, encoding)) == [(1, "王小明", "李华"), (2, "Mei", "bo")]


@pytest.mark.parametrize(
    ("header", "turned"),
    [
        ("follower,followed", False),
        ("Source,Target", False),
        ("from_id,to_id", False),
        ("被关注者,关注者", True),
        ("粉丝,博主", False),
    ],
)
def test_header_says_which_is_which(tmp_path: Path, header: str, turned: bool) -> None:
    found = pairs(written(tmp_path, f"# from a survey\n{header}\na,b\n"))

    assert found == [(3, "b", "a") if turned else (3, "a", "b")]


def test_last_row_needs_no_line_end_and_a_quote_swallows_nothing(tmp_path: Path) -> None:
    assert pairs(written(tmp_path, 'a,"b\nc,d\n\ne,f')) == [(1, "a", "b"), (2, "c", "d"), (4, "e", "f")]


@pytest.mark.parametrize("content", [b"", b"\n\n", "a,b\n".encode("utf-16"), "a,b\n".encode("utf-16-le"), b"alone\n"])
def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "edges.csv"
    path.write_bytes(content)

    with pytest.raises(CannotImport, match=r"edges\.csv: "):
        columns_of(look_through(path))


def test_damaged_bytes_spoil_one_row_only(tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_bytes("王小明,李华\n".encode() * 3 + b"\xff\xfe\xfd,bo\n" + b"a,b\n")

    file = look_through(path)

    assert file.encoding == "utf-8"
    assert [name for _, name, _ in pairs(path)][-1] == "a"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_times_are_read_or_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "from,to,at\na,b,1700000000\na,c,2023-11-14T22:13:20Z\na,d,soon\na,e,\n")
    file = look_through(path)

    parsed = parse(file, columns_of(file), path.read_text().splitlines(), 0)

    assert [entry[3] for entry in parsed.entries] == [1_700_000_000_000, 1_700_000_000_000, -1]
    assert parsed.wrong == [Wrong("edges", 4, ("a", "d", "soon"), "BAD_TIME")]


def test_error_file_goes_on_where_the_import_was_and_is_held_by_one(tmp_path: Path) -> None:
    errors = ErrorFile(tmp_path / "errors.csv")
    errors.go_on(0)
    size = errors.add([Wrong("edges", 7, ("=x", "y"), "BAD_HANDLE")])
    errors.add([Wrong("edges", 8, ("z",), "COLUMNS")])
    with pytest.raises(CannotImport):
        ErrorFile(tmp_path / "errors.csv")
    assert errors.close() == {"BAD_HANDLE": 1, "COLUMNS": 1}

    again = ErrorFile(tmp_path / "errors.csv")
    again.go_on(size)

    assert again.close() == {"BAD_HANDLE": 1}
    with (tmp_path / "errors.csv").open() as free:
        fcntl.flock(free, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_people_file_is_checked_row_by_row(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '编号,用户名,姓名,城市,类型,语言\n17,mei,"梅\n花",北京,个人,en\n18,,,,机构,\n,,x,,,\n19,bo,,,机器人,\n20,b!,,,,\n',
        "gbk",
    )
    file = look_through(path)
    columns = people_columns_of(file)

    found = [account_of(row.fields or (), columns, "s:") for row in rows(file, 0, 0)]

    assert [
        each if isinstance(each, str) else (each.handle, each.name, each.kind, each.language) for each in found
    ] == [
        ("mei", "梅花", None, "EN"),
        ("18", "18", "MEMBER", "ZH"),
        "MISSING",
        "BAD_KIND",
        "BAD_HANDLE",
    ]
    assert [each.source for each in found if not isinstance(each, str)] == ["s:17", None]
