"""What decides about a vote, and what became of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about one vote. `insider`: the viewer's own entry, or one of an organisation they work for."""

    campaign_id: str
    state: str
    opens_at: int
    closes_at: int
    submission_state: str
    pseudonym: str
    confirmed: bool
    own: bool
    insider: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """What became of a vote. A late one is kept in the ledger and does not count; `held` is the vote that does."""

    campaign_id: str
    submission_id: str
    late: bool
    held: str | None
