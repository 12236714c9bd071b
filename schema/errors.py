"""Errors as data: a domain refusal becomes one entry of a payload's `errors`.

Each mutation declares its own enum of codes. A refusal whose code is not in that enum is a fault of ours and rises.
"""

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar, cast

import strawberry

from core.errors import Refusal, Several

P = ParamSpec("P")
R = TypeVar("R")

SIGNED_OUT = "Nobody is signed in."
NOT_FOUND = "There is no such thing, or none the viewer may know of."
EMPTY = "A required text is empty."
TOO_LONG = "A text is longer than allowed."
BAD_ID = "The id is not one of this kind of thing."


@strawberry.interface(description="What was wrong with an input, for a person and for a program.")
class UserError:
    """The fields that every error of a mutation has, beside its own `code`."""

    field: str | None = strawberry.field(
        description="Path of the input value that is wrong, such as `title.zh`; null when it is none in particular."
    )
    message: str = strawberry.field(description="One sentence for a person, in English.")
    message_zh: str = strawberry.field(description="The same sentence in Chinese.")


def refusals(
    payload: Callable[..., R], error: type[Any]
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    """Turns refusals raised by a mutation into `payload(errors=[...])` of its own error type."""
    code_type = inspect.get_annotations(error)["code"]

    def one(refusal: Refusal) -> Any:
        try:
            code = code_type[refusal.code]
        except KeyError:
            raise LookupError(f"{error.__name__} has no code {refusal.code}") from refusal
        return error(code=code, field=refusal.field, message=refusal.message, message_zh=refusal.message_zh)

    def wrap(resolver: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(resolver)
        async def answered(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return await resolver(*args, **kwargs)
            except Refusal as refusal:
                return payload(errors=[one(refusal)])
            except Several as several:
                return payload(errors=[one(refusal) for refusal in several.refusals])

        return cast("Callable[P, Awaitable[R]]", answered)

    return wrap
