"""Followers, mutuals, suggestions and packs, as a client asks for them."""

from typing import Any

from core.clock import now
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.people import a_person
from tests.schema.conftest import Api, Client

LIST = """
query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  node(id: $id) {
    ... on Person { followers(first: $first, after: $after, last: $last, before: $before) { ...Rows } }
    ... on Organisation { followers(first: $first, after: $after, last: $last, before: $before) { ...Rows } }
    ... on Campaign { followers(first: $first, after: $after, last: $last, before: $before) { ...Rows } }
  }
}
fragment Rows on AccountConnection {
  edges { cursor node { id handle } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}
"""
FOLLOWING = """
query ($id: ID!, $last: Int, $before: String) {
  node(id: $id) { ... on Person {
    following(last: $last, before: $before) { nodes { id } pageInfo { hasPreviousPage hasNextPage startCursor } }
  } }
}
"""
PAGE = """
query ($handle: String!) {
  account(handle: $handle) {
    id isVerified viewerIsFollowing cover { url }
    followers(first: 2) { nodes { id handle name picture { url } } pageInfo { hasNextPage endCursor } }
    ... on Person { works(first: 3) { nodes { id } } following(first: 2) { nodes { id } } }
  }
}
"""
MUTUALS = "query ($id: ID!) { node(id: $id) { ... on Person { viewerMutuals { count isExact nodes { id } } } } }"
SUGGESTED = "{ viewer { suggestions(first: 5) { reason words { zh en } account { id } } } }"
PACK = """
mutation ($input: FollowPartnersInput!) {
  followPartners(input: $input) {
    campaign { id } followed asked alreadyFollowed errors { code field }
  }
}
"""


def person(local: str) -> str:
    return global_id("Person", local)


async def rows(client: Client, subject: str, **page: Any) -> tuple[list[str], dict[str, Any]]:
    found = (await client.ask(LIST, id=subject, **page))["node"]["followers"]
    return [edge["node"]["id"] for edge in found["edges"]], found["pageInfo"]


async def follows(db: Database, who: str, *subjects: str) -> None:
    for each in subjects:
        await follow(db, viewer=Viewer(who), subject_id=each, now=now())


async def test_followers_page_forward_and_back_at_one_round_trip_more(api: Api, db: Database) -> None:
    subject, client = await a_person(db), api.client()
    fans = [await a_person(db) for _ in range(5)]
    for fan in fans:
        await follows(db, fan, subject)
    newest = [person(fan) for fan in fans[::-1]]

    one, info = await rows(client, person(subject), first=2)
    trips = client.trips
    two, second = await rows(client, person(subject), first=2, after=info["endCursor"])
    back, before = await rows(client, person(subject), last=2, before=second["startCursor"])
    end, last = await rows(client, person(subject), last=2)

    assert (one, two, back, end) == (newest[:2], newest[2:4], newest[:2], newest[3:])
    assert trips == 2
    assert (info["hasNextPage"], second["hasPreviousPage"]) == (True, True)
    assert (before["hasPreviousPage"], before["hasNextPage"]) == (False, True)
    assert (last["hasPreviousPage"], last["hasNextPage"]) == (True, False)


async def test_campaigns_and_organisations_have_followers(api: Api, db: Database) -> None:
    host = await make.host(db)
    campaign = await make.open_campaign(db, host)
    fan = await a_person(db)
    await follows(db, fan, campaign.id, host.organisation_id)

    for subject in (global_id("Campaign", campaign.id), global_id("Organisation", host.organisation_id)):
        assert (await rows(api.client(), subject))[0] == [person(fan)]


async def test_one_way_or_the_other(api: Api, db: Database) -> None:
    subject, client = person(await a_person(db)), api.client()
    for wrong in ({"first": 1, "last": 1}, {"last": 0}, {"last": 101}, {"before": "x"}):
        (error,) = await client.errors(LIST, id=subject, **wrong)
        assert error["extensions"]["code"] in ("BAD_FIRST", "BAD_CURSOR")
        assert error["extensions"]["field"] in ("last", "before")


async def test_following_goes_back_too(api: Api, db: Database) -> None:
    viewer, client = await a_person(db), api.client()
    subjects = [await a_person(db) for _ in range(3)]
    await follows(db, viewer, *subjects)

    found = (await client.ask(FOLLOWING, id=person(viewer), last=2))["node"]["following"]
    rest = (await client.ask(FOLLOWING, id=person(viewer), last=2, before=found["pageInfo"]["startCursor"]))["node"]

    assert [each["id"] for each in found["nodes"]] == [person(subjects[1]), person(subjects[0])]
    assert found["pageInfo"]["hasPreviousPage"]
    assert [each["id"] for each in rest["following"]["nodes"]] == [person(subjects[2])]


async def test_a_profile_with_followers_works_and_follow_state_is_one_round_trip(api: Api, db: Database) -> None:
    subject = await make.somebody(db)
    fans = [await a_person(db) for _ in range(3)]
    for fan in fans:
        await follows(db, fan, subject.id)
    client = await api.signed_in(fans[0])
    (handle,) = (await make.run(db, "MATCH (a:Account {id: $id}) RETURN a.handle", id=subject.id))[0]
    for _ in range(2):
        await client.ask(PAGE, handle=handle)
    await client.settle()

    found = (await client.ask(PAGE, handle=handle))["account"]

    assert client.trips == 1
    assert (found["viewerIsFollowing"], found["isVerified"], found["cover"]) == (True, False, None)
    assert [each["id"] for each in found["followers"]["nodes"]] == [person(fan) for fan in fans[:0:-1]]
    assert found["followers"]["pageInfo"]["hasNextPage"]


async def test_mutuals_are_those_the_viewer_follows(api: Api, db: Database) -> None:
    viewer, friend, subject = [await a_person(db) for _ in range(3)]
    await follows(db, viewer, friend)
    await follows(db, friend, subject)
    client = await api.signed_in(viewer)

    mutual = (await client.ask(MUTUALS, id=person(subject)))["node"]["viewerMutuals"]

    assert mutual == {"count": 1, "isExact": True, "nodes": [{"id": person(friend)}]}
    assert (await api.client().ask(MUTUALS, id=person(subject)))["node"]["viewerMutuals"] is None
    assert (await client.ask(MUTUALS, id=person(viewer)))["node"]["viewerMutuals"] is None


async def test_suggestions_say_why_in_both_languages(api: Api, db: Database) -> None:
    viewer, friend, subject = [await a_person(db) for _ in range(3)]
    await follows(db, viewer, friend)
    await follows(db, friend, subject)

    (found,) = (await (await api.signed_in(viewer)).ask(SUGGESTED))["viewer"]["suggestions"]

    assert (found["account"]["id"], found["reason"]) == (person(subject), "MUTUALS")
    assert "关注" in found["words"]["zh"]
    assert found["words"]["en"].startswith("Followed by")


async def test_a_pack_is_followed_at_once_and_says_how_many_are_new(api: Api, db: Database) -> None:
    host = await make.host(db)
    campaign = await make.open_campaign(db, host)
    member = await partners.verified(db, host, campaign.id)
    client = await api.signed_in(await a_person(db))
    asked = {"campaignId": global_id("Campaign", campaign.id)}

    first = (await client.ask(PACK, input=asked))["followPartners"]
    again = (await client.ask(PACK, input=asked))["followPartners"]
    nobody = (await api.client().ask(PACK, input=asked))["followPartners"]

    assert (first["followed"], first["alreadyFollowed"], first["errors"]) == (1, 0, [])
    assert (again["followed"], again["alreadyFollowed"]) == (0, 1)
    assert nobody["errors"] == [{"code": "SIGNED_OUT", "field": None}]
    assert len((await rows(client, global_id("Organisation", member.organisation_id)))[0]) == 1
