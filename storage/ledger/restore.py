"""After the loss of all of Redis: the state that stands beside the ledger, from the rows that were sealed.

Whatever is newer stays: nothing that is there is written over. Plays need no state once two days have passed.
"""

from collections.abc import Iterable

from core.redis import RedisClient
from storage.ledger.entries import closed_key, entries_key, likes_key, rule_key, votes_key
from storage.ledger.rows import Kind, Row

_SOME = 1000


class State:
    """What rows leave behind: fields of hashes and plain values."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[str, str]] = {}
        self.values: dict[str, str] = {}

    def take(self, rows: Iterable[Row]) -> None:
        """The rows that come next."""
        for row in rows:
            self._take(row)

    def _take(self, row: Row) -> None:
        match row.kind:
            case Kind.VOTE:
                self._hash(votes_key(row.campaign) + (":late" if row.late else ""))[row.actor] = row.submission
            case Kind.LIKE:
                self._hash(likes_key(row.work))[row.actor] = str(row.position)
            case Kind.UNLIKE:
                self._hash(likes_key(row.work)).pop(row.actor, None)
            case Kind.ENTRY:
                held = f"{row.actor},{row.organisation},{row.work}"
                self._hash(entries_key(row.campaign))[row.submission] = held
            case Kind.ENTRY_OUT:
                self._hash(entries_key(row.campaign)).pop(row.submission, None)
            case Kind.RULE:
                self.values[rule_key(row.campaign)] = row.rule
            case Kind.CLOSE:
                self.values[closed_key(row.campaign)] = str(row.position)

    def _hash(self, key: str) -> dict[str, str]:
        return self.fields.setdefault(key, {})

    async def write(self, redis: RedisClient) -> None:
        """Puts into Redis what it does not have."""
        pipe = redis.pipeline(transaction=False)
        for key, value in self.values.items():
            pipe.setnx(key, value)
        for key, fields in self.fields.items():
            for name, value in fields.items():
                pipe.hsetnx(key, name, value)
                if len(pipe) >= _SOME:
                    await pipe.execute()
        await pipe.execute()
