"""The campaign page: who sees what of it, and that it costs the same whatever stands on it."""

from typing import Any

from core.clock import millis, now
from core.ids import new_id
from core.paging import cursor
from graph.database import Database
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories import submissions as entries
from tests.schema.conftest import Api

PAGE = """
query ($handle: String!) {
  campaign(handle: $handle) {
    id title { zh en } cover { url } organisation { id name followerCount viewerIsFollowing viewerRole }
    submissionCount partnerCount followerCount viewerIsFollowing viewerVote { id } missing
    viewerCanEdit { allowed reason message { zh en } } viewerCanVote { allowed reason }
    viewerCanEnter { allowed reason }
    partners(first: 10) { nodes { id state reason organisation { name city { name { zh } } } campaign { id } } }
    submissions(first: 10) {
      edges { cursor node {
        id state voteCount viewerHasVoted viewerCanReview { allowed reason } organisation { name } campaign { id }
        work { id title author { name } viewerHasLiked waitsFor video { url } }
      } }
      pageInfo { hasNextPage endCursor }
    }
    reviewQueue(first: 10) { nodes { id work { title } organisation { name } } }
    partnerInvitations(first: 10) { nodes { email state organisation { name } campaign { id } } }
    history(first: 10) { nodes { kind at actor { name } onBehalfOf { name } } }
    board(kind: ENTRIES) { state entrantCount }
  }
}
"""
LIST = """
query ($after: String) {
  campaigns(first: FIRST, after: $after) {
    nodes {
      id organisation { name } followerCount viewerIsFollowing viewerCanEnter { allowed } cover { url }
      partners(first: 1) { nodes { organisation { name } } }
      submissions(first: 1) { nodes { work { title } } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""


SOON = millis(now()) + 3_600_000


async def handle_of(db: Database, campaign_id: str) -> str:
    return str((await make.run(db, "MATCH (c:Campaign {id: $id}) RETURN c.handle", id=campaign_id))[0][0])


async def test_a_page_costs_the_same_with_one_row_and_with_many(api: Api, db: Database) -> None:
    small, large = await entries.scene(db), await entries.scene(db)
    for scene, rows in ((small, 1), (large, 4)):
        for _ in range(rows):
            await entries.accepted(db, scene)
            await entries.entered(db, scene)
            await partners.verified(db, scene.host, scene.campaign_id)
            await partners.invited(db, scene.host, scene.campaign_id)
    costs = {}

    for scene, rows in ((small, 1), (large, 4)):
        client = await api.signed_in(scene.host.editor.id)
        page = (await client.ask(PAGE, handle=await handle_of(db, scene.campaign_id)))["campaign"]
        costs[rows] = client.trips

        assert len(page["submissions"]["edges"]) == rows
        assert len(page["reviewQueue"]["nodes"]) == rows
        assert len(page["partners"]["nodes"]) == rows + 1
        assert len(page["partnerInvitations"]["nodes"]) == 2 * rows + 1
        assert all(edge["node"]["work"]["title"] == "Blue" for edge in page["submissions"]["edges"])

    # Loaders that several levels share may be asked once or twice, as answers come in: never more for more rows.
    assert max(costs.values()) <= 26


async def test_each_viewer_sees_what_they_may(api: Api, db: Database) -> None:
    scene = await entries.scene(db)
    entry, waiting = await entries.accepted(db, scene), await entries.entered(db, scene)
    handle = await handle_of(db, scene.campaign_id)

    async def page(person: make.Somebody | None) -> dict[str, Any]:
        client = api.client() if person is None else await api.signed_in(person.id)
        found: dict[str, Any] = (await client.ask(PAGE, handle=handle))["campaign"]
        return found

    public, host, reviewer = await page(None), await page(scene.host.editor), await page(scene.reviewer)
    for seen in (public, host, reviewer):
        assert [edge["node"]["id"] for edge in seen["submissions"]["edges"]] == [global_id("Submission", entry.id)]
    assert (public["reviewQueue"], public["partnerInvitations"]) == (None, None)
    assert public["viewerCanEdit"] == {
        "allowed": False, "reason": "SIGN_IN", "message": {"zh": "请先登录。", "en": "Please sign in first."},
    }  # fmt: skip
    assert host["viewerCanEdit"] == {"allowed": True, "reason": None, "message": None}
    assert reviewer["viewerCanEdit"]["reason"] == "NOT_MEMBER"
    for seen in (host, reviewer):
        assert [node["id"] for node in seen["reviewQueue"]["nodes"]] == [global_id("Submission", waiting.id)]
    assert reviewer["partnerInvitations"] is None


async def test_a_draft_looks_like_not_found_to_others(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    document = "query ($handle: String!, $id: ID!) { campaign(handle: $handle) { id } node(id: $id) { id } }"
    node_id = global_id("Campaign", made.id)

    for client, found in (
        (await api.signed_in(by.editor.id), {"id": node_id}),
        (await api.signed_in((await make.somebody(db)).id), None),
        (api.client(), None),
    ):
        data = await client.ask(document, handle=made.handle.upper(), id=node_id)
        assert data == {"campaign": found, "node": found}


async def test_the_list_costs_the_same_for_few_and_many_and_is_paged(api: Api, db: Database) -> None:
    for _ in range(4):
        scene = await entries.scene(db)
        await entries.accepted(db, scene)
        # Before all others, so that the first row has what the rest have: a partner and an entry.
        await make.run(db, "MATCH (c:Campaign {id: $id}) SET c.closes_at = $at", id=scene.campaign_id, at=SOON)
    client = await api.signed_in((await make.somebody(db)).id)

    start = cursor((0, SOON - 1, ""))
    few = (await client.ask(LIST.replace("FIRST", "1"), after=start))["campaigns"]
    trips = client.trips
    many = (await client.ask(LIST.replace("FIRST", "4"), after=start))["campaigns"]
    rest = (await client.ask(LIST.replace("FIRST", "3"), after=few["pageInfo"]["endCursor"]))["campaigns"]

    assert max(client.trips, trips) <= 9
    assert few["nodes"] + rest["nodes"] == many["nodes"]
    assert all(len(node["submissions"]["nodes"]) == 1 for node in many["nodes"])
    assert few["pageInfo"]["hasNextPage"]


async def test_a_bad_cursor_or_a_page_too_large_is_the_clients_mistake(api: Api) -> None:
    client = api.client()

    for first, after, code in (
        (101, None, "BAD_FIRST"), (0, None, "BAD_FIRST"), (1, "x", "BAD_CURSOR"), (1, "WyJhIl0", "BAD_CURSOR"),
    ):  # fmt: skip
        (error,) = await client.errors(LIST.replace("FIRST", str(first)), after=after)
        assert error["extensions"]["code"] == code


async def test_an_unknown_handle_is_no_campaign(api: Api) -> None:
    data = await api.client().ask("query ($h: String!) { campaign(handle: $h) { id } }", h=new_id())

    assert data == {"campaign": None}
