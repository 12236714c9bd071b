"""Identifiers: 26 lower-case characters, ordered by the millisecond in which they were made, 80 random bits."""

import hashlib
import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base 32: no i, l, o, u
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]  # ten bits at once: each request makes an id
_SHIFTS = range(120, -1, -10)


def new_id(at_ms: int | None = None) -> str:
    """A new identifier. Those made in a later millisecond sort after it."""
    number = ((time.time_ns() // 1_000_000 if at_ms is None else at_ms) << 80) | secrets.randbits(80)
    return "".join([_PAIRS[(number >> shift) & 1023] for shift in _SHIFTS])


def is_id(text: str) -> bool:
    """Whether the text has the form of an identifier of ours."""
    return len(text) == 26 and all(c in _ALPHABET for c in text)


def new_token() -> str:
    """A secret for a link or a session: 256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a secret: its SHA-256 in hex. The secret itself is only in the link or cookie."""
    return hashlib.sha256(token.encode()).hexdigest()
