"""Rounds, their medians, and the table that is printed."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from benchmarks.client import Measured

Figures = dict[str, float]


class VoidError(Exception):
    """A round in which answers were errors."""


@dataclass(frozen=True, slots=True)
class Round:
    """One system at one operation for some seconds."""

    operation: str
    system: str
    rps: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    cpu_ms: float

    @classmethod
    def of(cls, operation: str, system: str, measured: Measured, cpu_seconds: float) -> "Round":
        """A round; any answer that was an error makes it void."""
        if measured.failures:
            raise VoidError(f"{operation} at {system}: {measured.failures} of {measured.requests} answers failed")
        times = sorted(measured.latencies)

        def at(share: float) -> float:
            return times[min(len(times) - 1, int(len(times) * share))]

        rps, cpu_ms = measured.requests / measured.seconds, cpu_seconds * 1000 / measured.requests
        return cls(operation, system, rps, at(0.5), at(0.95), at(0.99), cpu_ms)


def summed(rounds: list[Round]) -> dict[str, dict[str, Figures]]:
    """Medians by operation and system."""
    grouped: dict[tuple[str, str], list[Round]] = defaultdict(list)
    for each in rounds:
        grouped[each.operation, each.system].append(each)
    found: dict[str, dict[str, Figures]] = {}
    for (operation, system), some in grouped.items():
        figures = {
            name: round(median(getattr(each, name) for each in some), 3)
            for name in ("rps", "p50_ms", "p95_ms", "p99_ms", "cpu_ms")
        }
        found.setdefault(operation, {})[system] = figures
    return found


def print_table(found: dict[str, dict[str, Figures]]) -> None:
    """Each operation's systems, fastest first, as ratios of ours."""
    for operation, systems in found.items():
        print(f"\n{operation}")
        ours = systems.get("ours", {}).get("rps")
        for system, figures in sorted(systems.items(), key=lambda pair: -pair[1]["rps"]):
            ratio = f"ours is {ours / figures['rps']:5.2f} of it" if ours and system != "ours" else ""
            print(
                f"  {system:14} {figures['rps']:9.1f}/s   p50 {figures['p50_ms']:8.2f}  p95 {figures['p95_ms']:8.2f}  "
                f"p99 {figures['p99_ms']:8.2f} ms   CPU {figures['cpu_ms']:7.3f} ms   {ratio}"
            )
