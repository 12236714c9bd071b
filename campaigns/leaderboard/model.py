"""What a board is.

Order: more points first; of equal points, those held since earlier first; then by id. `reached_at` is since when an
entrant has had these points, by the clock of the ledger. An entrant with 0 points stands on the board; one that has
no submission that counts does not.
"""

from dataclasses import dataclass
from enum import Enum

from storage.ledger.rows import Position


class BoardKind(Enum):
    """Who competes. The value is the letter of its records in Redis."""

    PEOPLE = "p"
    ORGANISATIONS = "o"
    ENTRIES = "s"


class BoardState(Enum):
    """LIVE moves; FROZEN stands still for a while; FINAL stands still for ever."""

    LIVE = "LIVE"
    FROZEN = "FROZEN"
    FINAL = "FINAL"


@dataclass(frozen=True, slots=True)
class Rule:
    """Points: votes x votes + likes x likes + plays x plays, whole numbers."""

    version: int
    votes: int
    likes: int
    plays: int

    @classmethod
    def read(cls, text: str) -> "Rule":
        """The rule as a fold keeps it: "version,votes,likes,plays"."""
        return cls(*map(int, text.split(",")))


@dataclass(frozen=True, slots=True)
class Standing:
    """One row. `entrant` is a pseudonym (of a person or an organisation) or the id of a submission."""

    rank: int
    entrant: str
    points: int
    votes: int
    likes: int
    plays: int
    reached_at: int

    @property
    def key(self) -> tuple[int, int, str]:
        """What orders the rows, and where the next page begins."""
        return (-self.points, self.reached_at, self.entrant)


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a board and what was known of the count when they were read.

    `folded` is how far it had come; `behind`: the ledger had rows that were not counted yet.
    """

    standings: list[Standing]
    entrants: int
    late_votes: int
    revision: int
    rule: Rule | None
    closed: Position | None
    folded: Position
    behind: bool


@dataclass(frozen=True, slots=True)
class Course:
    """What a board needs to know of its campaign; times in ms since 1970."""

    campaign_id: str
    state: str
    rule: Rule
    closes_at: int
    frozen_at: int | None
    frozen_digest: str | None
    final_digest: str | None

    @property
    def board_state(self) -> BoardState:
        """Whether its boards move."""
        if self.final_digest is not None:
            return BoardState.FINAL
        return BoardState.FROZEN if self.state == "FROZEN" else BoardState.LIVE
