from typing import Any

from core.clock import now
from graph.access.actions import set_private, set_rule
from graph.access.capabilities import Capability, Rule, Who
from graph.access.viewer import Viewer
from graph.follows.actions import follow
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.schema.conftest import Api

CAN = ("WatchLive", "Message", "ReadPosts", "Tip", "SeeShop", "Enrol")
FIELDS = " ".join(f"viewerCan{each} {{ allowed reason edge opensAt message {{ zh en }} }}" for each in CAN)
ONE = f"""query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on Account {{
  id isPrivate viewerFollow {{ state since }} viewerIsFollowed viewerHasMuted {FIELDS}
}} }} }}"""


async def test_each_step_says_what_opens_it_and_many_accounts_are_one_read(api: Api) -> None:
    db = api.database
    viewer, *others = [await make.somebody(db) for _ in range(4)]
    owner = Viewer(others[0].id)
    step: dict[str, Any] = {"viewer": owner, "account_id": owner.person_id, "now": now()}
    await set_rule(db, **step, capability=Capability.TIP, rule=Rule(Who.NOBODY))
    await set_rule(db, **step, capability=Capability.SHOP, rule=Rule(Who.MUTUALS))
    await set_rule(db, **step, capability=Capability.CLASSES, rule=Rule(Who.FOLLOWERS_SINCE, 30))
    await set_rule(db, **step, capability=Capability.LIVE, rule=Rule(Who.ANYONE))
    client = await api.signed_in(viewer.id)
    ids = [global_id("Person", each.id) for each in others]

    (before, *_) = (await client.ask(ONE, ids=ids))["nodes"]
    trips = client.trips
    await client.ask(ONE, ids=ids[:1])
    assert client.trips == trips
    await follow(db, viewer=viewer.viewer, subject_id=owner.person_id, now=now())
    after = (await client.ask(ONE, ids=ids))["nodes"][0]

    assert before["viewerFollow"] == {"state": "NONE", "since": None}
    assert before["viewerCanWatchLive"]["allowed"]
    assert before["viewerCanMessage"] == {
        "allowed": False,
        "reason": "FOLLOW",
        "edge": "VIEWER_FOLLOWS",
        "opensAt": None,
        "message": {"zh": "关注后即可发私信。", "en": "Follow to message."},
    }
    assert after["viewerFollow"]["state"] == "FOLLOWING"
    assert after["viewerFollow"]["since"] is not None
    assert after["viewerCanMessage"] == dict.fromkeys(before["viewerCanMessage"]) | {"allowed": True}
    assert after["viewerCanTip"]["reason"] == "NOBODY"
    assert (after["viewerCanSeeShop"]["reason"], after["viewerCanSeeShop"]["edge"]) == (
        "FOLLOW_BACK",
        "ACCOUNT_FOLLOWS",
    )
    assert after["viewerCanEnrol"]["reason"] == "FOLLOW_LONGER"
    assert after["viewerCanEnrol"]["opensAt"] > after["viewerFollow"]["since"]


async def test_a_private_account_says_that_it_was_asked(api: Api) -> None:
    db = api.database
    viewer, owner = await make.somebody(db), await make.somebody(db)
    await set_private(db, viewer=owner.viewer, private=True, now=now())
    client = await api.signed_in(viewer.id)
    follow_it = """mutation($input: FollowInput!) { follow(input: $input) {
      account { isPrivate viewerIsFollowing viewerFollow { state } } errors { code }
    } }"""

    asked = (await client.ask(follow_it, input={"subjectId": global_id("Person", owner.id)}))["follow"]
    seen = (await client.ask(ONE, ids=[global_id("Person", owner.id)]))["nodes"][0]

    assert asked == {
        "account": {"isPrivate": True, "viewerIsFollowing": False, "viewerFollow": {"state": "REQUESTED"}},
        "errors": [],
    }
    assert (seen["viewerCanMessage"]["reason"], seen["viewerCanMessage"]["edge"]) == ("REQUESTED", "REQUEST_ACCEPTED")
    signed_out = (await api.client().ask(ONE, ids=[global_id("Person", owner.id)]))["nodes"][0]
    assert signed_out["viewerCanMessage"]["reason"] == "SIGN_IN"
