"""Writes the Python source of an operation.

    n<place>(objs, run, info)   coroutine: the answers for all objects of a place, first what waits, then all else
    c<field>(objs, run, info)   coroutine: the answers of one field for all parents; loads, then goes a level down
    s<place>(objs, run, info)   the same where nothing waits
    v<place>(o, run, info)      one object of an abstract type, where nothing waits

A value that is not plainly right raises: the run is then spoilt, and graphql-core completes what was loaded.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from schema.execution.arguments import ArgumentPlan
from schema.execution.leaves import Anomaly, Leaf, leaf_of
from schema.execution.plan import FieldPlan, Kind, ObjectPlan, Shape, Unsupported

MAX_SOURCE = 400_000


class Block:
    """One function being written. Lists of (parent, value) of synchronous resolvers are fetched at its start."""

    def __init__(self, head: str) -> None:
        self._lines = [head]
        self._depth = 1
        self._temps = 0
        self.kept: set[int] = set()

    def line(self, text: str) -> None:
        """One line at the present depth."""
        self._lines.append("    " * self._depth + text)

    @contextmanager
    def under(self, head: str) -> Iterator[None]:
        """Lines below a head such as `if x:`."""
        self.line(head)
        self._depth += 1
        if self._depth > 60:
            raise Unsupported("nested too deeply")
        yield
        self._depth -= 1

    @contextmanager
    def or_nothing(self) -> Iterator[None]:
        """Lines that are taken back where writing them raises."""
        lines, depth = len(self._lines), self._depth
        try:
            yield
        except Exception:
            del self._lines[lines:]
            self._depth = depth
            raise

    def temp(self) -> str:
        """A new name."""
        self._temps += 1
        return f"t{self._temps}"

    def text(self) -> str:
        """The function."""
        head, *body = self._lines
        return "\n".join([head, *(f"    k{n} = run.keep({n}).append" for n in sorted(self.kept)), *body])


class Objects:
    """What waits for nothing: statements that turn a variable into its answer."""

    def __init__(self, arguments: dict[int, ArgumentPlan]) -> None:
        self.names: dict[str, Any] = {"Anomaly": Anomaly}
        self.functions: list[str] = []
        self.tables: list[FieldPlan] = []
        self._arguments = arguments
        self._slots = [number for number, plan in arguments.items() if plan.fixed is None]
        self._made: set[str] = set()

    def add(self, block: Block) -> None:
        """A finished function."""
        self.functions.append(block.text())
        if sum(map(len, self.functions)) > MAX_SOURCE:
            raise Unsupported("the operation is too large")

    def once(self, name: str) -> bool:
        """True the first time."""
        new = name not in self._made
        self._made.add(name)
        return new

    def answer(self, block: Block, plan: ObjectPlan, o: str, columns: dict[int, str]) -> str:
        """An expression for the answer of object `o`; `columns` are the fields that are complete already."""
        parts = []
        for field in plan.fields:
            if field.kind is Kind.TYPENAME:
                shown = repr(plan.of.name)
            elif field.number in columns:
                shown = columns[field.number]
            else:
                shown = block.temp()
                self.fetch(block, field, o, shown)
                self.complete(block, field, field.shape, shown)
            parts.append(f"{field.key!r}: {shown}")
        return "{" + ", ".join(parts) + "}"

    def fetch(self, block: Block, field: FieldPlan, o: str, name: str) -> None:
        """Statements that read a field of `o`, or call its synchronous resolver."""
        assert field.made is not None
        if field.kind is Kind.ATTRIBUTE:
            block.line(f"{name} = {o}.{field.made.python_name}")
            return
        number = field.number
        block.kept.add(number)
        keywords = self.keywords(field)
        if number in self._slots:
            with block.under(f"if {keywords} is None:"):
                block.line("raise Anomaly('arguments')")
        with block.under("try:"):
            block.line(f"{name} = F{number}({o}, info, {keywords})")
        with block.under("except Exception as error:"):
            block.line(f"k{number}(({o}, error))")
            block.line("raise")
        block.line(f"k{number}(({o}, {name}))")

    def keywords(self, field: FieldPlan) -> str:
        """An expression for the arguments of a field's resolver; gives its resolver a name, too."""
        number = field.number
        plan = self._arguments[number]
        self.names[f"F{number}"] = caller(field)
        if plan.fixed is not None:
            self.names[f"K{number}"] = plan.fixed
            return f"K{number}"
        return f"run.arguments[{self._slots.index(number)}]"

    def complete(self, block: Block, field: FieldPlan, shape: Shape, v: str) -> None:
        """Statements that complete variable `v` in place."""
        if shape.item is not None:
            self._list(block, field, shape, v)
        elif not field.objects:
            self._leaf(block, self.leaf(field, shape), v)
        elif len(field.objects) == 1 and not self.abstract(field):
            self._object(block, field.objects[0], shape, v)
        else:
            guard = f"if {v} is not None:" if shape.nullable else "if True:"
            with block.under(guard):
                block.line(f"{v} = {self._variants(field)}[{v}.__class__]({v}, run, info)")

    def abstract(self, field: FieldPlan) -> bool:
        """Whether a field's type is an interface or a union."""
        return field.named is not field.objects[0].of

    def leaf(self, field: FieldPlan, shape: Shape) -> tuple[Leaf, str]:
        """The leaf of a field, and the name of its completing function."""
        leaf = leaf_of(field.named, shape.nullable)
        name = f"X{'n' if shape.nullable else ''}_{field.named.name}"
        self.names[name] = leaf.complete
        self.names.update(leaf.constants)
        return leaf, name

    def _leaf(self, block: Block, found: tuple[Leaf, str], v: str) -> None:
        leaf, name = found
        if leaf.shown == "{v}" and leaf.ready:
            with block.under(f"if not {leaf.ready.format(v=v)}:"):
                block.line(f"{v} = {name}({v})")
            return
        block.line(f"{v} = {self.leaf_expression(found, v)}")

    def leaf_expression(self, found: tuple[Leaf, str], v: str) -> str:
        """The completed leaf `v` as an expression."""
        leaf, name = found
        if not leaf.ready:
            return f"{name}({v})"
        return f"{leaf.shown.format(v=v)} if {leaf.ready.format(v=v)} else {name}({v})"

    def _object(self, block: Block, plan: ObjectPlan, shape: Shape, v: str) -> None:
        test = self.class_test(plan, v)
        if not shape.nullable:
            with block.under(f"if not {test}:"):
                block.line("raise Anomaly")
            block.line(f"{v} = {self.answer(block, plan, v, {})}")
            return
        with block.under(f"if {v} is not None:"):
            with block.under(f"if not {test}:"):
                block.line("raise Anomaly")
            block.line(f"{v} = {self.answer(block, plan, v, {})}")

    def class_test(self, plan: ObjectPlan, v: str) -> str:
        """Whether `v` is an object of a place."""
        if len(plan.classes) == 1:
            self.names[f"C{plan.number}"] = plan.classes[0]
            return f"({v}.__class__ is C{plan.number})"
        self.names[f"C{plan.number}"] = frozenset(plan.classes)
        return f"({v}.__class__ in C{plan.number})"

    def _variants(self, field: FieldPlan) -> str:
        name = f"D{field.number}"
        if self.once(name):
            for plan in field.objects:
                block = Block(f"def v{plan.number}(o, run, info):")
                block.line(f"return {self.answer(block, plan, 'o', {})}")
                self.add(block)
            self.tables.append(field)
            self.names[name] = {}
        return name

    def _list(self, block: Block, field: FieldPlan, shape: Shape, v: str) -> None:
        assert shape.item is not None
        head = f"if {v} is not None:" if shape.nullable else "if True:"
        with block.under(head):
            with block.under(f"if {v}.__class__ is not list and {v}.__class__ is not tuple:"):
                block.line("raise Anomaly")
            if shape.item.item is None and not field.objects:
                block.line(f"{v} = [{self.leaf_expression(self.leaf(field, shape.item), 'i')} for i in {v}]")
                return
            level = _levels(shape)
            name = f"l{field.number}_{level}"
            if self.once(name):
                inner = Block(f"def {name}(objs, run, info):")
                inner.line("out = []")
                with inner.under("for o in objs:"):
                    self.complete(inner, field, shape.item, "o")
                    inner.line("out.append(o)")
                inner.line("return out")
                self.add(inner)
            block.line(f"{v} = {name}({v}, run, info)")


def caller(field: FieldPlan) -> Callable[[Any, Any, dict[str, Any]], Any]:
    """`call(parent, info, keywords)` for a field's resolver, which names the parent and info as it likes."""
    assert field.made is not None
    resolver = field.made.base_resolver
    assert resolver is not None
    function = resolver.wrapped_func
    named = [
        f"{parameter.name}={given}"
        for parameter, given in (
            (resolver.parent_parameter, "parent"),
            (resolver.root_parameter, "parent"),
            (resolver.info_parameter, "info"),
        )
        if parameter is not None
    ]
    first = ["parent"] if resolver.self_parameter else []
    names = {"function": function}
    passed = ", ".join([*first, *named, *(["**keywords"] if field.definition and field.definition.args else [])])
    made: Any = eval(f"lambda parent, info, keywords: function({passed})", names)  # noqa: S307 - parameter names
    return cast("Callable[[Any, Any, dict[str, Any]], Any]", made)


def _levels(shape: Shape) -> int:
    return 0 if shape.item is None else 1 + _levels(shape.item)
