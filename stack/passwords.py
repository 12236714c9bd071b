"""Passwords of the local parts: made once for a data folder, readable by its owner only."""

import json
import os
import secrets
from pathlib import Path

_LENGTHS = {"neo4j": 24, "redis": 24, "s3_access": 10, "s3_secret": 30, "secret": 32}


def of(data: Path) -> dict[str, str]:
    file = data / "secrets.json"
    known: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = {name: secrets.token_hex(length) for name, length in _LENGTHS.items() if name not in known}
    if missing:
        known |= missing
        data.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".new")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            json.dump(known, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    return known
