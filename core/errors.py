"""Errors that are an answer, not a fault.

    Refusal                 what was asked cannot be done; `code`, `message`, `message_zh`, `field`
    ├── Invalid             an input value breaks a rule
    ├── NotFound            there is no such thing, or none that the viewer may know of
    ├── Denied              the viewer may know of it but not do this
    └── Conflict            it collides with the present state
    Unavailable             a part (database, store, queue) does not answer; trying again is safe

A fault of ours is any other exception: it is never caught on the way, masked at the door and logged.
"""


class Refusal(Exception):
    """An expected answer. `field` is the path in the input (`title.zh`); `code` is stable, for programs."""

    def __init__(self, code: str, message: str, message_zh: str, field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.message_zh = message_zh
        self.field = field


class Invalid(Refusal):
    """An input value breaks a rule that the person can mend."""


class NotFound(Refusal):
    """No such thing, or none that the viewer may know of: both look the same from outside."""

    def __init__(self, field: str, what: str = "That", what_zh: str = "内容") -> None:
        super().__init__("NOT_FOUND", f"{what} was not found.", f"没有找到该{what_zh}。", field)


class Denied(Refusal):
    """The viewer may know of it but may not do this."""


class Conflict(Refusal):
    """It collides with the present state, for instance a handle that is taken."""


class Several(Exception):
    """More than one refusal for one input, so that a form can mark every field at once."""

    def __init__(self, refusals: list[Refusal]) -> None:
        super().__init__("; ".join(str(r) for r in refusals))
        self.refusals = refusals


class Unavailable(Exception):
    """A part does not answer just now. Nothing was promised; trying again is safe."""

    def __init__(self, part: str) -> None:
        super().__init__(f"{part} does not answer just now; please try again.")
        self.part = part


def signed_out() -> Denied:
    """The refusal of everything that needs a signed-in person."""
    return Denied("SIGNED_OUT", "Please sign in first.", "请先登录。")
