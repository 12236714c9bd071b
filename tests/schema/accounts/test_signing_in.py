from datetime import date
from typing import Any

import pytest

from core.ids import new_id
from tests.factories.people import PASSWORD, a_person
from tests.schema.conftest import Api

SIGN_UP = """mutation ($input: SignUpInput!) { signUp(input: $input) {
  viewer { email emailConfirmed isMinor guardian person { handle name } } errors { code field message messageZh } } }"""
SIGN_IN = """mutation ($input: SignInInput!) { signIn(input: $input) {
  viewer { person { id } } errors { code field } } }"""
VIEWER = "{ viewer { email person { handle } } }"


def asked(**changes: Any) -> dict[str, Any]:
    token = new_id()[-12:]
    return {
        "email": f"s{token}@example.org",
        "password": PASSWORD,
        "name": "梅 👩‍👩‍👧 مريم",
        "handle": f"s{token}",
        "birthDate": "1990-05-12",
        "language": "ZH",
        **changes,
    }


async def test_sign_up_signs_in(api: Api) -> None:
    client = api.client()

    made = (await client.ask(SIGN_UP, input=asked()))["signUp"]
    seen = (await client.ask(VIEWER))["viewer"]

    assert made["errors"] == []
    assert made["viewer"]["person"]["name"] == "梅 👩‍👩‍👧 مريم"
    assert made["viewer"]["emailConfirmed"] is False
    assert seen["person"]["handle"] == made["viewer"]["person"]["handle"]


async def test_session_cookie_is_for_the_server_only(api: Api) -> None:
    answer = await api.client().post({"query": SIGN_UP, "variables": {"input": asked()}})

    cookies = answer.headers.get_list("set-cookie")
    session = next(each for each in cookies if each.startswith("kindred_session="))
    assert "HttpOnly" in session
    assert "SameSite=Lax" in session


async def test_minor_is_one_and_a_guardian_is_asked(api: Api) -> None:
    young = date.today().replace(year=date.today().year - 12, day=1).isoformat()  # noqa: DTZ011 - a birthday

    made = await api.client().ask(SIGN_UP, input=asked(birthDate=young, guardianEmail="mother@example.org"))

    assert made["signUp"]["viewer"] | {"person": None, "email": None} == {
        "email": None,
        "emailConfirmed": False,
        "isMinor": True,
        "guardian": "ASKED",
        "person": None,
    }


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"handle": ""}, "BAD_HANDLE", "handle"),
        ({"name": "x" * 300}, "TOO_LONG", "name"),
        ({"email": "nobody"}, "BAD_EMAIL", "email"),
        ({"password": "short"}, "BAD_PASSWORD", "password"),
        ({"birthDate": "2090-01-01"}, "BAD_BIRTH_DATE", "birthDate"),
        ({"cityId": "x"}, "BAD_ID", "cityId"),
    ],
)
async def test_each_bad_field_is_named(api: Api, change: dict[str, Any], code: str, field: str) -> None:
    made = (await api.client().ask(SIGN_UP, input=asked(**change)))["signUp"]

    assert made["viewer"] is None
    assert [(e["code"], e["field"]) for e in made["errors"] if e["field"] == field] == [(code, field)]
    assert all(e["message"] and e["messageZh"] for e in made["errors"])


async def test_date_that_is_none_is_told(api: Api) -> None:
    error = (await api.client().errors(SIGN_UP, input=asked(birthDate="12.5.1990")))[0]

    assert "A Date is a day" in error["message"]
    assert error["extensions"]["code"] == "BAD_REQUEST"


async def test_password_opens_and_a_wrong_one_does_not(api: Api) -> None:
    email = f"in{new_id()[-10:]}@example.org"
    await a_person(api.database, email=email)
    client = api.client()

    wrong = (await client.ask(SIGN_IN, input={"email": email, "password": "not the password"}))["signIn"]
    unknown = (await client.ask(SIGN_IN, input={"email": "x" + email, "password": PASSWORD}))["signIn"]
    right = (await client.ask(SIGN_IN, input={"email": email.upper(), "password": PASSWORD}))["signIn"]

    assert wrong["errors"] == unknown["errors"] == [{"code": "BAD_SIGN_IN", "field": "password"}]
    assert right["errors"] == []


async def test_guessing_is_slowed_for_one_address(api: Api) -> None:
    email = f"guess{new_id()[-10:]}@example.org"
    client = api.client()

    seen = [
        (await client.ask(SIGN_IN, input={"email": email, "password": f"guess number {n}"}))["signIn"]["errors"][0][
            "code"
        ]
        for n in range(21)
    ]

    assert seen == ["BAD_SIGN_IN"] * 20 + ["TOO_MANY_ATTEMPTS"]


async def test_signing_out_ends_the_session_everywhere_it_was_copied_to(api: Api) -> None:
    client = await api.signed_in(await a_person(api.database))
    copy = api.client()
    copy.http.cookies.set("kindred_session", client.http.cookies["kindred_session"])

    await client.ask("mutation { signOut { signedOut } }")

    assert (await copy.ask(VIEWER))["viewer"] is None


async def test_machine_token_reads_as_its_person(api: Api) -> None:
    client = await api.signed_in(await a_person(api.database, handle=f"m{new_id()[-8:]}"))
    made = await client.ask('mutation { createMachineToken(input: {name: "export"}) { token errors { code } } }')
    token = made["createMachineToken"]["token"]

    answer = await api.client().post({"query": VIEWER}, authorization=f"Bearer {token}")
    again = await api.client().post(
        {"query": 'mutation { createMachineToken(input: {name: "x"}) { token errors { code } } }'},
        authorization=f"Bearer {token}",
    )

    assert answer.json()["data"]["viewer"]["person"]["handle"].startswith("m")
    assert again.json()["data"]["createMachineToken"] == {"token": None, "errors": [{"code": "MACHINE"}]}
