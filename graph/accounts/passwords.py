"""Passwords: argon2id with the library's current parameters, at most two at a time, off the event loop."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()
_turn = asyncio.Semaphore(2)
_NOBODY = _hasher.hash("nobody has this password")


async def hashed(password: str) -> str:
    """The hash to keep."""
    async with _turn:
        return await asyncio.to_thread(_hasher.hash, password)


async def matches(stored: str | None, password: str) -> bool:
    """Whether the password is the one hashed. Takes the same time where there is no account."""

    def check() -> bool:
        try:
            _hasher.verify(stored or _NOBODY, password)
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None

    async with _turn:
        return await asyncio.to_thread(check)
