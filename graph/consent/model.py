"""A request to a guardian, as the guardian sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuardianRequest:
    """Whose guardian is asked, what was answered (ASKED, GIVEN, REFUSED), until when the link works."""

    person_id: str
    child_name: str
    state: str
    expires_at: int
