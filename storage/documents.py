"""Documents that organisations give a foundation: private objects, read at addresses that work for minutes."""

from datetime import datetime, timedelta

from storage.store import Store

READABLE_FOR = timedelta(minutes=5)
_KINDS = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


def key(partner_id: str, document_id: str) -> str:
    """Where a document lies."""
    return f"documents/{partner_id}/{document_id}"


def kind_of(head: bytes) -> str | None:
    """The type of a file by its first bytes; None for what we do not take."""
    return next((kind for start, kind in _KINDS if head.startswith(start)), None)


def url(store: Store, object_key: str, now: datetime) -> str:
    """An address at which a browser gets the document as a file for five minutes. No network."""
    return store.sign_download(object_key, READABLE_FOR, now)
