"""Work to be done later, by name. Domain code sees this protocol and no queue."""

from typing import Protocol


class Jobs(Protocol):
    """Where jobs are put. Enqueueing is a shortcut: the state in the graph is what makes a job owed."""

    async def enqueue(self, name: str, key: str) -> None:
        """Asks for job `name` about the thing `key`. Asking again while it waits or runs does nothing."""
        ...


class NoJobs:
    """Takes jobs and does nothing: the cron that reads what is owed will find them."""

    async def enqueue(self, name: str, key: str) -> None:
        """Nothing: what is owed is in the graph."""
