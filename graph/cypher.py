"""Cypher lives in files: one statement each, loaded once, named by what it answers.

Line 1 of a file says in English what it answers, line 2 is `// read` or `// write`; then example parameters.
A write may say `// alters $subject_id $counts.work_id`, or `// alters nothing shown`: the parameters with the ids of
all that it alters of what the signed-out may see. Where it says nothing it alters everything: every kept answer goes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, LiteralString

from storage.answers.kept import EVERYTHING


@dataclass(frozen=True, slots=True)
class Query:
    """One statement: its name (`graph/follows/follow`), whether it writes, and its text.

    `alters` are the parameters with the ids of what it alters; None: everything.
    """

    name: str
    writes: bool
    text: LiteralString
    alters: tuple[str, ...] | None = None

    def altered(self, params: Mapping[str, Any]) -> set[str]:
        """The ids of what a run with these parameters alters."""
        if self.alters is None:
            return {EVERYTHING}
        found: set[str] = set()
        for each in self.alters:
            name, _, key = each.partition(".")
            value = params[name]
            values = value if isinstance(value, list) else [value]
            found.update(one[key] if key else one for one in values if one is not None)
        return found


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
    return Query(f"{folder.parent.name}/{folder.name}/{name}", kind == "// write", text, _alters(path, text))


def _alters(path: Path, text: str) -> tuple[str, ...] | None:
    said = [line.removeprefix("// alters ") for line in text.splitlines() if line.startswith("// alters ")]
    if not said:
        return None
    if said == ["nothing shown"]:
        return ()
    names = " ".join(said).split()
    if not all(re.fullmatch(r"\$\w+(\.\w+)?", each) for each in names):
        raise ValueError(f"{path}: `// alters` takes parameters, or `nothing shown`")
    return tuple(each[1:] for each in names)
