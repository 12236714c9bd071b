"""`recordPlay`, `likeWork` and `unlikeWork`."""

from typing import Any

import pytest

from core.ids import new_id
from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id, split_id
from storage.ledger.rows import Row
from storage.ledger.stream import last_position, rows_after
from tests.factories.campaigns import run, somebody
from tests.factories.contests import contest, entry
from tests.schema.conftest import Api

PLAY = """
mutation ($input: RecordPlayInput!) {
  recordPlay(input: $input) { work { id } errors { code field } }
}
"""
LIKES = """
mutation ($id: ID!) {
  %s(input: {workId: $id}) { work { id viewerHasLiked } errors { code field } }
}
"""


async def a_work(db: Database) -> str:
    return global_id("Work", (await entry(db, await contest(db))).work_id)


async def play(client: Any, **given: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.ask(PLAY, input=given))["recordPlay"]
    return answer


async def change(client: Any, name: str, work: str) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.ask(LIKES % name, id=work))[name]
    return answer


async def plays(redis: RedisClient, start: Any, work: str) -> list[Row]:
    rows = await rows_after(redis, start, count=10_000)
    return [row for row in rows if row.kind == "PLAY" and row.work == split_id(work)[1]]


async def test_a_visitor_plays_under_a_name_that_stays_with_the_browser(
    api: Api, db: Database, redis: RedisClient
) -> None:
    of = await contest(db)
    work = global_id("Work", (await entry(db, of)).work_id)
    one, other = api.client(), api.client()
    start = await last_position(redis)

    answers = [
        await play(one, workId=work, playId="play-aaaa", campaignId=global_id("Campaign", of.campaign_id)),
        await play(one, workId=work, playId="play-aaaa"),
        await play(one, workId=work, playId="play-bbbb"),
        await play(other, workId=work, playId="play-cccc"),
    ]

    rows = await plays(redis, start, work)
    assert answers == [{"work": {"id": work}, "errors": []}] * 4
    assert [row.campaign for row in rows] == [of.campaign_id, "", ""]
    assert rows[0].actor == rows[1].actor != rows[2].actor


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"playId": "no"}, "BAD_PLAY_ID", "playId"),
        ({"workId": "rubbish"}, "BAD_ID", "workId"),
        ({"campaignId": "rubbish"}, "BAD_ID", "campaignId"),
        ({"workId": global_id("Work", new_id())}, "NOT_FOUND", "workId"),
    ],
)
async def test_a_play_that_cannot_be_is_refused_and_not_written(
    api: Api, db: Database, redis: RedisClient, given: dict[str, str], code: str, field: str
) -> None:
    work, start = await a_work(db), await last_position(redis)

    answer = await play(api.client(), **({"workId": work, "playId": "play-aaaa"} | given))

    assert answer == {"work": None, "errors": [{"code": code, "field": field}]}
    assert await plays(redis, start, work) == []


async def test_a_like_is_seen_at_once_and_taken_back(api: Api, db: Database) -> None:
    work, client = await a_work(db), await api.signed_in((await somebody(db)).id)

    answers = [await change(client, name, work) for name in ("likeWork", "likeWork", "unlikeWork", "unlikeWork")]

    assert [answer["work"]["viewerHasLiked"] for answer in answers] == [True, True, False, False]
    assert not any(answer["errors"] for answer in answers)


@pytest.mark.parametrize("name", ["likeWork", "unlikeWork"])
async def test_who_may_not_is_told(api: Api, db: Database, name: str) -> None:
    work, hidden = await a_work(db), await a_work(db)
    await run(db, "MATCH (w:Work {id: $id}) SET w.published_at = null", id=split_id(hidden)[1])
    client = await api.signed_in((await somebody(db)).id)

    nobody = await change(api.client(), name, work)
    private = await change(client, name, hidden)
    other = await change(client, name, global_id("Campaign", new_id()))

    assert nobody == {"work": None, "errors": [{"code": "SIGNED_OUT", "field": None}]}
    assert private == {"work": None, "errors": [{"code": "NOT_FOUND", "field": "workId"}]}
    assert other == {"work": None, "errors": [{"code": "BAD_ID", "field": "workId"}]}


async def test_what_the_viewer_likes_costs_the_same_for_many_works(api: Api, db: Database) -> None:
    trips = []
    for count in (2, 10):
        of, client = await contest(db), await api.signed_in((await somebody(db)).id)
        ids = [global_id("Work", (await entry(db, of)).work_id) for _ in range(count)]
        await change(client, "likeWork", ids[0])
        data = await client.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Work { viewerHasLiked } } }", ids=ids)
        trips.append(client.trips)
        assert [node["viewerHasLiked"] for node in data["nodes"]] == [True] + [False] * (count - 1)

    assert trips[0] == trips[1] <= 3
