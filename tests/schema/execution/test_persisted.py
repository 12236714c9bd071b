"""Automatic persisted queries as Apollo's clients speak them, and public persisted queries by GET."""

import hashlib

import pytest

from tests.factories.people import a_person
from tests.schema.conftest import Api

NOW = "query Now { now }"
ACCOUNT = "query A($handle: String!) { account(handle: $handle) { handle viewerIsFollowing } }"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def persisted(text: str) -> dict[str, object]:
    return {"persistedQuery": {"version": 1, "sha256Hash": sha256(text)}}


async def test_unknown_hash_asks_for_the_text_and_is_known_from_then_on(api: Api) -> None:
    client, text = api.client(), "query Unknown { now }"

    before = (await client.post({"extensions": persisted(text)})).json()
    first = (await client.post({"query": text, "extensions": persisted(text)})).json()
    after = (await client.post({"extensions": persisted(text)})).json()

    assert before["errors"][0]["message"] == "PersistedQueryNotFound"
    assert before["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
    assert first.keys() == after.keys() == {"data"}


async def test_hash_of_another_text_is_refused(api: Api) -> None:
    answer = await api.client().post({"query": NOW, "extensions": persisted("{ other }")})

    assert answer.status_code == 400
    assert "sha does not match" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    "extension", [1, {"version": 2, "sha256Hash": "0" * 64}, {"version": 1}, {"version": 1, "sha256Hash": "z" * 64}]
)
async def test_malformed_extension_is_400(api: Api, extension: object) -> None:
    answer = await api.client().post({"extensions": {"persistedQuery": extension}})

    assert answer.status_code == 400


async def test_get_answers_public_persisted_queries_as_to_nobody_and_caches_may_keep_it(api: Api) -> None:
    handle = (await api.client().ask("{ __typename }"))["__typename"]
    assert handle == "Query"
    person = await a_person(api.database, handle="getbyaddress")
    client = await api.signed_in(person)
    api.persist(ACCOUNT, "mutation M { signOut { __typename } }")
    address = {"documentId": sha256(ACCOUNT), "variables": '{"handle": "getbyaddress"}'}

    first = await client.http.get("/graphql", params=address)
    again = await client.http.get("/graphql", params=address, headers={"if-none-match": first.headers["etag"]})
    head = await client.http.head("/graphql", params=address)

    assert first.json() == {"data": {"account": {"handle": "getbyaddress", "viewerIsFollowing": False}}}
    assert "max-age" in first.headers["cache-control"]
    assert "set-cookie" not in first.headers
    assert (again.status_code, again.content) == (304, b"")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ({"query": NOW}, 400),
        ({"documentId": "00"}, 400),
        ({"documentId": sha256(ACCOUNT), "variables": "{"}, 400),
        ({"documentId": sha256(ACCOUNT), "variables": "[]"}, 400),
        ({"documentId": sha256(ACCOUNT)}, 400),
        ({"documentId": sha256("mutation M { signOut { __typename } }")}, 405),
        ({"documentId": "0" * 20_000}, 414),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_get_of_anything_else_is_refused_and_not_kept(api: Api, address: dict[str, str], status: int) -> None:
    api.persist(ACCOUNT, "mutation M { signOut { __typename } }")

    answer = await api.client().http.get("/graphql", params=address)

    assert answer.status_code == status
    assert "etag" not in answer.headers
