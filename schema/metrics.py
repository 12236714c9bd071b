"""`/metrics`: how operations were answered, as text for Prometheus. Counts are of this process, since it began."""

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response

_KIND = "text/plain; version=0.0.4; charset=utf-8"
_ANSWERED = {
    "compiled": "by the compiled function",
    "replayed": "by graphql-core over what the compiled function had loaded",
    "graphql_core": "by graphql-core: first seen, or not compiled",
    "cached": "with a kept answer",
    "refused": "not at all: no request, not valid, or over a limit",
}
_COMPILED = {"made": "compiled", "unsupported": "left to graphql-core", "compile_failed": "failed: see the log"}


class Metrics:
    """The counts of one engine, for whoever may reach the path."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts

    async def __call__(self, _: Request) -> Response:
        """The text."""
        return Response(self.text(), headers={"content-type": _KIND, "cache-control": "no-store"})

    def text(self) -> str:
        """All counters, also those that are still 0."""
        counts = self._counts
        # a replayed operation was counted as compiled when it began
        answered = {name: counts[name] for name in _ANSWERED} | {"compiled": counts["compiled"] - counts["replayed"]}
        left = sum(count for name, count in counts.items() if name.startswith("unsupported: "))
        compiled = {name: counts[name] for name in _COMPILED} | {"unsupported": left}
        return (
            _counter("kindred_operations_total", "Operations answered " + _listed(_ANSWERED), "how", answered)
            + _counter("kindred_compilations_total", "Operations " + _listed(_COMPILED), "outcome", compiled)
            + _counter("kindred_kept_answers_filled_total", "Answers executed to be kept", "", {"": counts["filled"]})
        )


def _listed(said: dict[str, str]) -> str:
    return "; ".join(f"{name}: {words}" for name, words in said.items())


def _counter(name: str, help_: str, label: str, values: dict[str, int]) -> str:
    lines = [f"# HELP {name} {help_}.", f"# TYPE {name} counter"]
    lines += [f'{name}{{{label}="{value}"}} {count}' if label else f"{name} {count}" for value, count in values.items()]
    return "\n".join(lines) + "\n"
