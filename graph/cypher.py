"""Cypher lives in files: one statement each, loaded once, named by what it answers.

Line 1 of a file says in English what it answers, line 2 is `// read` or `// write`; then example parameters.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import LiteralString


@dataclass(frozen=True, slots=True)
class Query:
    """One statement: its name (`graph/follows/follow`), whether it writes, and its text."""

    name: str
    writes: bool
    text: LiteralString


@cache
def load(module: str, name: str) -> Query:
    """The statement in `cypher/<name>.cypher` beside the module that asks (`__file__`)."""
    folder = Path(module).parent
    path = folder / "cypher" / f"{name}.cypher"
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n", 2)
    kind = lines[1].strip() if len(lines) > 1 else ""
    if kind not in ("// read", "// write"):
        raise ValueError(f"{path}: line 2 must be `// read` or `// write`")
    # The driver wants literal text against injection. This is the one place where text from a file becomes
    # that: the files are ours and values travel only as parameters.
    return Query(f"{folder.parent.name}/{folder.name}/{name}", kind == "// write", text)
