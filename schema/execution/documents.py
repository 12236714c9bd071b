"""Documents: text → SHA-256 → parsed, weighed and validated once.

The web page's own documents are known by their hash from the start; any other is accepted under the limits.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import orjson
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    parse,
    validate,
)

from schema.execution.limits import MAX_TOKENS, check_limits


@dataclass(frozen=True, slots=True)
class Document:
    """A document that may be run, or the errors that say why not."""

    node: DocumentNode | None
    errors: list[GraphQLError]

    def operation(self, name: str | None) -> OperationType | None:
        """The kind of the operation that a request means; None where none or more than one fits."""
        if self.node is None:
            return None
        found = [
            each.operation
            for each in self.node.definitions
            if isinstance(each, OperationDefinitionNode)
            and (name is None or (each.name is not None and each.name.value == name))
        ]
        return found[0] if len(found) == 1 else None


class Documents:
    """The documents of one process; the least used of the free ones is dropped first."""

    def __init__(self, schema: GraphQLSchema, persisted: dict[str, str], room: int = 2000) -> None:
        self._schema = schema
        self._room = room
        self._persisted_text = persisted
        self._persisted: dict[str, Document] = {}
        self._free: OrderedDict[bytes, Document] = OrderedDict()

    def by_hash(self, sha256: str) -> Document | None:
        """A persisted document, or None where its hash is unknown."""
        found = self._persisted.get(sha256)
        if found is None and sha256 in self._persisted_text:
            found = self._persisted[sha256] = self._read(self._persisted_text[sha256])
        return found

    def by_text(self, text: str) -> Document:
        """Any document, from the cache or read now."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        found = self._free.get(key)
        if found is not None:
            self._free.move_to_end(key)
            return found
        document = self._free[key] = self._read(text)
        if len(self._free) > self._room:
            self._free.popitem(last=False)
        return document

    def _read(self, text: str) -> Document:
        try:
            node = parse(text, max_tokens=MAX_TOKENS, no_location=False)
            check_limits(node)
        except GraphQLError as error:
            return Document(None, [error])
        except RecursionError:
            return Document(None, [GraphQLError("The document is nested too deeply.")])
        errors = validate(self._schema, node, max_errors=20)
        return Document(None if errors else node, errors)


def persisted_documents(frontend: Path) -> dict[str, str]:
    """Hash → text of the web page's documents, from the list that its build writes; empty without a build."""
    path = frontend / "persisted.json"
    if not path.is_file():
        return {}
    found: dict[str, str] = orjson.loads(path.read_bytes())
    return {key.removeprefix("sha256:"): text for key, text in found.items()}
