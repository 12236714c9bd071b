"""A schema whose data are often wrong, in ways that follow from a seed; and operations over it made by hypothesis.

Two executions of one operation with one seed meet the same values and the same faults.
"""

import enum
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, NewType

import strawberry
from strawberry.schema.config import StrawberryConfig

Moment = NewType("Moment", datetime)


def shown(value: Any) -> str:
    """Fails for all but datetimes, and for one of those."""
    if value.year == 1999:
        raise ValueError("no such year")
    return str(value.isoformat())


@strawberry.enum
class Colour(enum.Enum):
    RED = strawberry.enum_value("r")
    BLUE = strawberry.enum_value("b")
    GREEN = strawberry.enum_value("g", name="VERDE")


@dataclass
class Ctx:
    """How often values are wrong (per thousand), and how often each resolver was called for each parent and field."""

    faults: int
    calls: dict[tuple[str, int], int] = field(default_factory=dict)


class Broken(Exception):
    """A fault of a resolver."""


def rng_of(seed: int, name: str) -> random.Random:
    return random.Random(f"{seed}:{name}")


def wrong(rng: random.Random, faults: int) -> list[Any]:
    """A wrong value in a list, or nothing."""
    if rng.randrange(1000) >= faults:
        return []
    return [rng.choice([None, Broken("as a value"), 7, "text", object, 3.5, True, [], [None], float("inf"), 2**40])]


def text(rng: random.Random, faults: int) -> Any:
    return next(iter(wrong(rng, faults)), f"t{rng.randrange(100)}")


def number(rng: random.Random, faults: int) -> Any:
    return next(iter(wrong(rng, faults)), rng.randrange(100))


def colour(rng: random.Random, faults: int) -> Any:
    return next(iter(wrong(rng, faults)), rng.choice(list(Colour)))


def maybe(rng: random.Random, value: Any) -> Any:
    return None if rng.randrange(4) == 0 else value


def leaf(seed: int, faults: int) -> Any:
    return next(iter(wrong(rng_of(seed, "leaf"), faults)), None) or Leaf.of(seed, faults)


def thing(seed: int, faults: int) -> Any:
    rng = rng_of(seed, "thing")
    return next(iter(wrong(rng, faults)), None) or (Tree if rng.randrange(2) else Bush).of(seed, faults)


def things(seed: int, faults: int, make: Any = thing) -> Any:
    rng = rng_of(seed, "things")
    made = [make(seed * 7 + index, faults) for index in range(rng.randrange(4))]
    return next(iter(wrong(rng, faults)), tuple(made) if rng.randrange(3) == 0 else made)


def called(info: strawberry.Info[Ctx, None], name: str, seed: int) -> random.Random:
    calls = info.context.calls
    calls[name, seed] = calls.get((name, seed), 0) + 1
    rng = rng_of(seed, name)
    if rng.randrange(1000) < info.context.faults:
        raise Broken(f"{name} of {seed}")
    return rng


@strawberry.interface
class Thing:
    seed: strawberry.Private[int]
    id: strawberry.ID
    name: str
    colour: Colour | None

    @strawberry.field
    async def near(self, info: strawberry.Info[Ctx, None]) -> "Thing | None":
        rng = called(info, "near", self.seed)
        found: Thing | None = maybe(rng, thing(self.seed * 3 + 1, info.context.faults))
        return found


@strawberry.type
class Leaf:
    text: str
    size: int | None
    weight: float
    fresh: bool
    at: Moment | None

    @classmethod
    def of(cls, seed: int, faults: int) -> "Leaf":
        rng = rng_of(seed, "Leaf")
        at = Moment(datetime(rng.choice([1999, 2020, 2021]) if faults else 2020, 1, 1, tzinfo=UTC))
        fresh = next(iter(wrong(rng, faults)), rng.randrange(2) == 1)
        weight = next(iter(wrong(rng, faults)), rng.random())
        return cls(text=text(rng, faults), size=maybe(rng, number(rng, faults)), weight=weight, fresh=fresh, at=at)


@strawberry.type
class Tree(Thing):
    leaves: list[Leaf]
    rows: list[list[int | None] | None] | None
    best: Leaf | None
    colours: list[Colour]

    @classmethod
    def of(cls, seed: int, faults: int) -> "Tree":
        rng = rng_of(seed, "Tree")
        rows = [maybe(rng, [maybe(rng, number(rng, faults)) for _ in range(rng.randrange(3))]) for _ in range(2)]
        return cls(
            seed=seed,
            id=next(iter(wrong(rng, faults)), strawberry.ID(str(seed))),
            name=text(rng, faults),
            colour=maybe(rng, colour(rng, faults)),
            leaves=things(seed + 1, faults, leaf),
            rows=maybe(rng, next(iter(wrong(rng, faults)), rows)),
            best=maybe(rng, leaf(seed + 2, faults)),
            colours=next(iter(wrong(rng, faults)), [colour(rng, faults) for _ in range(rng.randrange(3))]),
        )

    @strawberry.field
    async def grove(self, info: strawberry.Info[Ctx, None], first: int = 3) -> list["Tree"]:
        called(info, "grove", self.seed)
        made = things(self.seed + 3, info.context.faults, lambda s, f: Tree.of(s, f))
        return made[:first] if isinstance(made, list) else made

    @strawberry.field
    def loud(self, info: strawberry.Info[Ctx, None], suffix: str | None = None) -> str:
        called(info, "loud", self.seed)
        return self.name.upper() + (suffix or "")

    @strawberry.field
    async def sum(self, info: strawberry.Info[Ctx, None]) -> int:
        rng = called(info, "sum", self.seed)
        return int(number(rng, 0)) if rng.randrange(1000) >= info.context.faults else "NaN"  # type: ignore[return-value]

    @strawberry.field
    async def mixed(self, info: strawberry.Info[Ctx, None]) -> "list[list[TreeOrLeaf | None]] | None":
        rng = called(info, "mixed", self.seed)
        faults = info.context.faults
        row = [maybe(rng, leaf(self.seed + 9, faults)), Tree.of(self.seed + 10, faults)]
        return next(iter(wrong(rng, faults)), [row, [], row[:1]])


@strawberry.type
class Bush(Thing):
    thorny: bool

    @classmethod
    def of(cls, seed: int, faults: int) -> "Bush":
        rng = rng_of(seed, "Bush")
        thorny = next(iter(wrong(rng, faults)), rng.randrange(2) == 1)
        return cls(seed=seed, id=strawberry.ID(str(seed)), name=text(rng, faults), colour=None, thorny=thorny)

    @strawberry.field
    def leaf(self, info: strawberry.Info[Ctx, None]) -> Leaf:
        called(info, "leaf", self.seed)
        found: Leaf = leaf(self.seed + 4, info.context.faults)
        return found


TreeOrLeaf = Annotated[Tree | Leaf, strawberry.union("TreeOrLeaf")]


@strawberry.input
class Where:
    seed: int
    colours: list[Colour] | None = None


@strawberry.type
class Query:
    @strawberry.field
    async def tree(self, info: strawberry.Info[Ctx, None], seed: int = 1) -> Tree | None:
        called(info, "tree", seed)
        return Tree.of(seed, info.context.faults)

    @strawberry.field
    async def must(self, info: strawberry.Info[Ctx, None], where: Where) -> Thing:
        called(info, "must", where.seed)
        found: Thing = thing(where.seed + len(where.colours or ()), info.context.faults)
        return found

    @strawberry.field
    def things(self, info: strawberry.Info[Ctx, None], seed: int, colour: Colour | None = None) -> list[Thing | None]:
        called(info, "things", seed)
        made = things(seed if colour is None else seed + 1, info.context.faults)
        return [None, *made] if isinstance(made, list) else made

    @strawberry.field
    def hello(self) -> str:
        return "hello"


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def plant(self, info: strawberry.Info[Ctx, None], where: Where) -> Tree | None:
        called(info, "plant", where.seed)
        return Tree.of(where.seed, info.context.faults)


schema = strawberry.Schema(
    Query,
    Mutation,
    types=[Tree, Bush],
    config=StrawberryConfig(
        scalar_map={Moment: strawberry.scalar(name="Moment", serialize=shown, parse_value=datetime.fromisoformat)}
    ),
)
core = schema._schema
