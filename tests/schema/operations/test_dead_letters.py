"""What an operator sees of jobs that failed for good, and that others see nothing."""

import pytest

from core.dead_letters import buried, bury
from core.ids import new_id
from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id
from tests.factories.campaigns import somebody
from tests.schema.conftest import Api, Client

LIST = "{ deadLetters(first: 100) { nodes { id job key error attempts } } }"
RETRY = "mutation ($id: ID!) { retryJob(input: {deadLetterId: $id}) { deadLetterId errors { code field } } }"


async def letter(redis: RedisClient) -> tuple[str, str]:
    key = new_id()
    await bury(redis, "check_upload", key, "the disk was full", 5, 1_794_000_000_000)
    return key, global_id("DeadLetter", f"check_upload/{key}")


async def test_an_operator_reads_them_and_has_one_tried_again(operator: Client, redis: RedisClient) -> None:
    key, letter_id = await letter(redis)
    shown = [one for one in (await operator.ask(LIST))["deadLetters"]["nodes"] if one["key"] == key]

    first = (await operator.ask(RETRY, id=letter_id))["retryJob"]
    second = (await operator.ask(RETRY, id=letter_id))["retryJob"]

    assert shown == [{"id": letter_id, "job": "check_upload", "key": key, "error": "the disk was full", "attempts": 5}]
    assert first == {"deadLetterId": letter_id, "errors": []}
    assert second == {"deadLetterId": None, "errors": [{"code": "NOT_FOUND", "field": "deadLetterId"}]}
    assert ("check_upload", key) not in await buried(redis)


@pytest.mark.parametrize(("who", "code"), [("nobody", "SIGNED_OUT"), ("somebody", "NOT_OPERATOR")])
async def test_others_see_nothing_and_change_nothing(
    api: Api, db: Database, redis: RedisClient, who: str, code: str
) -> None:
    key, letter_id = await letter(redis)
    client = api.client() if who == "nobody" else await api.signed_in((await somebody(db)).id)

    listed = await client.ask(LIST)
    answer = (await client.ask(RETRY, id=letter_id))["retryJob"]

    assert listed == {"deadLetters": None}
    assert answer == {"deadLetterId": None, "errors": [{"code": code, "field": None}]}
    assert ("check_upload", key) in await buried(redis)
