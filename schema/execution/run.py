"""One run of a compiled operation: what its resolvers gave, kept so that none has to run twice."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from schema.execution.leaves import Anomaly


class LightInfo:
    """What resolvers get as `info`: the context and the root value. Asking it for more is an error at once."""

    __slots__ = ("context", "root_value")

    def __init__(self, context: Any) -> None:
        self.context = context
        self.root_value = None

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"a compiled operation gives no info.{name}; only info.context")


class Run:
    """`columns` are (field number, parents, values) in the order of loading; a spoilt run is completed by replay."""

    __slots__ = ("arguments", "columns", "reason", "spoilt")

    def __init__(self, arguments: list[dict[str, Any] | None]) -> None:
        self.arguments = arguments
        self.columns: list[tuple[int, Sequence[Any], list[Any]]] = []
        self.spoilt = False
        self.reason: BaseException | None = None

    def keep(self, number: int) -> list[tuple[Any, Any]]:
        """A list of (parent, value) to which a field's synchronous resolver adds."""
        pairs = _Pairs()
        self.columns.append((number, pairs, pairs))
        return pairs

    def spoil(self, reason: BaseException, count: int) -> list[None]:
        """Notes an anomaly; what is returned is thrown away in the end."""
        self.spoilt = True
        self.reason = self.reason or reason
        return [None] * count

    async def each(
        self, number: int, resolver: Callable[..., Awaitable[Any]], parents: list[Any], info: Any, keywords: Any
    ) -> list[Any]:
        """What an asynchronous resolver gives for every parent of a level, all of them at once."""
        if keywords is None:
            return self.spoil(Anomaly("arguments"), len(parents))
        values: list[Any]
        if not parents:
            return []
        if len(parents) == 1:
            try:
                values = [await resolver(parents[0], info, keywords)]
            except Exception as error:  # noqa: BLE001 - told in its place by replay
                values = [error]
        else:
            calls = [resolver(parent, info, keywords) for parent in parents]
            values = await asyncio.gather(*calls, return_exceptions=True)
        return self.keep_column(number, parents, values)

    async def batch(
        self, number: int, batch: Callable[..., Awaitable[list[Any]]], parents: list[Any], info: Any, keywords: Any
    ) -> list[Any]:
        """What a batch function gives for all parents of a level in one call: values, or exceptions in their place."""
        if keywords is None:
            return self.spoil(Anomaly("arguments"), len(parents))
        if not parents:
            return []
        try:
            values = await batch(info.context, parents, keywords)
        except Exception as error:  # noqa: BLE001 - told in its place by replay
            values = [error] * len(parents)
        if len(values) != len(parents):
            values = [ValueError(f"{batch} gave {len(values)} values for {len(parents)} parents")] * len(parents)
        return self.keep_column(number, parents, values)

    async def page(
        self,
        number: int,
        load: Callable[..., Awaitable[Any]],
        parents: list[Any],
        info: Any,
        keywords: Any,
        wanted: Any,
    ) -> list[Any]:
        """The record of a page for each parent. Records are not kept: a spoilt run asks the field's own resolver."""
        if keywords is None:
            return self.spoil(Anomaly("arguments"), len(parents))
        try:
            return [await load(info.context, keywords, wanted) for _ in parents]
        except Exception as error:  # noqa: BLE001 - told in its place by replay
            return self.keep_column(number, parents, [error] * len(parents))

    def keep_column(self, number: int, parents: Sequence[Any], values: list[Any]) -> list[Any]:
        """Keeps the values of a level; an exception among them spoils the run."""
        self.columns.append((number, parents, values))
        for value in values:
            if isinstance(value, BaseException):
                if not isinstance(value, Exception):
                    raise value
                self.spoil(value, 0)
                break
        return values


class _Pairs(list[tuple[Any, Any]]):
    __slots__ = ()


def kept(run: Run) -> dict[tuple[int, int], list[Any]]:
    """(field number, identity of the parent) → the values in the order of the parents."""
    found: dict[tuple[int, int], list[Any]] = {}
    for number, parents, values in run.columns:
        pairs = values if isinstance(values, _Pairs) else zip(parents, values, strict=True)
        for parent, value in pairs:
            found.setdefault((number, id(parent)), []).append(value)
    return found
