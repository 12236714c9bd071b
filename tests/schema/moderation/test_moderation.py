"""`report`, `reports`, `settleReport`, `setHoldWords` and `holdWords`."""

from graph.database import Database
from schema.nodes import global_id
from tests.factories.people import a_person
from tests.factories.works import a_work
from tests.schema.conftest import Api, Client

REPORT = "mutation ($input: ReportInput!) { report(input: $input) { reportId errors { code field } } }"
SETTLE = "mutation ($input: SettleReportInput!) { settleReport(input: $input) { reportId errors { code } } }"
REPORTS = """
query ($after: String) {
  reports(first: 100, after: $after) {
    nodes { id reason text subjectId subject { id } reporter { id } }
    pageInfo { hasNextPage endCursor }
  }
}
"""
SET = "mutation ($input: SetHoldWordsInput!) { setHoldWords(input: $input) { words errors { code field } } }"
WORDS = "query ($id: ID!) { holdWords(accountId: $id) }"


async def test_only_operators_read_and_settle_reports(api: Api, db: Database, operator: Client) -> None:
    work, person = global_id("Work", await a_work(db, await a_person(db))), await a_person(db)
    client = await api.signed_in(person)

    made = (await client.ask(REPORT, input={"subjectId": work, "reason": "FRAUD", "text": "看"}))["report"]
    hidden = [(await each.ask(REPORTS))["reports"] for each in (client, api.client())]
    refused = (await client.ask(SETTLE, input={"reportId": made["reportId"]}))["settleReport"]
    found, after = [], None
    while True:
        page = (await operator.ask(REPORTS, after=after))["reports"]
        found += [each for each in page["nodes"] if each["id"] == made["reportId"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    settled = (await operator.ask(SETTLE, input={"reportId": made["reportId"]}))["settleReport"]

    assert made["errors"] == []
    assert hidden == [None, None]
    assert refused["errors"] == [{"code": "NOT_OPERATOR"}]
    assert found == [
        {
            "id": made["reportId"],
            "reason": "FRAUD",
            "text": "看",
            "subjectId": work,
            "subject": {"id": work},
            "reporter": {"id": global_id("Person", person)},
        }
    ]
    assert settled == {"reportId": made["reportId"], "errors": []}


async def test_what_cannot_be_reported_is_refused(api: Api, db: Database) -> None:
    client = await api.signed_in(await a_person(db))

    for subject, code in ((global_id("Work", "x"), "NOT_FOUND"), (global_id("Upload", "x"), "BAD_ID")):
        answer = (await client.ask(REPORT, input={"subjectId": subject, "reason": "SPAM"}))["report"]
        assert answer["errors"] == [{"code": code, "field": "subjectId"}]
    answer = (await api.client().ask(REPORT, input={"subjectId": global_id("Work", "x"), "reason": "SPAM"}))["report"]
    assert answer["errors"][0]["code"] == "SIGNED_OUT"


async def test_words_are_kept_for_those_who_write_for_the_account(api: Api, db: Database) -> None:
    person = await a_person(db)
    client, me = await api.signed_in(person), global_id("Person", person)

    kept = (await client.ask(SET, input={"accountId": me, "words": ["广告", "AD", "ad"]}))["setHoldWords"]
    wrong = (await client.ask(SET, input={"accountId": me, "words": ["ok", ""]}))["setHoldWords"]

    assert kept == {"words": ["广告", "ad"], "errors": []}
    assert wrong["errors"] == [{"code": "EMPTY", "field": "words.1"}]
    assert await client.ask(WORDS, id=me) == {"holdWords": ["广告", "ad"]}
    assert await api.client().ask(WORDS, id=me) == {"holdWords": None}
