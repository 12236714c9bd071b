"""Every statement is planned by the real Neo4j with its own example parameters: no plan may walk a whole store."""

import re
from pathlib import Path

import pytest
from neo4j import AsyncDriver

from graph.database import Database

ROOT = Path(__file__).parents[2]
FILES = sorted(path for floor in ("graph", "campaigns") for path in (ROOT / floor).rglob("cypher/*.cypher"))
TEXTS = {path: path.read_text(encoding="utf-8") for path in FILES}
WALKS = ("AllNodesScan", "NodeByLabelScan", "RelationshipTypeScan", "CartesianProduct")


def operators(plan: dict) -> list[str]:  # type: ignore[type-arg]
    children = plan.get("children", [])
    # Two nodes that unique ids name are one row each, and no product: which plan is chosen depends on what is stored.
    single = children and all(child["args"].get("EstimatedRows", 2) <= 1 for child in children)
    kind = plan["operatorType"].partition("@")[0]
    found = [] if kind == "CartesianProduct" and single else [kind]
    for child in children:
        found += operators(child)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
async def test_plan_walks_no_whole_store(path: Path, db: Database) -> None:
    text = TEXTS[path]
    header = "\n".join(line for line in text.split("\n") if line.startswith("//"))
    driver: AsyncDriver = db._driver
    params = dict.fromkeys(re.findall(r":param (\w+) =>", header))
    for name in re.findall(r"(?<![\w'])\$(\w+)", "\n".join(ln for ln in text.split("\n") if not ln.startswith("//"))):
        assert name in params, f"${name} has no :param line"

    _, summary, _ = await driver.execute_query(f"EXPLAIN {text}", params)

    assert summary.plan is not None
    walked = [name for name in operators(summary.plan) if name in WALKS]
    excused = re.findall(r"// walks (\w+) because", header)
    assert not set(walked) - set(excused), f"{path.name}: {walked}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_read_has_a_limit_and_an_order(path: Path) -> None:
    text = TEXTS[path]
    if text.split("\n")[1].strip() != "// read":
        return

    assert re.search(r"\bLIMIT\b", text), "a read ends"
    assert re.search(r"LIMIT 1\s*$", text.strip()) or "ORDER BY" in text, "a list has a total order"
