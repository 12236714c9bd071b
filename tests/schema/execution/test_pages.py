"""Pages in one round trip say what the resolvers say. (Every query asked here is asked of graphql-core in the end.)"""

import pytest

from core.clock import now
from graph.access.viewer import Viewer
from graph.follows.actions import follow
from storage.ledger import Ledger
from storage.ledger import entries as ledger
from tests.factories import campaigns as make
from tests.factories import submissions
from tests.factories.people import a_person, an_organisation, cypher
from tests.schema.conftest import Api, Client
from tests.schema.execution.oracle import compile_text

PROFILE = """query Profile($handle: String!) {
  account(handle: $handle) {
    __typename id handle name bio { zh en } city { id name { zh en } } createdAt followerCount viewerIsFollowing
    ... on Organisation { nameZh nameEn }
    ... on Person {
      following(first: 2) {
        edges { cursor node { __typename id handle name ... on Organisation { nameZh nameEn } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
      works {
        nodes { id title caption language state isPublic playCount likeCount createdAt publishedAt }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}"""
ENTRIES = """query Entries($handle: String!) {
  campaign(handle: $handle) {
    id handle title { zh en } text { zh en } rules { zh } topic hue state submissionCount partnerCount
    opensAt closesAt createdAt followerCount viewerIsFollowing organisation { id handle name nameZh nameEn }
    submissions(first: 2) {
      nodes {
        id state enteredAt decidedAt viewerHasVoted
        work { id title state isPublic author { id handle name viewerIsFollowing } }
        organisation { id handle name nameZh nameEn }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}"""


async def asked_until_compiled(client: Client, document: str, handle: str) -> tuple[object, int]:
    """The answer and its round trips, once the operation is compiled; it must not change on the way."""
    answers = [await client.ask(document, handle=handle) for _ in range(2)]
    await client.settle()
    answers.append(await client.ask(document, handle=handle))
    assert answers[0] == answers[1] == answers[2]
    return answers[2], client.trips


@pytest.mark.parametrize("followed", [0, 1, 3])
async def test_profile_of_a_person_is_one_round_trip_and_the_same(api: Api, followed: int) -> None:
    db = api.database
    person, fan = await a_person(db, handle=f"page{followed}"), await a_person(db)
    for n in range(followed):
        other = await an_organisation(db, fan) if n == 1 else await a_person(db)
        await follow(db, viewer=Viewer(person), subject_id=other, now=now())
    await follow(db, viewer=Viewer(fan), subject_id=person, now=now())
    author = make.Somebody(person, "")
    for state in ("READY", "PROCESSING", "READY"):
        await submissions.work(db, author, state=state)

    for client in (api.client(), await api.signed_in(fan), await api.signed_in(person)):
        answer, trips = await asked_until_compiled(client, PROFILE, f"PAGE{followed}")
        assert answer is not None
        assert trips == 1


async def test_profile_of_an_organisation_and_of_nobody(api: Api) -> None:
    organisation = await an_organisation(api.database, await a_person(api.database))
    handle = (await cypher(api.database, "MATCH (o:Organisation {id: $id}) RETURN o.handle", id=organisation))[0][0]
    client = api.client()

    found, trips = await asked_until_compiled(client, PROFILE, handle)
    nobody, _ = await asked_until_compiled(client, PROFILE, "nobody-has-this")

    assert isinstance(found, dict)
    assert found["account"]["__typename"] == "Organisation"
    assert nobody == {"account": None}
    assert trips == 1


async def test_what_a_page_does_not_say_of_one_type_is_left_to_the_resolvers(api: Api) -> None:
    owner = await a_person(api.database, handle="ownerofpage")
    organisation = await an_organisation(api.database, owner)
    handle = (await cypher(api.database, "MATCH (o:Organisation {id: $id}) RETURN o.handle", id=organisation))[0][0]
    await submissions.work(api.database, make.Somebody(owner, ""))
    document = """query Both($handle: String!) {
      account(handle: $handle) {
        id picture { url } viewerIsFollowing
        ... on Person { works(first: 3) { edges { cursor node { id poster { url width } } } } }
        ... on Organisation { kind viewerRole campaigns { nodes { id } } members { nodes { role } } }
      }
    }"""
    client = await api.signed_in(owner)

    person, trips = await asked_until_compiled(client, document, "ownerofpage")
    other, _ = await asked_until_compiled(client, document, handle)

    assert isinstance(person, dict)
    assert isinstance(other, dict)
    assert len(person["account"]["works"]["edges"]) == 1
    assert other["account"]["viewerRole"] == "OWNER"
    assert trips == 1


async def test_entries_of_a_campaign_are_one_round_trip_and_the_same(api: Api) -> None:
    db = api.database
    scene = await submissions.scene(db)
    entries = [await submissions.accepted(db, scene) for _ in range(3)]
    await submissions.entered(db, scene)
    fan = await a_person(db)
    await follow(db, viewer=Viewer(fan), subject_id=entries[2].author_id, now=now())
    await follow(db, viewer=Viewer(fan), subject_id=scene.campaign_id, now=now())
    actor = str((await cypher(db, "MATCH (p:Person {id: $id}) RETURN p.ledger_id", id=fan))[0][0])
    for_entry = {"campaign_id": scene.campaign_id, "submission_id": entries[2].id}
    await Ledger(api.redis).append(ledger.vote(actor=actor, closes_at=4_000_000_000_000, cast_at=1, **for_entry))
    handle = (await cypher(db, "MATCH (c:Campaign {id: $id}) RETURN c.handle", id=scene.campaign_id))[0][0]

    voted: list[int] = []
    for client in (api.client(), await api.signed_in(fan), await api.signed_in(scene.reviewer.id)):
        answer, trips = await asked_until_compiled(client, ENTRIES, handle)
        assert isinstance(answer, dict)
        nodes = answer["campaign"]["submissions"]["nodes"]
        assert len(nodes) == 2
        voted.append(sum(node["viewerHasVoted"] for node in nodes))
        assert trips == 1
    assert voted == [0, 1, 0]


@pytest.mark.parametrize(
    "document",
    [
        "query($h: String!, $n: Int) { account(handle: $h) { ... on Person { works(first: $n) { nodes { id } } } } }",
        "query($h: String!) { account(handle: $h) { ... on Person { works(first: 0) { nodes { id } } } } }",
        'query($h: String!) { account(handle: $h) { ... on Person { works(after: "x") { nodes { id } } } } }',
        "query($h: String!) { account(handle: $h) { ... on Person { works { nodes { id author { id } } } } } }",
        "query($h: String!) { account(handle: $h) { ... on Person { a: works(first: 1) { nodes { id } } "
        "b: works(first: 2) { nodes { id } } } } }",
    ],
)
async def test_what_the_page_does_not_have_is_left_to_the_resolvers(api: Api, document: str) -> None:
    from schema.build import schema

    made = compile_text(schema()._schema, document, {"h": "x"})

    assert "run.page" not in getattr(made, "source", "run.page")
