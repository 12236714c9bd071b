"""Comments over the API: written, held, let through, liked, deleted, and watched live."""

from typing import Any

from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id
from tests.factories.comments import a_comment
from tests.factories.people import a_person
from tests.factories.posts import a_post
from tests.factories.works import a_work
from tests.schema.conftest import Api
from tests.schema.works.test_work_progress import watching

WRITE = """
mutation ($input: WriteCommentInput!) {
  writeComment(input: $input) {
    comment { id text state holdCause replyToId viewerCanDelete viewerCanModerate writer { id } subject { id } }
    errors { code field message messageZh }
  }
}
"""
ACT = """
mutation ($input: %sInput!) {
  %s(input: $input) { %s errors { code field } }
}
"""
COMMENT = "comment { state likeCount viewerHasLiked }"
READ = """
query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Discussed {
      commentCount
      comments(first: 10) {
        nodes { id text writer { id name } viewerCanModerate replyCount replies(first: 5) { nodes { id text } } }
      }
    }
  }
}
"""
HELD = "query ($id: ID!) { heldComments(accountId: $id) { nodes { id text subject { id } writer { name } } } }"
WATCH = "subscription ($id: ID!) { commentAdded(subjectId: $id) { id text replyToId } }"


async def write(client: Any, subject: str, text: str, **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.ask(WRITE, input={"subjectId": subject, "text": text, **more}))[
        "writeComment"
    ]
    return answer


async def act(client: Any, name: str, comment: str) -> dict[str, Any]:
    shown = "deletedId" if name == "deleteComment" else COMMENT
    document = ACT % (name[0].upper() + name[1:], name, shown)
    answer: dict[str, Any] = (await client.ask(document, input={"commentId": comment}))[name]
    return answer


async def test_a_held_comment_goes_through_the_queue(api: Api, db: Database) -> None:
    author, reader = await a_person(db), await a_person(db)
    owner, writer, visitor = await api.signed_in(author), await api.signed_in(reader), api.client()
    work, me = global_id("Work", await a_work(db, author)), global_id("Person", author)

    written = (await write(writer, work, "加微信"))["comment"]
    before = (await visitor.ask(READ, ids=[work]))["nodes"][0]
    waiting = [(await client.ask(HELD, id=me))["heldComments"]["nodes"] for client in (owner, writer, visitor)]
    refused = await act(writer, "approveComment", written["id"])
    approved = await act(owner, "approveComment", written["id"])
    after = (await visitor.ask(READ, ids=[work]))["nodes"][0]

    assert (written["state"], written["holdCause"], written["subject"]) == ("HELD", "WORDS", {"id": work})
    assert (written["viewerCanDelete"], written["viewerCanModerate"]) == (True, False)
    assert before == {"commentCount": 0, "comments": {"nodes": []}}
    assert [[each["id"] for each in queue] for queue in waiting] == [[written["id"]], [], []]
    assert refused["errors"] == [{"code": "NOT_FOUND", "field": "commentId"}]
    assert approved["comment"]["state"] == "VISIBLE"
    assert after["commentCount"] == 1
    assert after["comments"]["nodes"][0]["text"] == "加微信"


async def test_liked_hidden_and_deleted(api: Api, db: Database) -> None:
    author, reader = await a_person(db), await a_person(db)
    owner, writer = await api.signed_in(author), await api.signed_in(reader)
    work = global_id("Work", await a_work(db, author))
    top = (await write(writer, work, "one"))["comment"]["id"]
    reply = (await write(owner, work, "two", replyToId=top))["comment"]

    answers = [
        await act(client, name, top)
        for client, name in (
            (owner, "likeComment"),
            (owner, "likeComment"),
            (owner, "unlikeComment"),
            (owner, "hideComment"),
            (writer, "deleteComment"),
        )
    ]

    assert reply["replyToId"] == top
    assert [each["errors"] for each in answers] == [[]] * 5
    assert [each["comment"]["likeCount"] for each in answers[:3]] == [1, 1, 0]
    assert answers[3]["comment"]["state"] == "HIDDEN"
    assert answers[4]["deletedId"] == top
    assert (await owner.ask(READ, ids=[work]))["nodes"][0]["commentCount"] == 0


async def test_refusals_name_the_field(api: Api, db: Database) -> None:
    work = global_id("Work", await a_work(db, await a_person(db)))
    client = await api.signed_in(await a_person(db))

    for asked, code, field in (
        ({"text": ""}, "EMPTY", "text"),
        ({"text": "x" * 1001}, "TOO_LONG", "text"),
        ({"text": "x", "replyToId": work}, "BAD_ID", "replyToId"),
        ({"text": "x", "replyToId": global_id("Comment", "x")}, "NOT_FOUND", "parentId"),
    ):
        [error] = (await write(client, work, **asked))["errors"]
        assert (error["code"], error["field"]) == (code, field)
    [error] = (await write(api.client(), work, "x"))["errors"]
    assert error["code"] == "SIGNED_OUT"


async def test_comments_of_many_cost_the_same(api: Api, db: Database, redis: RedisClient) -> None:
    trips = []
    for count in (1, 4):
        author = await a_person(db)
        client = await api.signed_in(author)
        ids = []
        for _ in range(count):
            for kind, subject in (("Work", await a_work(db, author)), ("Post", await a_post(db, author))):
                top = await a_comment(db, redis, await a_person(db), subject) if kind == "Work" else None
                await a_comment(db, redis, author, subject, parent_id=top)
                ids.append(global_id(kind, subject))
        nodes = (await client.ask(READ, ids=ids))["nodes"]
        trips.append(client.trips)
        assert [node["commentCount"] for node in nodes] == [1, 1] * count

    assert trips[0] == trips[1] <= 8


async def test_an_open_page_gets_what_arrives_and_what_is_let_through_once(
    api: Api, db: Database, redis: RedisClient
) -> None:
    author = await a_person(db)
    owner = await api.signed_in(author)
    work = await a_work(db, author)
    writer = await a_person(db)
    held = await a_comment(db, redis, writer, work, "脑残")

    async with watching(api, redis, work, None, WATCH) as page:
        first = await a_comment(db, redis, writer, work, "first")
        arrived = [(await page.message())["payload"]["data"]["commentAdded"]]
        await act(owner, "approveComment", global_id("Comment", held))
        arrived.append((await page.message())["payload"]["data"]["commentAdded"])
        await a_comment(db, redis, author, work, "reply", parent_id=first)
        arrived.append((await page.message())["payload"]["data"]["commentAdded"])

    assert [each["text"] for each in arrived] == ["first", "脑残", "reply"]
    assert arrived[2]["replyToId"] == global_id("Comment", first)


async def test_who_may_not_see_the_work_watches_nothing(api: Api, db: Database, redis: RedisClient) -> None:
    work = await a_work(db, await a_person(db), public=False)

    async with watching(api, redis, work, None, WATCH) as page:
        message = await page.message()

    assert message["type"] == "error" or message["payload"]["errors"]
