"""A pytest plugin that counts what a run did and leaves it as JSON where KINDRED_REPORT says, for tests/run.py."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

_counts: Counter[str] = Counter()
_journeys: Counter[str] = Counter()
parts: set[str] = set()  # filled by tests/conftest.py with each real part that answered


def _outcome(report: pytest.TestReport) -> str | None:
    if hasattr(report, "wasxfail"):
        return "xfailed"
    if report.failed:
        return "failed" if report.when == "call" else "errors"
    if report.skipped:
        return "skipped"
    return "passed" if report.when == "call" else None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if outcome := _outcome(report):
        _counts[outcome] += 1
        if report.nodeid.startswith("tests/journeys/"):
            _journeys[outcome] += 1


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        _counts["errors"] += 1
    elif report.skipped:
        _counts["skipped"] += 1


def pytest_deselected(items: list[pytest.Item]) -> None:
    _counts["deselected"] += len(items)


def pytest_sessionfinish() -> None:
    if target := os.environ.get("KINDRED_REPORT"):
        found = {"counts": _counts, "journeys": _journeys, "parts": sorted(parts)}
        Path(target).write_text(json.dumps(found))
