"""`writePost`, `editPost`, `deletePost`, `likePost`, `unlikePost`, and `Account.posts`."""

from typing import Any

import pytest

from core.clock import now
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from schema.nodes import global_id
from storage.store import Store
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.posts import a_picture, a_post
from tests.schema.conftest import Api

WRITE = """
mutation ($input: WritePostInput!) {
  writePost(input: $input) {
    post {
      id text audience editedAt likeCount viewerHasLiked viewerCanEditUntil viewerCanDelete
      author { id name } pictures { alt picture { url width height } }
    }
    errors { code field message messageZh }
  }
}
"""
CHANGE = """
mutation ($edit: EditPostInput!, $like: LikePostInput!, $unlike: UnlikePostInput!, $delete: DeletePostInput!) {
  editPost(input: $edit) { post { text editedAt } errors { code field } }
  likePost(input: $like) { post { likeCount viewerHasLiked } errors { code field } }
  unlikePost(input: $unlike) { post { likeCount viewerHasLiked } errors { code field } }
  deletePost(input: $delete) { deletedId errors { code field } }
}
"""
POSTS = """
query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Account {
      posts(first: 2) {
        nodes { id text viewerCanDelete pictures { alt picture { url } } author { id } }
        pageInfo { hasNextPage }
      }
    }
  }
}
"""


def changed(post: str) -> dict[str, Any]:
    ids = {name: {"postId": post} for name in ("edit", "like", "unlike", "delete")}
    return ids | {"edit": {"postId": post, "text": "later"}}


async def test_a_post_with_a_picture_is_written_changed_and_deleted(
    api: Api, db: Database, store: Store, redis: RedisClient
) -> None:
    author = await a_person(db)
    client = await api.signed_in(author)
    upload = await a_picture(db, store, redis, author)

    given = {"text": "海 🌊", "pictures": [{"uploadId": global_id("Upload", upload), "alt": "the sea"}]}
    written = (await client.ask(WRITE, input=given))["writePost"]
    post = written["post"]
    after = await client.ask(CHANGE, **changed(post["id"]))

    assert written["errors"] == []
    assert (post["text"], post["audience"], post["editedAt"]) == ("海 🌊", "FOLLOWERS", None)
    assert (post["viewerCanDelete"], post["viewerCanEditUntil"] is not None) == (True, True)
    assert post["author"]["id"] == global_id("Person", author)
    assert post["pictures"][0]["alt"] == "the sea"
    assert post["pictures"][0]["picture"]["url"].startswith("http")
    assert after["editPost"]["post"]["editedAt"] is not None
    assert after["likePost"]["post"] == {"likeCount": 1, "viewerHasLiked": True}
    assert after["unlikePost"]["post"] == {"likeCount": 0, "viewerHasLiked": False}
    assert after["deletePost"] == {"deletedId": post["id"], "errors": []}
    assert await client.ask("query ($id: ID!) { node(id: $id) { id } }", id=post["id"]) == {"node": None}


async def test_refusals_name_the_field(api: Api, db: Database) -> None:
    author = await a_person(db)
    client = await api.signed_in(author)
    organisation = global_id("Organisation", await an_organisation(db, await a_person(db)))

    for given, code, field in (
        ({"text": ""}, "EMPTY", "text"),
        ({"text": "x", "audience": "ANYONE"}, "AUDIENCE_TOO_LOOSE", "audience"),
        ({"text": "x", "onBehalfOf": organisation}, "NOT_FOUND", "onBehalfOf"),
        ({"text": "x", "pictures": [{"uploadId": organisation}]}, "BAD_ID", "pictures.0.uploadId"),
        ({"text": "x", "pictures": [{"uploadId": global_id("Upload", "x")}]}, "NO_PICTURE", "pictures"),
    ):
        [error] = (await client.ask(WRITE, input=given))["writePost"]["errors"]
        assert (error["code"], error["field"]) == (code, field)
        assert error["message"]
        assert error["messageZh"]


@pytest.mark.parametrize("who", ["nobody", "stranger"])
async def test_others_change_nothing(api: Api, db: Database, who: str) -> None:
    author = await a_person(db)
    await cypher(db, "MATCH (a:Account {id: $id}) SET a.may_posts = 'ANYONE'", id=author)
    post = global_id("Post", await a_post(db, author))
    client = api.client() if who == "nobody" else await api.signed_in(await a_person(db))

    answer = await client.ask(CHANGE, **changed(post))

    said = [answer[name]["errors"] for name in ("editPost", "deletePost")]
    assert [error["code"] for [error] in said] == ["SIGNED_OUT" if who == "nobody" else "NOT_FOUND"] * 2
    assert bool(answer["likePost"]["errors"]) == (who == "nobody")


async def test_posts_of_many_accounts_cost_the_same(api: Api, db: Database) -> None:
    fan = await a_person(db)
    client = await api.signed_in(fan)
    trips = []
    for count in (2, 6):
        authors = [await a_person(db) for _ in range(count)]
        for author in authors:
            await follow(db, viewer=Viewer(fan), subject_id=author, now=now())
            for number in range(3):
                await a_post(db, author, f"post {number}")
        stranger = await a_person(db)
        await a_post(db, stranger)

        nodes = (await client.ask(POSTS, ids=[global_id("Person", each) for each in [*authors, stranger]]))["nodes"]
        trips.append(client.trips)

        assert [len(node["posts"]["nodes"]) for node in nodes[:-1]] == [2] * count
        assert all(node["posts"]["pageInfo"]["hasNextPage"] for node in nodes[:-1])
        assert nodes[-1]["posts"] is None

    assert trips[0] == trips[1] <= 6
