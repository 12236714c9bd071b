"""Global ids and the `node` query: base64url of `Type:id`, opaque to clients."""

import base64
import binascii
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any

import strawberry

from core.errors import Invalid
from schema.context import Context

Fetch = Callable[[Context, list[str]], Awaitable[Sequence[Any]]]
_FETCH: dict[str, Fetch] = {}


@strawberry.interface(description="Anything with an identity.")
class Node:
    """Relay's Node."""

    id: strawberry.ID = strawberry.field(description="Global identifier: opaque, stable, unique over all types.")


def global_id(kind: str, local: str) -> strawberry.ID:
    """The id that clients see."""
    return strawberry.ID(base64.urlsafe_b64encode(f"{kind}:{local}".encode()).rstrip(b"=").decode())


def split_id(value: str, field: str = "id") -> tuple[str, str]:
    """(type, id) of a global id; raises BAD_ID for anything else."""
    try:
        text = base64.urlsafe_b64decode(value.encode("ascii") + b"=" * (-len(value) % 4)).decode()
    except (UnicodeError, binascii.Error):
        text = ""
    kind, colon, local = text.partition(":")
    if not colon or not kind or not local or len(local) > 64:
        raise Invalid("BAD_ID", "This is not an id of ours.", "这不是有效的 id。", field)
    return kind, local


def local_id(value: str, kinds: str | tuple[str, ...], field: str) -> str:
    """The id inside a global id that must be of one of the given types; raises BAD_ID otherwise."""
    kind, local = split_id(value, field)
    if kind not in ((kinds,) if isinstance(kinds, str) else kinds):
        raise Invalid("BAD_ID", f"This is the id of a {kind}.", "id 的类型不对。", field)
    return local


def fetched_by(kind: str) -> Callable[[Fetch], Fetch]:
    """Registers how `node` finds things of a type: `fetch(context, ids) -> objects or None, in order`.

    The fetch function must give only what the viewer may see.
    """

    def register(fetch: Fetch) -> Fetch:
        _FETCH[kind] = fetch
        return fetch

    return register


async def nodes_by_global_id(context: Context, ids: list[str]) -> list[Any]:
    """One object or None for each id, one batch for each type."""
    wanted = [split_id(each) for each in ids]
    found: dict[tuple[str, str], Any] = {}
    for kind in {kind for kind, _ in wanted}:
        if kind in _FETCH:
            locals_ = list(dict.fromkeys(local for k, local in wanted if k == kind))
            for local, thing in zip(locals_, await _FETCH[kind](context, locals_), strict=True):
                found[kind, local] = thing
    return [found.get(each) for each in wanted]


@strawberry.type
class NodeQuery:
    """`node` and `nodes`."""

    @strawberry.field(description="The thing with this global id, or null when there is none the viewer may see.")
    async def node(
        self,
        info: strawberry.Info[Context, None],
        id: Annotated[strawberry.ID, strawberry.argument(description="A global id.")],
    ) -> Node | None:
        found: Node | None = (await nodes_by_global_id(info.context, [id]))[0]
        return found

    @strawberry.field(description="Several at once, at most 100, in the order asked; null for each that is not there.")
    async def nodes(
        self,
        info: strawberry.Info[Context, None],
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="Global ids, at most 100.")],
    ) -> list[Node | None]:
        if len(ids) > 100:
            raise Invalid("TOO_MANY", "At most 100 ids.", "最多 100 个 id。", "ids")
        return await nodes_by_global_id(info.context, list(ids))
