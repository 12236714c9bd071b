"""What the ledger calls somebody, and what it has counted of a work."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as the ledger knows them: a random pseudonym, and whether their address is confirmed."""

    pseudonym: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class WorkCount:
    """Plays and likes of a work."""

    work_id: str
    plays: int
    likes: int

    @classmethod
    def read(cls, work_id: str, record: bytes) -> Self:
        """The count in a fold's record, "plays,likes"."""
        plays, likes = record.split(b",")[:2]
        return cls(work_id, int(plays), int(likes))
