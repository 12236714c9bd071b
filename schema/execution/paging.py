"""Writes the source of a page: its rows, straight to answers."""

from collections.abc import Mapping
from typing import Any

from schema.execution.arguments import ArgumentPlan
from schema.execution.pages import PAGE, Inside, Listed, Page, Read, View
from schema.execution.plan import FieldPlan, Kind, ObjectPlan, Shape
from schema.execution.source import Block, Objects


class NotOnPageError(Exception):
    """The page does not say what is selected; the field's own resolver does."""


def page_of(field: FieldPlan) -> Page | None:
    """The page that a field names, if any."""
    metadata: Mapping[Any, Any] = (field.made.metadata if field.made else None) or {}
    found: Page | None = metadata.get(PAGE)
    return found


class PageWriter:
    """Writes one page's answer; raises NotOnPageError where the page cannot give it."""

    def __init__(self, objects: Objects, page: Page, arguments: dict[int, ArgumentPlan]) -> None:
        self._objects, self._page, self._arguments = objects, page, arguments
        self.wanted: dict[str, int] = {}

    def write(self, block: Block, field: FieldPlan, v: str, otherwise: str) -> bool:
        """Statements that turn the record in `v` into the field's answer; whether `otherwise` stands for some types."""
        if field.shape != Shape(True):
            raise NotOnPageError(field.key)
        self._objects.names.update(self._page.names)
        plans = {plan.of.name: plan for plan in field.objects}
        said: list[ObjectPlan] = []
        left = False
        for test, name, view in self._page.kinds:
            with block.under(f"{'elif' if said or left else 'if'} {v} is not None and {self._code(test, v)}:"):
                try:
                    with block.or_nothing():
                        block.line(f"{v} = {self._answer(block, plans[name], view, v)}")
                    said.append(plans[name])
                except NotOnPageError:
                    block.line(otherwise)
                    left = True
        with block.under(f"elif {v} is not None:"):
            block.line("raise Anomaly")
        if not said or (left and not any(plan.asynchronous for plan in said)):
            raise NotOnPageError(field.key)  # a page that saves nothing costs the others a round trip
        return left

    def _inside(self, block: Block, field: FieldPlan, shape: Shape, kinds: Any, v: str) -> None:
        if shape.item is not None:
            raise NotOnPageError(field.key)
        if shape.nullable:
            with block.under(f"if {v} is not None:"):
                self._kinds(block, field, kinds, v)
            return
        with block.under(f"if {v} is None:"):
            block.line("raise Anomaly")
        self._kinds(block, field, kinds, v)

    def _kinds(self, block: Block, field: FieldPlan, kinds: Any, v: str) -> None:
        plans = {plan.of.name: plan for plan in field.objects}
        known = [(test, plans[name], view) for test, name, view in kinds if name in plans]
        if len(known) == 1 and known[0][0] == "True":
            block.line(f"{v} = {self._answer(block, known[0][1], known[0][2], v)}")
            return
        word = "if"
        for test, plan, view in known:
            with block.under(f"{word} {self._code(test, v)}:"):
                block.line(f"{v} = {self._answer(block, plan, view, v)}")
            word = "elif"
        with block.under("else:"):
            block.line("raise Anomaly")

    def _answer(self, block: Block, plan: ObjectPlan, view: View, o: str) -> str:
        parts = []
        for field in plan.fields:
            if field.kind is Kind.TYPENAME:
                parts.append(f"{field.key!r}: {plan.of.name!r}")
                continue
            assert field.made is not None
            entry = view.get(field.details[0].node.name.value)
            shown = block.temp()
            self._field(block, field, entry, o, shown)
            parts.append(f"{field.key!r}: {shown}")
        return "{" + ", ".join(parts) + "}"

    def _field(self, block: Block, field: FieldPlan, entry: Read | Inside | Listed | None, o: str, t: str) -> None:
        if isinstance(entry, Listed):
            first = self._first(field, entry)
            block.line(f"{t} = {self._code(entry.code, o)}")
            self._inside(block, field, field.shape, (("True", entry.type, entry.view(first)),), t)
            return
        if entry is None or field.details[0].node.arguments:
            raise NotOnPageError(field.key)
        if entry.group:
            self.wanted[entry.group] = 1
        if isinstance(entry, Inside):
            self._object(block, field, entry, o, t)
            return
        block.line(f"{t} = {self._code(entry.code, o)}")
        if not entry.shown:
            self._objects.complete(block, field, field.shape, t)

    def _object(self, block: Block, field: FieldPlan, entry: Inside, o: str, t: str) -> None:
        if not entry.many:
            block.line(f"{t} = {self._code(entry.code, o)}")
            self._inside(block, field, field.shape, entry.kinds, t)
            return
        if field.shape.item is None:
            raise NotOnPageError(field.key)
        row = block.temp()
        block.line(f"{t} = []")
        with block.under(f"for {row} in {self._code(entry.code, o)}:"):
            self._inside(block, field, field.shape.item, entry.kinds, row)
            block.line(f"{t}.append({row})")

    def _first(self, field: FieldPlan, entry: Listed) -> int:
        given = self._arguments[field.number].fixed
        if given is None or any(value is not None for name, value in given.items() if name != "first"):
            raise NotOnPageError(field.key)
        first = given.get("first")
        first = self._page.default_first if first is None else first
        if not 1 <= first <= self._page.max_first or self.wanted.setdefault(entry.name, first) != first:
            raise NotOnPageError(field.key)
        return int(first)

    @staticmethod
    def _code(code: str, o: str) -> str:
        return code.replace("{o}", o)
