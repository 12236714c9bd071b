"""Sending the mails that the outbox owes."""

from typing import Any

import orjson

from core.mail import Mail, send
from graph.outbox import actions, queries
from workers.templates import render


async def send_mail(ctx: dict[str, Any], key: str) -> None:
    """Sends one mail and settles its row. Sent twice it carries the same Message-ID."""
    payload = await queries.payload(ctx["db"], key)
    if payload is None:
        return
    owed = orjson.loads(payload)
    subject, text = render(owed["kind"], owed["language"], owed["params"])
    settings = ctx["settings"]
    await send(settings, Mail(message_id=key, to=owed["to"], subject=subject, text=text, language=owed["language"]))
    await actions.settle(ctx["db"], outbox_id=key)


SHORT = [send_mail]
MEDIA: list[Any] = []
CRONS: list[Any] = []
OWED = [queries.owed]
