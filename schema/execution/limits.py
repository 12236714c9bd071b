"""Limits of a document, counted before it is validated or run; each fragment is visited once.

A document's cost is the number of fields it could answer with: a list field multiplies what is below it by
its `first` (20 where none is given, 50 where it is a variable). Sums of fragments are kept, so a short document of
nested fragments cannot make the counting long.
"""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

MAX_BODY = 256 * 1024
MAX_TOKENS = 4000
MAX_DEPTH = 14
MAX_COST = 200_000
MAX_FIELDS = 1500
_DEFAULT_FIRST = 20
_MAX_FIRST = 100
_UNKNOWN_FIRST = 50  # a variable: between the usual and the most


@dataclass(frozen=True, slots=True)
class Weight:
    """Of one selection: how deep it goes, how many fields it names, how many values it may give."""

    depth: int = 0
    fields: int = 0
    cost: int = 0


class _Weigher:
    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[str, Weight | None] = {}

    def weigh(self, selection: SelectionSetNode | None, level: int = 0) -> Weight:
        """Sums of one selection set. Nesting deeper than the limit ends the walk at once."""
        if selection is None:
            return Weight()
        if level > 4 * MAX_DEPTH:
            raise GraphQLError(f"The document is nested deeper than {MAX_DEPTH} levels.")
        depth = fields = cost = 0
        for node in selection.selections:
            one = self._one(node, level)
            depth = max(depth, one.depth)
            fields = min(fields + one.fields, MAX_FIELDS + 1)
            cost = min(cost + one.cost, MAX_COST + 1)
        return Weight(depth, fields, cost)

    def _one(self, node: object, level: int) -> Weight:
        if isinstance(node, FieldNode):
            below = self.weigh(node.selection_set, level + 1)
            times = _rows(node)
            return Weight(below.depth + 1, below.fields + 1, 1 + below.cost * times)
        if isinstance(node, InlineFragmentNode):
            return self.weigh(node.selection_set, level + 1)
        assert isinstance(node, FragmentSpreadNode)
        return self._fragment(node.name.value, level)

    def _fragment(self, name: str, level: int) -> Weight:
        if name in self._known:
            known = self._known[name]
            if known is None:
                raise GraphQLError(f'The fragment "{name}" spreads itself.')
            return known
        fragment = self._fragments.get(name)
        if fragment is None:
            return Weight()  # validation names it
        self._known[name] = None
        weight = self._known[name] = self.weigh(fragment.selection_set, level + 1)
        return weight


def _rows(node: FieldNode) -> int:
    """How many rows a field may give: `edges` and `nodes` are the rows that the field above them has counted."""
    for argument in node.arguments or ():
        if argument.name.value == "first":
            if isinstance(argument.value, IntValueNode):
                return max(1, min(int(argument.value.value[:4]), _MAX_FIRST))
            return _UNKNOWN_FIRST
    return _DEFAULT_FIRST if _is_connection(node) else 1


def _is_connection(node: FieldNode) -> bool:
    below = node.selection_set.selections if node.selection_set else ()
    return any(isinstance(each, FieldNode) and each.name.value in ("edges", "nodes") for each in below)


def check_limits(document: DocumentNode) -> Weight:
    """The weight of the heaviest operation; raises GraphQLError where a limit is broken."""
    weigher = _Weigher(document)
    heaviest = Weight()
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            weight = weigher.weigh(node.selection_set)
            heaviest = max(heaviest, weight, key=lambda w: w.cost)
            if weight.depth > MAX_DEPTH:
                raise GraphQLError(f"The document is nested deeper than {MAX_DEPTH} levels.")
            if weight.fields > MAX_FIELDS:
                raise GraphQLError(f"The document names more than {MAX_FIELDS} fields.")
            if weight.cost > MAX_COST:
                raise GraphQLError(f"The document could give more than {MAX_COST} values; ask for fewer rows.")
    return heaviest
