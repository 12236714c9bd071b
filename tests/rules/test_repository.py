"""What is committed: no address of a package host, no path of one machine, locks by hash, readable modules."""

import importlib
import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from stack.paths import ROOT

FOLDERS = ("core", "storage", "graph", "campaigns", "workers", "schema", "stack")
TEXT = {".py", ".ts", ".tsx", ".js", ".mjs", ".json", ".md", ".toml", ".yml", ".yaml", ".txt", ".in", ".css", ".html"}
TEXT |= {".cypher", ".graphql", ".lock", ".po", ""}
DOWNLOAD = re.compile(r"https?://[^\s\"'<>]*(\.whl|\.tgz|\.tar\.gz|\.jar|/simple)\b")
HOSTS = re.compile(r"\b(pypi\.org|pythonhosted\.org|registry\.npmjs\.org|repo1?\.maven\.org|proxy\.golang\.org)\b")
MACHINE = re.compile(r"(?<![\w.])/(?:home/\w+|root|work|Users/\w+)/")
HERE = "tests/rules/test_repository.py"


@cache
def tracked() -> list[Path]:
    """What is committed, or would be."""
    shown = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for name in shown.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def lines(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in tracked():
        name = str(path.relative_to(ROOT))
        if path.suffix in TEXT and name != HERE:
            text = path.read_text(encoding="utf-8")
            found += [f"{name}: {match.group()}" for match in pattern.finditer(text)]
    return found


@pytest.mark.parametrize("name", FOLDERS)
def test_folder_imports_from_this_repository(name: str) -> None:
    module = importlib.import_module(name)

    assert module.__file__ is not None
    assert Path(module.__file__).is_relative_to(ROOT)


@pytest.mark.parametrize("pattern", [DOWNLOAD, HOSTS, MACHINE], ids=["download", "host", "machine"])
def test_names_no_place_outside(pattern: re.Pattern[str]) -> None:
    assert lines(pattern) == []


def test_top_level_is_the_agreed_house() -> None:
    agreed = {*FOLDERS, "frontend", "tests", "benchmarks", "docs"}

    folders = {path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1}

    assert {name for name in folders if not name.startswith(".")} <= agreed


def test_modules_stay_readable() -> None:
    long = []
    for path in tracked():
        name, most = str(path.relative_to(ROOT)), 500 if path.is_relative_to(ROOT / "tests") else 300
        if path.suffix == ".py" and (count := len(path.read_text(encoding="utf-8").splitlines())) > most:
            long.append(f"{name}: {count} lines, at most {most}")

    assert long == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: str(path.name))
def test_requirement_is_pinned_by_hash(path: Path) -> None:
    entries = re.split(r"(?m)^(?=\S)", re.sub(r"(?m)^\s*#.*\n", "", path.read_text()))

    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries if entry.strip())


@pytest.mark.parametrize("folder", ["frontend", "stack/browser"])
def test_npm_lock_has_integrity_and_no_address(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]

    inner = {name: entry for name, entry in packages.items() if name and not entry.get("link")}
    assert inner
    assert [name for name, entry in inner.items() if "resolved" in entry] == []
    assert [name for name, entry in inner.items() if "integrity" not in entry and not entry.get("inBundle")] == []
