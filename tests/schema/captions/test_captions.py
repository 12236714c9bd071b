from typing import Any

import pytest

from graph.database import Database
from schema.nodes import global_id
from tests.factories.people import a_person
from tests.factories.works import a_work
from tests.schema.conftest import Api

SHOWN = "captions { language webvtt changedAt lines { startMs endMs text } }"
SAVE = f"""
mutation($input: SaveCaptionsInput!) {{ saveCaptions(input: $input) {{
  work {{ id {SHOWN} }} errors {{ code field message messageZh }} }} }}
"""
REMOVE = f"""
mutation($input: RemoveCaptionsInput!) {{ removeCaptions(input: $input) {{
  work {{ id {SHOWN} }} errors {{ code field }} }} }}
"""
NODE = f"query($id: ID!) {{ node(id: $id) {{ ... on Work {{ id {SHOWN} }} }} }}"
OWN = f"{{ viewer {{ works(first: 50) {{ nodes {{ id {SHOWN} }} }} }} }}"
FILE = "WEBVTT\n\nNOTE x\n\n00:00.000 --> 00:01.000 line:0\n<b>海</b>边 &lt;script&gt;\n"


async def test_file_becomes_lines_that_everybody_sees(api: Api, db: Database) -> None:
    author = await a_person(db)
    work_id = global_id("Work", await a_work(db, author))

    given = {"workId": work_id, "language": "ZH", "webvtt": FILE}
    saved = (await (await api.signed_in(author)).ask(SAVE, input=given))["saveCaptions"]

    assert saved["errors"] == []
    shown = (await api.client().ask(NODE, id=work_id))["node"]["captions"]
    assert shown == saved["work"]["captions"]
    assert shown[0]["lines"] == [{"startMs": 0, "endMs": 1000, "text": "海边 <script>"}]
    assert shown[0]["webvtt"] == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n海边 &lt;script&gt;\n"


async def test_lines_take_the_place_of_lines_and_go(api: Api, db: Database) -> None:
    author = await a_person(db)
    work_id = global_id("Work", await a_work(db, author))
    client = await api.signed_in(author)
    lines = [{"startMs": 0, "endMs": 900, "text": "one"}, {"startMs": 900, "endMs": 2000, "text": "two"}]

    await client.ask(SAVE, input={"workId": work_id, "language": "EN", "lines": lines[:1]})
    saved = await client.ask(SAVE, input={"workId": work_id, "language": "EN", "lines": lines})
    gone = await client.ask(REMOVE, input={"workId": work_id, "language": "EN"})

    assert [each["lines"] for each in saved["saveCaptions"]["work"]["captions"]] == [lines]
    assert gone["removeCaptions"] == {"work": {"id": work_id, "captions": []}, "errors": []}


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({}, "EMPTY", "lines"),
        ({"lines": []}, "EMPTY", "lines"),
        ({"webvtt": "hello"}, "BAD_CAPTIONS", "webvtt"),
        ({"webvtt": "WEBVTT" + "\n" * 81_000}, "TOO_LARGE", "webvtt"),
        ({"lines": [{"startMs": 5, "endMs": 4, "text": "x"}]}, "BAD_TIME", "lines.0"),
        ({"lines": [{"startMs": 0, "endMs": 9000, "text": "x"}]}, "BAD_TIME", "lines.0"),
        ({"workId": "nonsense", "lines": []}, "BAD_ID", "workId"),
        ({"workId": global_id("Work", "0" * 26), "webvtt": FILE}, "NOT_FOUND", "workId"),
    ],
)
async def test_refusal_names_its_field(given: dict[str, Any], code: str, field: str, api: Api, db: Database) -> None:
    author = await a_person(db)
    work_id = global_id("Work", await a_work(db, author))

    asked = {"workId": work_id, "language": "ZH", **given}
    answer = (await (await api.signed_in(author)).ask(SAVE, input=asked))["saveCaptions"]

    assert [(each["code"], each["field"]) for each in answer["errors"]] == [(code, field)]
    assert all(each["message"] and each["messageZh"] for each in answer["errors"])


async def test_many_works_cost_no_more_round_trips_than_one(api: Api, db: Database) -> None:
    author = await a_person(db)
    client = await api.signed_in(author)
    counts = []
    for number in (1, 9):
        for _ in range(number):
            work_id = global_id("Work", await a_work(db, author))
            await client.ask(SAVE, input={"workId": work_id, "language": "ZH", "webvtt": FILE})
        await client.ask(OWN)
        counts.append(client.trips)

    assert counts[0] == counts[1] <= 5
