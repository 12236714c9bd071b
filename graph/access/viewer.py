"""Who asks."""

from dataclasses import dataclass

from core.errors import Denied, signed_out


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person, or a machine that holds a token of theirs."""

    person_id: str
    machine: bool = False


def signed_in(viewer: Viewer | None) -> Viewer:
    """The viewer; raises SIGNED_OUT where there is none."""
    if viewer is None:
        raise signed_out()
    return viewer


def in_person(viewer: Viewer | None) -> Viewer:
    """The viewer, who must be a person at a page: a machine's token may not vote, like or consent."""
    if signed_in(viewer).machine:
        raise Denied("MACHINE", "A machine token may not do this.", "机器令牌不能执行此操作。")
    return signed_in(viewer)
