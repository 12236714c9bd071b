"""Cypher lives in files, one statement each, loaded in one place, with a header that says what it answers."""

import re
from pathlib import Path

import pytest

from stack.paths import ROOT

FILES = sorted(path for floor in ("graph", "campaigns") for path in (ROOT / floor).glob("**/cypher/*.cypher"))
CODE = {
    path: path.read_text(encoding="utf-8")
    for floor in ("core", "storage", "graph", "campaigns", "workers", "schema", "stack")
    for path in (ROOT / floor).rglob("*.py")
}
LOADS = re.compile(r"""load\(\s*__file__\s*,\s*["'](\w+)["']""")
STATEMENT = re.compile(r"\b(MATCH|MERGE)\s*\(")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_is_loaded_once_from_beside_it(path: Path) -> None:
    folder = path.parent.parent

    loads = [f"{name(code)}" for code, text in CODE.items() if code.parent == folder for _ in _loads_of(text, path)]

    assert len(loads) == 1, loads


def _loads_of(text: str, path: Path) -> list[str]:
    return [found for found in LOADS.findall(text) if found == path.stem]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_says_what_it_answers(path: Path) -> None:
    answer, kind, *rest = path.read_text(encoding="utf-8").splitlines()

    assert re.fullmatch(r"// \S.{8,}", answer), "line 1 says in English what it answers"
    assert kind in ("// read", "// write")
    body = [line for line in rest if not line.startswith("//")]
    assert ";" not in "\n".join(body).rstrip().rstrip(";"), "one statement"


def test_every_load_finds_its_file() -> None:
    missing = [
        f"{name(code)}: {found}"
        for code, text in CODE.items()
        for found in LOADS.findall(text)
        if not (code.parent / "cypher" / f"{found}.cypher").exists()
    ]

    assert missing == []


def test_no_statement_in_python() -> None:
    assert [name(code) for code, text in CODE.items() if STATEMENT.search(text)] == []
