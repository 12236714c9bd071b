"""Made queries over the whole schema and real data: compiled, they answer as graphql-core does."""

from dataclasses import dataclass

import pytest_asyncio
from graphql import parse, validate
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.clock import now
from graph.access.viewer import Viewer
from graph.follows.actions import follow
from schema.nodes import global_id
from tests.factories import submissions
from tests.factories.people import a_person, an_organisation, cypher
from tests.schema.conftest import Api, Client
from tests.schema.execution.documents import Maker
from tests.schema.execution.oracle import answered_alike


@dataclass
class World:
    """Things to ask for, and people who ask."""

    api: Api
    clients: list[Client]
    handles: list[str]
    campaigns: list[str]
    ids: list[str]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def world(api: Api) -> World:
    """A campaign with entries, people who made and follow things, organisations."""
    db = api.database
    scene = await submissions.scene(db)
    entries = [await submissions.accepted(db, scene) for _ in range(3)]
    waiting = await submissions.entered(db, scene)
    fan, owner = await a_person(db), scene.host.editor.id
    organisation = await an_organisation(db, fan)
    for subject in (entries[0].author_id, entries[1].author_id, organisation, scene.campaign_id):
        await follow(db, viewer=Viewer(fan), subject_id=subject, now=now())
    rows = await cypher(
        db,
        "MATCH (n) WHERE n.id IN $ids AND n.handle IS NOT NULL RETURN n.handle, labels(n)",
        ids=[fan, owner, organisation, scene.campaign_id, *(entry.author_id for entry in entries)],
    )
    ids: list[str] = [
        global_id("Person", fan),
        global_id("Organisation", organisation),
        global_id("Campaign", scene.campaign_id),
    ]
    ids += [global_id("Submission", each.id) for each in (*entries, waiting)]
    ids += [global_id("Work", each.work_id) for each in (*entries, waiting)]
    ids += [global_id("Board", f"{scene.campaign_id}:ENTRIES"), global_id("Person", "nobody"), "garbage"]
    handles = {str(row[0]): row[1] for row in rows}
    return World(
        api,
        [api.client(), *[await api.signed_in(each) for each in (fan, owner, scene.reviewer.id, waiting.author_id)]],
        ["nobody-at-all", *(each for each, labels in handles.items() if "Campaign" not in str(labels))],
        ["none-such", *(each for each, labels in handles.items() if "Campaign" in str(labels))],
        ids,
    )


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
async def test_made_queries_answer_as_graphql_core_does(world: World, data: st.DataObject) -> None:
    core = world.api.engine.schema
    handle = st.sampled_from(world.handles + world.campaigns)
    values = {
        "handle": handle,
        "id": st.sampled_from(world.ids),
        "ids": st.sampled_from(world.ids),
        "ID": st.sampled_from(world.ids),
        "first": st.sampled_from([1, 2, 20, 100, 0]),
        "after": st.sampled_from(["", "bm90IG9uZQ"]),
        "String": st.sampled_from(["a", "shang", "上"]),
        "Int": st.integers(0, 5),
        "Float": st.just(1.5),
        "Boolean": st.booleans(),
        "DateTime": st.just("2027-01-01T00:00:00Z"),
        "LocalDateTime": st.just("2027-01-01T00:00"),
        "Date": st.just("2000-01-01"),
    }
    text, variables = Maker(core, data.draw, values, depth=5).document()
    assume(validate(core, parse(text)) == [])
    client = data.draw(st.sampled_from(world.clients))

    before = len(world.api.asked)
    answer = await client.post({"query": text, "variables": variables})

    assert answer.status_code == 200
    await answered_alike(core, world.api.asked[before:])
    del world.api.asked[before:]
