"""The register of jobs and crons."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from types import ModuleType
from typing import Any

from graph.database import Database
from workers import campaigns, fairness, feeds, leaderboards, ledger, mail, media, onboarding, people
from workers.housekeeping import relay_owed

SUBJECTS: list[ModuleType] = [mail, media, ledger, leaderboards, campaigns, fairness, onboarding, feeds, people]

SHORT_TIMEOUT_S = 120
MEDIA_TIMEOUT_S = 3600

Owed = Callable[[Database, datetime], Awaitable[list[tuple[str, str]]]]


def short_jobs() -> list[Any]:
    """Jobs of the short queue."""
    return [job for subject in SUBJECTS for job in subject.SHORT]


def media_jobs() -> list[Any]:
    """Jobs of the media queue."""
    return [job for subject in SUBJECTS for job in subject.MEDIA]


def media_names() -> frozenset[str]:
    """Names of the jobs that the media worker runs."""
    return frozenset(job.__name__ for job in media_jobs())


def crons() -> list[tuple[Any, int]]:
    """(function, seconds) of every cron; they run in the short worker."""
    return [(relay_owed, 5), *(each for subject in SUBJECTS for each in subject.CRONS)]


def owed_reads() -> list[Owed]:
    """What each subject asks the graph about what is owed."""
    return [read for subject in SUBJECTS for read in subject.OWED]
