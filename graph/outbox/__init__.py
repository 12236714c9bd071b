"""Mails that are owed: a row is created by the statement that makes the mail owed, and goes when it has been sent."""

from dataclasses import dataclass

import orjson

from core.ids import new_id


@dataclass(frozen=True, slots=True)
class MailDraft:
    """The two parameters that a statement needs to owe a mail: `$outbox_id` and `$mail`."""

    outbox_id: str
    payload: str


def mail(kind: str, to: str, language: str, **params: str) -> MailDraft:
    """A mail of a kind that workers/mail has a template for; `language` is ZH or EN."""
    body = {"kind": kind, "to": to, "language": language, "params": params}
    return MailDraft(new_id(), orjson.dumps(body).decode())
