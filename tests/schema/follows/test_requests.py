from core.clock import now
from graph.access.actions import set_private
from graph.follows.actions import follow
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.schema.conftest import Api

INBOX = "{ viewer { followRequestCount followRequests(first: 5) { nodes { at person { id } } } } }"


def answer(name: str) -> str:
    kind = name[0].upper() + name[1:]
    return (
        f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ "
        "person { id viewerIsFollowed } errors { code field } } }"
    )


async def test_requests_are_answered_once_and_followers_removed(api: Api) -> None:
    db = api.database
    owner, yes, no = [await make.somebody(db) for _ in range(3)]
    await set_private(db, viewer=owner.viewer, private=True, now=now())
    for fan in (yes, no):
        await follow(db, viewer=fan.viewer, subject_id=owner.id, now=now())
    client = await api.signed_in(owner.id)
    of_yes, of_no = ({"personId": global_id("Person", fan.id)} for fan in (yes, no))

    inbox = (await client.ask(INBOX))["viewer"]
    trips = client.trips
    accepted = (await client.ask(answer("acceptFollowRequest"), input=of_yes))["acceptFollowRequest"]
    declined = (await client.ask(answer("declineFollowRequest"), input=of_no))["declineFollowRequest"]
    too_late = (await client.ask(answer("acceptFollowRequest"), input=of_no))["acceptFollowRequest"]
    left = (await client.ask(INBOX))["viewer"]
    removed = (await client.ask(answer("removeFollower"), input=of_yes))["removeFollower"]

    assert inbox["followRequestCount"] == 2
    assert {each["person"]["id"] for each in inbox["followRequests"]["nodes"]} == {
        of_yes["personId"],
        of_no["personId"],
    }
    assert trips <= 5  # the session, the viewer, the count, the list, the people
    assert accepted["person"]["viewerIsFollowed"]
    assert not declined["person"]["viewerIsFollowed"]
    assert too_late["errors"] == [{"code": "NOT_FOUND", "field": "personId"}]
    assert left == {"followRequestCount": 0, "followRequests": {"nodes": []}}
    assert not removed["person"]["viewerIsFollowed"]
