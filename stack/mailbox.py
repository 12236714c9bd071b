"""Mails as files in a folder, one each, read back as what a person would see."""

import email
import email.policy
import hashlib
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

_RECIPIENT = "X-Kept-For"


@dataclass(frozen=True)
class Mail:
    id: str
    to: tuple[str, ...]
    sender: str
    subject: str
    text: str
    html: str
    date: str
    message_id: str


class Mailbox:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        for draft in folder.glob(".*.new"):
            draft.unlink()
        files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        self._mails = {file.stem: _read(file.stem, file.read_bytes()) for file in files}

    def keep(self, raw: bytes, recipients: list[str]) -> str:
        """Write, sync, then return: the caller may acknowledge."""
        parsed = email.message_from_bytes(raw)
        identity = parsed.get("Message-ID") or hashlib.sha256(raw).hexdigest()
        people = sorted(address.lower() for address in recipients)
        key = hashlib.sha256("\n".join([str(identity).strip(), *people]).encode()).hexdigest()[:24]
        with self._lock:
            if key not in self._mails:
                head = b"".join(f"{_RECIPIENT}: {address}\r\n".encode() for address in people)
                self._write(key, head + raw)
                self._mails[key] = _read(key, head + raw)
        return key

    def _write(self, key: str, content: bytes) -> None:
        draft = self.folder / f".{key}.new"
        with draft.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(self.folder / f"{key}.eml")
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def mails(self, to: str = "") -> list[Mail]:
        """Newest last; `to` narrows to one address."""
        with self._lock:
            return [mail for mail in self._mails.values() if not to or to.lower() in mail.to]

    def mail(self, key: str) -> Mail | None:
        with self._lock:
            return self._mails.get(key)


def _read(key: str, raw: bytes) -> Mail:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return Mail(
        id=key,
        to=tuple(str(value) for value in message.get_all(_RECIPIENT, [])),
        sender=str(message.get("From", "")),
        subject=str(message.get("Subject", "")),
        text=_body(message, "plain"),
        html=_body(message, "html"),
        date=_date(message),
        message_id=str(message.get("Message-ID", "")).strip(),
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    content = part.get_content()
    return content if isinstance(content, str) else ""


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).astimezone(UTC).isoformat()
    except (TypeError, ValueError):
        return datetime.now(UTC).isoformat()
