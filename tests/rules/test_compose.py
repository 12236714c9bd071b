"""docker-compose.yml is the other way to the same parts: valid, and in step with the stack."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from stack import STORES, Stack
from stack.paths import ROOT

FILE = ROOT / "docker-compose.yml"
LOCAL = {"KINDRED_DATA", "KINDRED_CACHE", "KINDRED_DEMO"}


def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text())["services"]
    return found


def test_is_a_valid_compose_file() -> None:
    checker = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run(
        [str(checker), "--builtin-schema", "vendor.compose-spec", str(FILE)], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_has_a_service_for_every_part() -> None:
    assert {*STORES, "api", "worker-short", "worker-media"} <= set(services())


def test_gives_the_product_the_same_settings(planned: Stack) -> None:
    for name in ("api", "worker-short", "worker-media"):
        assert set(services()[name]["environment"]) == set(planned.environment()) - LOCAL


def test_starts_the_product_as_the_stack_does(planned: Stack) -> None:
    for name in ("worker-short", "worker-media"):
        assert services()[name]["command"] == list(planned.command(name)[1:])
    for option in ("app:create", "--factory", "--loop", "--http", "--timeout-graceful-shutdown"):
        assert option in services()["api"]["command"]
        assert option in planned.command("api")


def test_runs_the_database_of_the_lock() -> None:
    version = re.search(r"org\.neo4j:neo4j:(\S+) ", (ROOT / "stack/neo4j.lock").read_text())

    assert version is not None
    assert services()["neo4j"]["image"] == f"neo4j:{version.group(1)}-community"
