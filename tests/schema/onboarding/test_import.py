"""A spreadsheet from its upload to its invitations, as the page does it."""

from typing import Any

import pytest

from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories import partners, sheets
from tests.schema.conftest import Api, Client

ROWS = """
  id state rowCount includedCount sentCount progress problemCount
  rows { id number nameZh email city included result knownCity { name { en } }
    problems { cell code message { zh en } otherNumber suggestions { name { zh } } } }
"""
NODE = f"query ($id: ID!) {{ node(id: $id) {{ ... on PartnerImport {{ {ROWS} }} }} }}"
LIST = "query ($id: ID!) { node(id: $id) { ... on Campaign { partnerImports { id fileName state } } } }"
EDIT = f"""mutation ($input: EditPartnerImportRowInput!) {{
  editPartnerImportRow(input: $input) {{ partnerImport {{ {ROWS} }} errors {{ code field }} }} }}"""
SEND = """mutation ($input: SendPartnerImportInput!) {
  sendPartnerImport(input: $input) { partnerImport { state progress } errors { code field message messageZh } } }"""
DISCARD = """mutation ($input: DiscardPartnerImportInput!) {
  discardPartnerImport(input: $input) { partnerImport { state } errors { code } } }"""


async def upload(client: Client, campaign_id: str, content: bytes, **headers: str) -> tuple[int, dict[str, Any]]:
    answer = await client.http.post(
        "/partner-imports",
        params={"campaign": global_id("Campaign", campaign_id), "name": "五十家.csv"},
        content=content,
        headers=headers or {"x-kindred": "1"},
    )
    return answer.status_code, answer.json()


def sheet(*rows: tuple[str, ...]) -> bytes:
    return sheets.comma([("机构名称", "邮箱", "城市"), *rows]).encode("gbk")


async def test_a_sheet_is_brought_mended_and_sent(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    client = await api.signed_in(by.editor.id)
    good, mended = (f"{new_id()}@partner.example" for _ in range(2))

    status, said = await upload(client, made.id, sheet(("甲", good), ("乙", "oh no")))
    assert (status, said["errors"]) == (200, [])
    import_id = said["partnerImport"]["id"]
    listed = await client.ask(LIST, id=global_id("Campaign", made.id))
    assert listed["node"]["partnerImports"] == [{"id": import_id, "fileName": "五十家.csv", "state": "DRAFT"}]
    draft = (await client.ask(NODE, id=import_id))["node"]
    assert (draft["rowCount"], draft["problemCount"]) == (2, 1)
    (problem,) = draft["rows"][1]["problems"]
    assert (problem["cell"], problem["code"]) == ("EMAIL", "BAD_EMAIL")

    refused = (await client.ask(SEND, input={"importId": import_id}))["sendPartnerImport"]
    assert (refused["partnerImport"], refused["errors"][0]["code"]) == (None, "HAS_PROBLEMS")
    edited = await client.ask(EDIT, input={"rowId": draft["rows"][1]["id"], "email": mended})
    assert edited["editPartnerImportRow"]["partnerImport"]["problemCount"] == 0
    sending = (await client.ask(SEND, input={"importId": import_id}))["sendPartnerImport"]

    assert sending == {"partnerImport": {"state": "SENDING", "progress": 0}, "errors": []}
    assert await partners.mails_to(db, mended) == []


async def test_a_page_of_rows_costs_a_fixed_number_of_round_trips(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    client = await api.signed_in(by.editor.id)
    ids = []
    for count in (2, 80):
        rows = [(f"机构{n}", f"{new_id()}@partner.example", "成都") for n in range(count)]
        ids.append((await upload(client, made.id, sheet(*rows)))[1]["partnerImport"]["id"])

    trips = []
    for each in ids:
        assert (await client.ask(NODE, id=each))["node"]["rowCount"]
        trips.append(client.trips)

    assert trips[0] == trips[1] <= 5


async def test_who_may_not_bring_one_is_told_and_sees_none(api: Api, db: Database) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    await make.state(db, made.id, "OPEN")
    editor = await api.signed_in(by.editor.id)
    import_id = (await upload(editor, made.id, sheet(("甲", "a@b.example"))))[1]["partnerImport"]["id"]
    stranger = await api.signed_in((await make.somebody(db)).id)

    assert [(status, said["errors"][0]["code"]) for status, said in (
        await upload(api.client(), made.id, sheet(("甲", "a@b.example"))),
        await upload(stranger, made.id, sheet(("甲", "a@b.example"))),
        await upload(editor, made.id, sheet(("甲", "a@b.example")), **{"x-other": "1"}),
        await upload(editor, new_id(), sheet(("甲", "a@b.example"))),
    )] == [(401, "SIGNED_OUT"), (400, "NOT_MEMBER"), (403, "CROSS_SITE"), (404, "NOT_FOUND")]  # fmt: skip
    assert (await stranger.ask(NODE, id=import_id))["node"] is None
    listed = await stranger.ask(LIST, id=global_id("Campaign", made.id))
    assert listed["node"]["partnerImports"] is None
    refused = (await stranger.ask(DISCARD, input={"importId": import_id}))["discardPartnerImport"]
    assert [error["code"] for error in refused["errors"]] == ["NOT_FOUND"]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"x" * (3 << 20), 413, "TOO_LARGE"),
        (b"", 400, "EMPTY_FILE"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\1\2\3", 400, "WRONG_TYPE"),
        (sheets.bomb(), 413, "TOO_LARGE"),
    ],
    ids=["large", "empty", "picture", "bomb"],
)
async def test_a_bad_file_gets_one_clear_refusal(
    api: Api, db: Database, content: bytes, status: int, code: str
) -> None:
    by = await make.host(db)
    made = await make.draft(db, by)
    client = await api.signed_in(by.editor.id)

    got, said = await upload(client, made.id, content)

    (error,) = said["errors"]
    assert (got, error["code"], error["field"]) == (status, code, "file")
    assert error["message"]
    assert error["messageZh"]
