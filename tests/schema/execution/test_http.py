"""What a server must answer to bodies that are no request, and to requests that are none of ours."""

import gzip

import pytest

from tests.factories.people import a_person
from tests.schema.conftest import Api

NOW = "{ now }"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"null", "BAD_REQUEST"),
        (b"1", "BAD_REQUEST"),
        (b'"x"', "BAD_REQUEST"),
        (b"true", "BAD_REQUEST"),
        (b"[]", "BAD_REQUEST"),
        (b'[{"query": "{ now }"}]', "BAD_REQUEST"),
        (b"", "BAD_JSON"),
        (b"\xff\xfe", "BAD_JSON"),
        (b"[" * 100_000 + b"]" * 100_000, "BAD_JSON"),
        (b'{"query": 1}', "BAD_REQUEST"),
        (b'{"query": ""}', "BAD_REQUEST"),
        (b'{"query": "{ now }", "variables": []}', "BAD_REQUEST"),
        (b'{"query": "{ now }", "operationName": 1}', "BAD_REQUEST"),
        (b'{"documentId": "sha256:00"}', "PERSISTED_DOCUMENT_NOT_FOUND"),
    ],
    ids=lambda value: str(value[:30]),
)
async def test_body_that_is_no_request_is_400(api: Api, body: bytes, code: str) -> None:
    answer = await api.client().post(body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == code


async def test_number_of_five_thousand_digits_is_no_fault(api: Api) -> None:
    answer = await api.client().post(b'{"query": "{ now }", "variables": {"a": ' + b"9" * 5000 + b"}}")

    assert answer.status_code in (200, 400)


async def test_compressed_body_is_415(api: Api) -> None:
    body = gzip.compress(b'{"query": "{ now }"}')

    answer = await api.client().post(body, **{"content-encoding": "gzip"})

    assert answer.status_code == 415


async def test_form_is_415(api: Api) -> None:
    answer = await api.client().post(b"query=%7Bnow%7D", **{"content-type": "application/x-www-form-urlencoded"})

    assert answer.status_code == 415


async def test_large_body_is_413(api: Api) -> None:
    answer = await api.client().post(b'{"query": "' + b" " * 300_000 + b'{ now }"}')

    assert answer.status_code == 413


async def test_document_of_a_hundred_thousand_tokens_is_refused(api: Api) -> None:
    answer = await api.client().post({"query": "{" + " now" * 20_000 + "}"})

    assert "Document contains more than" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("document", ["{", "{ nothing }", "query A { now } query B { now }", "subscription { x }"])
async def test_document_that_cannot_run_is_400_in_the_new_media_type(api: Api, document: str) -> None:
    accept = "application/graphql-response+json"

    new = await api.client().post({"query": document}, accept=accept)
    old = await api.client().post({"query": document}, accept="application/json")

    assert (new.status_code, old.status_code) == (400, 200)
    assert new.headers["content-type"].startswith(accept)
    assert "data" not in new.json()


async def test_session_without_the_header_is_cross_site(api: Api) -> None:
    client = await api.signed_in(await a_person(api.database))
    client.headers = {}

    answer = await client.post({"query": NOW})

    assert answer.status_code == 403
    assert answer.json()["errors"][0]["extensions"]["code"] == "CROSS_SITE"


async def test_anonymous_needs_only_json(api: Api) -> None:
    client = api.client()
    client.headers = {}

    assert (await client.post({"query": NOW})).status_code == 200


async def test_unknown_bearer_token_is_401(api: Api) -> None:
    answer = await api.client().post({"query": NOW}, authorization="Bearer nonsense")

    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("document", "code", "field"),
    [
        ('{ node(id: "x") { id } }', "BAD_ID", "id"),
        ('{ node(id: "💥") { id } }', "BAD_ID", "id"),
        ('{ cities(search: "a", first: -1) { id } }', "BAD_FIRST", "first"),
        ('{ campaigns(after: "zzz") { nodes { id } } }', "BAD_CURSOR", "after"),
    ],
)
async def test_clients_own_mistake_is_told_with_its_field(api: Api, document: str, code: str, field: str) -> None:
    error = (await api.client().errors(document))[0]

    assert (error["extensions"]["code"], error["extensions"]["field"]) == (code, field)


async def test_introspection_answers(api: Api) -> None:
    data = await api.client().ask("{ __schema { queryType { name } types { name } } }")

    assert data["__schema"]["queryType"]["name"] == "Query"
