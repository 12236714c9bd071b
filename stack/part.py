"""What the stack knows about one part: how it starts, when it answers, how long it may take to end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    name: str
    command: Sequence[str]
    answers: Callable[[], bool]
    env: Mapping[str, str] = field(default_factory=dict)
    after: Sequence[str] = ()
    address: str = ""
    stop_seconds: float = 15.0
    before: Callable[[], None] | None = None
