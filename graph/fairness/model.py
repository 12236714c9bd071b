"""What is published of how evenly plays fall on creators."""

from dataclasses import asdict, dataclass
from typing import Self

import orjson

from graph.fairness.control import Coefficient
from graph.fairness.measures import HEAD_TARGET, Measures


@dataclass(frozen=True, slots=True)
class Fairness:
    """The figures of one scope. Shares are from 0 to 1, times in ms since 1970; `curve` is the Lorenz curve."""

    creators: int
    plays: int
    impressions: int
    dwell_ms: int
    gini: float
    top_1_percent: float
    top_10_percent: float
    head: float
    tail: float
    target: float
    curve: tuple[tuple[float, float], ...]
    since: int | None
    counted_at: int
    coefficient: Coefficient

    @property
    def holds(self) -> bool:
        """Whether the head takes no more than the target; so, too, while nothing was played."""
        return self.plays == 0 or self.head <= self.target

    @classmethod
    def of(
        cls,
        found: Measures,
        curve: list[tuple[float, float]],
        *,
        impressions: int,
        dwell_ms: int,
        since: int | None,
        counted_at: int,
        coefficient: Coefficient,
    ) -> Self:
        """The figures of measures."""
        return cls(
            creators=found.creators,
            plays=found.plays,
            impressions=impressions,
            dwell_ms=dwell_ms,
            gini=float(found.gini),
            top_1_percent=float(found.top_1_percent),
            top_10_percent=float(found.top_10_percent),
            head=float(found.split.head),
            tail=float(found.split.tail),
            target=float(HEAD_TARGET),
            curve=tuple(curve),
            since=since,
            counted_at=counted_at,
            coefficient=coefficient,
        )

    def to_json(self) -> bytes:
        """As it is kept."""
        return orjson.dumps(asdict(self))

    @classmethod
    def of_json(cls, text: bytes) -> Self:
        """Reads what `to_json` gave."""
        held = orjson.loads(text)
        curve = tuple((float(x), float(y)) for x, y in held.pop("curve"))
        return cls(**{**held, "curve": curve, "coefficient": Coefficient(**held["coefficient"])})
