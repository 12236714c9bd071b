"""The web page's own documents are compiled at start, and answer as graphql-core does, with variables as a page sends.

Mutations of several fields, and subscriptions, stay with graphql-core; a page's mutations have one field.
"""

import pytest
import pytest_asyncio
from graphql import NonNullTypeNode, OperationType, VariableDefinitionNode, print_ast

from core.clock import now
from graph.access.viewer import Viewer
from graph.follows.actions import follow
from schema.build import schema
from schema.execution.documents import Document, Documents, persisted_documents
from schema.execution.engine import Engine
from schema.nodes import global_id
from stack.paths import ROOT
from tests.factories import submissions
from tests.factories.people import a_person, an_organisation, cypher
from tests.schema.conftest import Api, Client
from tests.schema.execution.oracle import answered_alike

TEXTS = persisted_documents(ROOT / "frontend/src/__generated__")
DOCUMENTS = Documents(schema()._schema, dict(TEXTS))


def named(sha256: str) -> str:
    document = DOCUMENTS.by_hash(sha256)
    assert document is not None
    operation = document.meant(None)
    return operation.node.name.value if operation is not None and operation.node.name else sha256


def kinds(*wanted: OperationType) -> list[str]:
    return [sha256 for sha256 in TEXTS if meant(sha256).operation(None) in wanted]


def meant(sha256: str) -> Document:
    document = DOCUMENTS.by_hash(sha256)
    assert document is not None
    return document


@pytest.mark.parametrize("sha256", kinds(OperationType.QUERY, OperationType.MUTATION), ids=named)
def test_document_is_compiled_at_start(sha256: str) -> None:
    engine = Engine(schema()._schema)

    engine.prepare([meant(sha256)])

    assert set(engine.counts) == {"made"}
    engine.close()


def test_no_document_is_invalid() -> None:
    assert [named(each) for each in TEXTS if meant(each).errors] == []


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def scene(api: Api) -> dict[str, list[str]]:
    """Ids and handles of each type, and who asks."""
    db = api.database
    made = await submissions.scene(db)
    entries = [await submissions.accepted(db, made) for _ in range(2)]
    waiting = await submissions.entered(db, made)
    fan = await a_person(db)
    organisation = await an_organisation(db, fan)
    for subject in (entries[0].author_id, organisation, made.campaign_id):
        await follow(db, viewer=Viewer(fan), subject_id=subject, now=now())
    rows = await cypher(
        db,
        "MATCH (n) WHERE n.id IN $ids RETURN n.handle",
        ids=[made.campaign_id, organisation, entries[0].author_id],
    )
    ids: list[str] = [global_id("Work", entries[0].work_id), global_id("Person", entries[0].author_id)]
    ids += [global_id("Organisation", organisation), global_id("Campaign", made.campaign_id)]
    ids += [global_id("Submission", waiting.id), global_id("Board", f"{made.campaign_id}:ENTRIES"), "none"]
    handles = [str(row[0]) for row in rows]
    return {"ids": ids, "handles": handles, "viewers": [fan, made.reviewer.id, made.host.editor.id]}


def values(variable: VariableDefinitionNode, scene: dict[str, list[str]], turn: int) -> object:
    """What a page may send for a variable: in each turn another."""
    type_ = variable.type.type if isinstance(variable.type, NonNullTypeNode) else variable.type
    written, name = print_ast(type_), variable.variable.name.value
    known: dict[str, object] = {
        "ID": scene["ids"][turn % len(scene["ids"])],
        "[ID!]": scene["ids"],
        "Int": (20, 1, 100)[turn % 3],
        "Boolean": turn % 2 == 0,
        "Float": 1.5,
        "String": scene["handles"][turn % len(scene["handles"])] if "andle" in name else None,
    }
    if written in known and (known[written] is not None or not isinstance(variable.type, NonNullTypeNode)):
        return known[written]
    if written == "String":
        return "a"
    definition = schema()._schema.type_map[written.strip("[]!")]
    members = list(getattr(definition, "values", {}))
    value = members[turn % len(members)] if members else None
    return [value] if written.startswith("[") and value else value


@pytest.mark.parametrize("sha256", kinds(OperationType.QUERY), ids=named)
async def test_query_answers_as_graphql_core_does(api: Api, scene: dict[str, list[str]], sha256: str) -> None:
    operation = meant(sha256).meant(None)
    assert operation is not None
    api.persist(TEXTS[sha256])
    clients: list[Client] = [api.client(), *[await api.signed_in(each) for each in scene["viewers"]]]

    before = len(api.asked)
    for turn in range(7):
        variables = {
            each.variable.name.value: values(each, scene, turn) for each in operation.node.variable_definitions or ()
        }
        answer = await clients[turn % 4].post({"documentId": sha256, "variables": variables})
        assert answer.status_code == 200
        assert "data" in answer.json(), answer.json()

    await answered_alike(api.engine.schema, api.asked[before:])
