"""Threads and messages as records.

    (nothing) ──first message──▶ REQUEST   from somebody whom the receiver does not follow: one message, then it waits
        │                          ├──accept, or an answer──▶ OPEN
        │                          └──decline──▶ REQUEST     gone from the receiver's lists; the sender is not told
        └──first message──────────▶ OPEN      from somebody whom the receiver follows, or to an organisation

A thread is kept once; each of the two accounts has a seat in it, with a box that says in which list it stands. Every
message has a number, 1, 2, 3 without gaps, and keeps how many the other had sent before it (`heard`): so what is
unread is one subtraction, however long the thread.
"""

import re
from dataclasses import dataclass
from enum import Enum

from core import text
from core.errors import Invalid

LONGEST_TEXT = 2000
_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Box(Enum):
    """In which list of its account a thread stands."""

    INBOX = "INBOX"
    REQUESTS = "REQUESTS"
    DECLINED = "DECLINED"  # in none


class State(Enum):
    """Where a thread stands; drawn at the top."""

    REQUEST = "REQUEST"
    OPEN = "OPEN"


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `text` is empty once it was deleted. `written_by` is the person who wrote for an organisation.

    Times in ms since 1970.
    """

    id: str
    thread_id: str
    number: int
    text: str
    sent_at: int
    deleted_at: int | None
    sender_id: str
    written_by: str | None


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread as one of its two accounts sees it; `account_id` is that one, `other_id` the other."""

    id: str
    account_id: str
    other_id: str
    state: State
    is_asked: bool  # the other asked first, and waits for an answer of this account
    box: Box
    unread_count: int
    read_up_to: int  # number of the last message that this account has read
    other_read_up_to: int
    last: Message
    list_key: str


def checked_text(value: str) -> str:
    """A message as it is kept: 1 to 2,000 characters."""
    return text.paragraphs(value, "text", LONGEST_TEXT)


def checked_client_id(value: str) -> str:
    """The name that a client gives to one sending, so that trying again never sends twice."""
    if not _CLIENT_ID.fullmatch(value):
        raise Invalid(
            "BAD_CLIENT_ID",
            "A client id has 8 to 64 letters, digits, hyphens or underscores.",
            "客户端编号须为 8 到 64 个字母、数字、连字符或下划线。",
            "clientId",
        )
    return value


def pair_of(one: str, other: str) -> str:
    """What two accounts have one thread by."""
    return ":".join(sorted((one, other)))


def message_of_row(row: tuple[object, ...]) -> Message:
    """A message from the columns that every message statement returns, in the order of the fields."""
    return Message(*row)  # type: ignore[arg-type]


def thread_of_row(row: tuple[object, ...]) -> Thread:
    """A thread from the columns that every thread statement returns, the last message behind them."""
    thread_id, account, other, state, asked, box, unread, read, other_read, key, *last = row
    return Thread(
        str(thread_id),
        str(account),
        str(other),
        State(state),
        bool(asked),
        Box(box),
        unread,  # type: ignore[arg-type]
        read,  # type: ignore[arg-type]
        other_read,  # type: ignore[arg-type]
        message_of_row(tuple(last)),
        str(key),
    )
