"""Every setting is in docs/settings.md, and the stack sets each one that its parts need."""

import re

import pytest

from core.settings import Settings
from stack import Stack
from stack.paths import ROOT

CODE = re.findall(r'get\("([A-Z0-9_]+)"', (ROOT / "core/settings.py").read_text())
DOCS = (ROOT / "docs/settings.md").read_text()
OWN = {
    found
    for folder in ("stack", "tests")
    for path in (ROOT / folder).rglob("*.py")
    for found in re.findall(r"KINDRED_[A-Z0-9_]*[A-Z0-9]", path.read_text())
}


@pytest.mark.parametrize("name", sorted({f"KINDRED_{name}" for name in CODE} | OWN))
def test_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS


def test_docs_name_nothing_else() -> None:
    used = {f"KINDRED_{name}" for name in CODE} | OWN

    assert set(re.findall(r"`(KINDRED_[A-Z0-9_]+)`", DOCS)) <= used


def test_stack_sets_what_has_no_default(planned: Stack) -> None:
    given = planned.environment()
    settings = Settings.from_env(given)

    assert settings.public_url == f"http://127.0.0.1:{settings.port}"
    for secret in ("NEO4J_PASSWORD", "S3_ACCESS_KEY", "S3_SECRET_KEY", "SECRET", "MAILBOX_URL"):
        assert given[f"KINDRED_{secret}"]
