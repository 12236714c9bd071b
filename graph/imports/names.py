"""Whose is a name in a file: a foundation's own id, a handle or an id of ours. A bounded memory saves round trips."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

from core import text
from core.clock import millis
from core.errors import Invalid
from core.ids import is_id, new_id
from graph.cypher import load
from graph.database import Database

_REMEMBERED = 200_000


def key_of(name: str) -> str:
    """A name as it is compared: NFKC, case-folded, without a leading @."""
    folded = unicodedata.normalize("NFKC", name.strip().lstrip("@")).casefold()
    return unicodedata.normalize("NFKC", folded)


class Names:
    """`ids` holds whose each resolved name is, `wrong` the code of each that is nobody's."""

    def __init__(self, db: Database, *, import_id: str, scope: str | None, known_only: bool, now: datetime) -> None:
        self._db = db
        self._import_id = import_id
        self._scope = scope
        self._known_only = known_only
        self._now = now
        self.ids: dict[str, str] = {}
        self.wrong: dict[str, str] = {}

    async def resolve(self, names: Iterable[str]) -> None:
        """Learns these names, and makes accounts for handles that nobody has, unless only known people are wanted."""
        if len(self.ids) + len(self.wrong) > _REMEMBERED:
            self.ids, self.wrong = {}, {}
        keys = {name: key_of(name) for name in names if name not in self.ids and name not in self.wrong}
        if not keys:
            return
        handles: dict[str, str] = {}
        for name, key in keys.items():
            try:
                handles[key] = text.handle(name)[0]
            except Invalid:
                continue
        found = await self._known(set(keys.values()), handles)
        missing = sorted(key for key in handles if key not in found)
        if missing and not self._known_only:
            found |= await self._made(missing, handles)
        for name, key in keys.items():
            if key in found:
                self.ids[name] = found[key]
            else:
                self.wrong[name] = _code(name, key in handles)

    def forget(self, ids: frozenset[str]) -> None:
        """These accounts are gone: their names are to be looked up again."""
        self.ids = {name: known for name, known in self.ids.items() if known not in ids}

    async def _known(self, keys: set[str], handles: dict[str, str]) -> dict[str, str]:
        rows = await self._db.read(
            load(__file__, "accounts_by_name"),
            scope=self._scope or "",
            sources=list(keys) if self._scope else [],
            handles=list(handles),
            ids=[key for key in keys if is_id(key)],
        )
        return {str(name): str(account_id) for name, account_id in rows}

    async def _made(self, keys: list[str], handles: dict[str, str]) -> dict[str, str]:
        rows = [
            {"id": key if is_id(key) else new_id(), "ledger_id": new_id(), "handle": handles[key], "handle_key": key}
            for key in keys
        ]
        made = await self._db.write(
            load(__file__, "put_accounts"), import_id=self._import_id, rows=rows, now=millis(self._now)
        )
        return {str(key): str(account_id) for key, account_id in made}


def _code(name: str, is_handle: bool) -> str:
    if "\ufffd" in name:
        return "BAD_ENCODING"
    return "UNKNOWN" if is_handle else "BAD_HANDLE"
