"""Ids and moments as the client gets them; the ones that pages show again and again are remembered."""

from functools import lru_cache

from schema.nodes import global_id
from schema.scalars import moment, shown_moment


@lru_cache(65536)
def global_id_shown(kind: str, local: str) -> str:
    """The global id of a thing."""
    return global_id(kind, local)


@lru_cache(65536)
def moment_shown(ms: int) -> str:
    """A stored time (ms since 1970) as DateTime shows it."""
    return shown_moment(moment(ms))
