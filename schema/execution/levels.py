"""The part of the source that waits: level by level, every field of a level at once, each for all its parents."""

from collections.abc import Mapping
from typing import Any

from schema.execution.arguments import ArgumentPlan
from schema.execution.paging import NotOnPageError, PageWriter, page_of
from schema.execution.plan import FieldPlan, Kind, ObjectPlan, Shape
from schema.execution.source import Block, Objects

BATCH = "batch"
"""Key in a strawberry field's metadata: `async batch(context, parents, arguments) -> [value or exception]`."""


class Levels:
    """Writes the coroutines of places and fields. `objects` writes what waits for nothing."""

    def __init__(self, arguments: dict[int, ArgumentPlan]) -> None:
        self.objects = Objects(arguments)
        self._arguments = arguments

    def place(self, plan: ObjectPlan) -> str:
        """Writes the function that answers for all objects of a place; its name."""
        waiting = [field for field in plan.fields if field.asynchronous]
        if not waiting:
            return self._still(plan)
        block = Block(f"async def n{plan.number}(objs, run, info):")
        columns = {field.number: f"w{field.number}" for field in waiting}
        for field in waiting:
            self._field(field)
        calls = [f"c{field.number}(objs, run, info)" for field in waiting]
        names = ", ".join(f"d{field.number}" for field in waiting)
        if len(calls) == 1:
            block.line(f"{names} = await {calls[0]}")
        else:
            block.line(f"{names} = await gather({', '.join(calls)})")
        with block.under("if run.spoilt:"):
            block.line("return [None] * len(objs)")
        taken = ", ".join(columns.values())
        self._answers(block, plan, f"for o, {taken} in zip(objs, {names}):", columns)
        self.objects.add(block)
        return f"n{plan.number}"

    def _still(self, plan: ObjectPlan) -> str:
        block = Block(f"def s{plan.number}(objs, run, info):")
        self._answers(block, plan, "for o in objs:", {})
        self.objects.add(block)
        return f"s{plan.number}"

    def _answers(self, block: Block, plan: ObjectPlan, head: str, columns: dict[int, str]) -> None:
        with block.under("try:"):
            block.line("out = []")
            with block.under(head):
                block.line(f"out.append({self.objects.answer(block, plan, 'o', columns)})")
            block.line("return out")
        with block.under("except Exception as error:"):
            block.line("return run.spoil(error, len(objs))")

    def _field(self, field: FieldPlan) -> None:
        number = field.number
        name = self._page(field) if field.kind is Kind.ASYNC else f"c{number}"
        if name is None:
            return
        block = Block(f"async def {name}(objs, run, info):")
        if field.kind is Kind.ASYNC:
            self._load(block, field)
        else:
            self._read(block, field)
        with block.under("if run.spoilt:"):
            block.line("return [None] * len(objs)")
        if not field.objects:
            self._leaves(block, field)
        else:
            self._below(block, field)
        self.objects.add(block)

    def _page(self, field: FieldPlan) -> str | None:
        """Writes the field as a page, if it has one that says what is selected.

        Returns the name of the function that has to be written all the same: for everything, or for the types of
        which the page does not say all.
        """
        page, number = page_of(field), field.number
        if page is None:
            return f"c{number}"
        writer, block = PageWriter(self.objects, page, self._arguments), Block(f"async def c{number}(objs, run, info):")
        block.line(f"vals = await run.page({number}, L{number}, objs, info, {self.objects.keywords(field)}, W{number})")
        with block.under("if run.spoilt:"):
            block.line("return [None] * len(objs)")
        try:
            with block.under("try:"):
                block.line("out = []")
                with block.under("for v in vals:"):
                    left = writer.write(block, field, "v", f"return await g{number}(objs, run, info)")
                    block.line("out.append(v)")
                block.line("return out")
        except NotOnPageError:
            return f"c{number}"
        with block.under("except Exception as error:"):
            block.line("return run.spoil(error, len(objs))")
        self.objects.names.update({f"L{number}": page.load, f"W{number}": writer.wanted})
        self.objects.add(block)
        return f"g{number}" if left else None

    def _load(self, block: Block, field: FieldPlan) -> None:
        number, keywords = field.number, self.objects.keywords(field)
        metadata: Mapping[Any, Any] = (field.made.metadata if field.made else None) or {}
        batch = metadata.get(BATCH)
        if batch is not None:
            self.objects.names[f"B{number}"] = batch
            block.line(f"vals = await run.batch({number}, B{number}, objs, info, {keywords})")
        else:
            block.line(f"vals = await run.each({number}, F{number}, objs, info, {keywords})")

    def _read(self, block: Block, field: FieldPlan) -> None:
        with block.under("try:"):
            block.line("vals = []")
            with block.under("for o in objs:"):
                self.objects.fetch(block, field, "o", "v")
                block.line("vals.append(v)")
        with block.under("except Exception as error:"):
            block.line("return run.spoil(error, len(objs))")

    def _leaves(self, block: Block, field: FieldPlan) -> None:
        with block.under("try:"):
            block.line("out = []")
            with block.under("for v in vals:"):
                self.objects.complete(block, field, field.shape, "v")
                block.line("out.append(v)")
            block.line("return out")
        with block.under("except Exception as error:"):
            block.line("return run.spoil(error, len(objs))")

    def _below(self, block: Block, field: FieldPlan) -> None:
        single = not self.objects.abstract(field)
        with block.under("try:"):
            self._flatten(block, field, single)
        with block.under("except Exception as error:"):
            block.line("return run.spoil(error, len(objs))")
        runs = [(each, self.place(each)) for each in field.objects]
        if single:
            plan, name = runs[0]
            wait = "await " if plan.asynchronous else ""
            block.line(f"done = {wait}{name}(flat, run, info)")
        else:
            self._run_variants(block, runs)
        with block.under("if run.spoilt:"):
            block.line("return [None] * len(objs)")
        if single and field.shape == Shape(False):
            block.line("return done")
            return
        if single:
            block.line("done = iter(done)")
        block.line(f"return [{_unflat(field.shape, 'v', 0, single)} for v in vals]")

    def _flatten(self, block: Block, field: FieldPlan, single: bool) -> None:
        if single:
            block.line("flat = []")
        else:
            for plan in field.objects:
                self.objects.names[f"C{plan.number}"] = plan.classes[0]
            pairs = ", ".join(f"C{plan.number}: []" for plan in field.objects)
            block.line(f"flat = {{{pairs}}}")
        with block.under("for v in vals:"):
            self._one(block, field, field.shape, "v", 0)

    def _one(self, block: Block, field: FieldPlan, shape: Shape, v: str, depth: int) -> None:
        if shape.nullable:
            with block.under(f"if {v} is None:"):
                block.line("continue")
        if shape.item is not None:
            with block.under(f"if {v}.__class__ is not list and {v}.__class__ is not tuple:"):
                block.line("raise Anomaly")
            item = f"i{depth}"
            with block.under(f"for {item} in {v}:"):
                self._one(block, field, shape.item, item, depth + 1)
        elif self.objects.abstract(field):
            block.line(f"flat[{v}.__class__].append({v})")
        else:
            with block.under(f"if not {self.objects.class_test(field.objects[0], v)}:"):
                block.line("raise Anomaly")
            block.line(f"flat.append({v})")

    def _run_variants(self, block: Block, runs: list[tuple[ObjectPlan, str]]) -> None:
        block.line("done, waits = {}, []")
        for plan, name in runs:
            klass = f"C{plan.number}"
            with block.under(f"if flat[{klass}]:"):
                if plan.asynchronous:
                    block.line(f"waits.append(({klass}, {name}(flat[{klass}], run, info)))")
                else:
                    block.line(f"done[{klass}] = iter({name}(flat[{klass}], run, info))")
        with block.under("if len(waits) == 1:"):
            block.line("done[waits[0][0]] = iter(await waits[0][1])")
        with block.under("elif waits:"):
            block.line("found = await gather(*[wait for _, wait in waits])")
            block.line("done.update((c, iter(f)) for (c, _), f in zip(waits, found))")


def _unflat(shape: Shape, v: str, depth: int, single: bool) -> str:
    if shape.item is not None:
        item = f"i{depth}"
        shown = f"[{_unflat(shape.item, item, depth + 1, single)} for {item} in {v}]"
    else:
        shown = "next(done)" if single else f"next(done[{v}.__class__])"
    return f"None if {v} is None else {shown}" if shape.nullable else shown
