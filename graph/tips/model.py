"""The ledger of points.

    (:Transfer {key}) ◀──PART_OF── (:Entry {amount: -5}) ──IN──▶ (:Wallet {balance})   the giver's
                      ◀──PART_OF── (:Entry {amount: +5}) ──IN──▶ (:Wallet {balance})   the receiver's

Every transfer is two entries whose amounts sum to zero, written in one statement with both balances, under one key:
sent again it changes nothing. A wallet's balance is the sum of its entries at every moment; `number` counts them
without gaps. Points come from the issuing wallet alone, whose balance is minus all that was granted; no other goes
below zero. Entries name wallets by random ids, so that an erased account leaves the sums as they are.
"""

import re
from dataclasses import dataclass
from enum import Enum

from core.errors import Invalid

ISSUER = "issuer"
"""In place of an account's id, for the wallet that points come from."""
MOST_TIP = 1_000
MOST_GRANT = 1_000_000
_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Kind(Enum):
    """What a transfer is."""

    TIP = "TIP"
    GRANT = "GRANT"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of somebody's history: what it changed, what was there after it, and who was on the other side.

    `number` counts the wallet's entries from 1; times in ms since 1970; `other_id` is None for a grant.
    """

    id: str
    number: int
    kind: Kind
    amount: int
    balance: int
    other_id: str | None
    at: int


def checked_amount(amount: int, most: int) -> int:
    """A whole number of points from 1 to `most`."""
    if not 1 <= amount <= most:
        raise Invalid("BAD_AMOUNT", f"From 1 to {most} points.", f"可送 1 到 {most} 点。", "amount")
    return amount


def checked_key(key: str) -> str:
    """The name that the client made for one giving."""
    if not _KEY.fullmatch(key):
        raise Invalid(
            "BAD_KEY",
            "A key has 8 to 64 letters, digits, hyphens or underscores.",
            "编号须为 8 到 64 个字母、数字、连字符或下划线。",
            "key",
        )
    return key
