"""Documents: text → SHA-256 → parsed, weighed and validated once.

The web page's own documents are known by their hash from the start; any other is accepted under the limits. What is
kept of those is bounded by their tokens, of which one costs about half a kilobyte, so that no flood of large
documents fills the memory.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from graphql import (
    DirectiveNode,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    Visitor,
    parse,
    validate,
    visit,
)

from schema.execution.arguments import variables_in
from schema.execution.limits import MAX_TOKENS, check_limits

if TYPE_CHECKING:
    from schema.execution.compiler import Compiled

ROOM = 300_000
"""Tokens of all free documents together."""
_TEXT_PER_TOKEN = 100

Flags = tuple[bool | None, ...]


@dataclass(slots=True)
class Operation:
    """One operation of a document. `compiled` is by the values of `flags`; None there is graphql-core's for good.

    `shared`: its answers for the signed-out may be kept; None until it was first asked.
    """

    document: DocumentNode
    node: OperationDefinitionNode
    name: str | None
    flags: tuple[str, ...]
    compiled: "dict[Flags, Compiled | None]" = field(default_factory=dict)
    seen: set[Flags] = field(default_factory=set)
    shared: bool | None = None


@dataclass(slots=True)
class Document:
    """A document that may be run, or the errors that say why not. `sha256` is that of a persisted one."""

    node: DocumentNode | None
    errors: list[GraphQLError]
    weight: int = 0
    sha256: str = ""
    _operations: dict[str | None, Operation] = field(default_factory=dict)

    @property
    def persisted(self) -> bool:
        """Whether the page's build, or an operator, has made it known."""
        return bool(self.sha256)

    def meant(self, name: str | None) -> Operation | None:
        """The operation that a request means; None where none or more than one fits."""
        return self._operations.get(name) or self._find(name)

    def operation(self, name: str | None) -> OperationType | None:
        """The kind of the operation that a request means."""
        found = self.meant(name)
        return None if found is None else found.node.operation

    def _find(self, name: str | None) -> Operation | None:
        every = [
            each for each in (self.node.definitions if self.node else ()) if isinstance(each, OperationDefinitionNode)
        ]
        found = [each for each in every if name is None or (each.name is not None and each.name.value == name)]
        if len(found) != 1 or self.node is None:
            return None
        key = None if len(every) == 1 else name
        if key not in self._operations:
            self._operations[key] = Operation(self.node, found[0], key, _flags(self.node))
        operation = self._operations[name] = self._operations[key]
        return operation


class Documents:
    """The documents of one process; the least used of the free ones is dropped first."""

    def __init__(self, schema: GraphQLSchema, persisted: dict[str, str], room: int = ROOM) -> None:
        self._schema = schema
        self._room = room
        self._persisted_text = persisted
        self._persisted: dict[str, Document] = {}
        self._free: OrderedDict[bytes, Document] = OrderedDict()
        self._held = 0

    def by_hash(self, sha256: str) -> Document | None:
        """A persisted document, or None where its hash is unknown."""
        found = self._persisted.get(sha256)
        if found is None and sha256 in self._persisted_text:
            found = self._persisted[sha256] = self._read(self._persisted_text[sha256], sha256)
        return found

    def persist(self, text: str) -> str:
        """Adds a document to the persisted ones; its hash."""
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self._persisted_text[sha256] = text
        return sha256

    def persisted(self) -> Iterator[Document]:
        """All persisted documents."""
        for sha256 in self._persisted_text:
            found = self.by_hash(sha256)
            assert found is not None
            yield found

    def by_text(self, text: str) -> Document:
        """Any document, from the cache or read now."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        return self.remembered(key) or self._keep(key, self._read(text))

    def remembered(self, key: bytes) -> Document | None:
        """A free document that was sent before, by its hash."""
        found = self._free.get(key)
        if found is not None:
            self._free.move_to_end(key)
        return found

    def _keep(self, key: bytes, document: Document) -> Document:
        self._free[key] = document
        self._held += document.weight
        while self._held > self._room and len(self._free) > 1:
            _, dropped = self._free.popitem(last=False)
            self._held -= dropped.weight
        return document

    def _read(self, text: str, sha256: str = "") -> Document:
        weight = 1 + len(text) // _TEXT_PER_TOKEN
        try:
            node = parse(text, max_tokens=MAX_TOKENS, no_location=False)
            check_limits(node)
        except GraphQLError as error:
            return Document(None, [error], weight)
        except RecursionError:
            return Document(None, [GraphQLError("The document is nested too deeply.")], weight)
        errors = validate(self._schema, node, max_errors=20)
        return Document(None if errors else node, errors, max(weight, node.token_count), sha256)


class _Directives(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, None] = {}

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        self.names.update(dict.fromkeys(variables_in(node.arguments)))


def _flags(document: DocumentNode) -> tuple[str, ...]:
    found = _Directives()
    visit(document, found)
    return tuple(found.names)


def persisted_documents(frontend: Path) -> dict[str, str]:
    """Hash → text of the web page's documents, from the list that its build writes; empty without a build."""
    path = frontend / "persisted.json"
    if not path.is_file():
        return {}
    found: dict[str, str] = orjson.loads(path.read_bytes())
    return {key.removeprefix("sha256:"): text for key, text in found.items()}
