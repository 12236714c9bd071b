"""Jobs of bringing organisations in."""

from typing import Any

from campaigns.onboarding import actions, queries
from campaigns.partners.lapses import lapse
from core import clock


async def send_import(ctx: dict[str, Any], key: str) -> None:
    """Sends the invitations of an import that have not been sent; what is done stays done."""
    while await actions.send_next(ctx["db"], import_id=key, public_url=ctx["settings"].public_url, now=clock.now()):
        pass


async def lapse_verifications(ctx: dict[str, Any]) -> None:
    """Ends verifications whose time is over, and warns before."""
    while await lapse(ctx["db"], public_url=ctx["settings"].public_url, now=clock.now()):
        pass


SHORT = [send_import]
MEDIA: list[Any] = []
CRONS: list[tuple[Any, int]] = [(lapse_verifications, 600)]
OWED = [queries.owed]
