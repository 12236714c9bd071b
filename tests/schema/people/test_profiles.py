"""`editProfile`, `editOrganisation` and `setVerified`."""

from typing import Any

from core.clock import now
from graph.database import Database
from graph.people.regions import count_regions
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.factories.people import a_person, an_organisation
from tests.schema.conftest import Api, Client

EDIT = """
mutation ($input: EditProfileInput!) {
  editProfile(input: $input) {
    person { id name handle bio { zh en } picture { url } cover { url width } homeTown { id } city { id } isVerified }
    errors { code field message messageZh }
  }
}
"""
EDIT_ORGANISATION = """
mutation ($input: EditOrganisationInput!) {
  editOrganisation(input: $input) { organisation { id nameZh nameEn } errors { code field } }
}
"""
VERIFY = """
mutation ($input: SetVerifiedInput!) {
  setVerified(input: $input) { account { id isVerified } errors { code field } }
}
"""


async def edit(client: Client, **given: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.ask(EDIT, input=given))["editProfile"]
    return answer


async def test_a_person_changes_their_own(api: Api, db: Database) -> None:
    me = await make.somebody(db)
    client = await api.signed_in(me.id)
    picture = global_id("Upload", await make.picture(db, me))

    changed = await edit(
        client, name="Mei", bio={"zh": "你好", "en": "Hello"}, pictureUploadId=picture, coverUploadId=picture
    )
    cleared = await edit(client, clear=["COVER", "HOME_TOWN"])

    assert changed["errors"] == []
    assert (changed["person"]["name"], changed["person"]["bio"]) == ("Mei", {"zh": "你好", "en": "Hello"})
    assert changed["person"]["picture"]["url"]
    assert changed["person"]["cover"]["width"] > 0
    assert cleared["person"]["cover"] is None
    assert cleared["person"]["picture"]["url"]


async def test_every_wrong_field_is_named_in_both_languages(api: Api, db: Database) -> None:
    client = await api.signed_in(await a_person(db))

    found = await edit(client, name="", handle="!", cityId=global_id("City", "nowhere"))

    assert found["person"] is None
    assert {(each["field"], each["code"]) for each in found["errors"]} == {
        ("name", "EMPTY"),
        ("handle", "BAD_HANDLE"),
        ("cityId", "BAD_CITY"),
    }
    assert all(each["message"] and each["messageZh"] for each in found["errors"])


async def test_nobody_has_no_profile_to_change(api: Api) -> None:
    assert [each["code"] for each in (await edit(api.client(), name="x"))["errors"]] == ["SIGNED_OUT"]


async def test_an_editor_changes_an_organisation_and_a_stranger_finds_none(api: Api, db: Database) -> None:
    owner = await a_person(db)
    asked = {"organisationId": global_id("Organisation", await an_organisation(db, owner)), "nameEn": "New"}

    mine = (await (await api.signed_in(owner)).ask(EDIT_ORGANISATION, input=asked))["editOrganisation"]
    other = (await (await api.signed_in(await a_person(db))).ask(EDIT_ORGANISATION, input=asked))["editOrganisation"]

    assert (mine["organisation"]["nameEn"], mine["errors"]) == ("New", [])
    assert other == {"organisation": None, "errors": [{"code": "NOT_FOUND", "field": "accountId"}]}


async def test_operators_alone_verify_and_a_new_handle_loses_the_mark(api: Api, db: Database, operator: Client) -> None:
    me = await a_person(db)
    asked = {"accountId": global_id("Person", me), "verified": True}
    client = await api.signed_in(me)

    refused = (await client.ask(VERIFY, input=asked))["setVerified"]
    marked = (await operator.ask(VERIFY, input=asked))["setVerified"]
    renamed = await edit(client, handle=f"new{me[-12:]}")

    assert refused["errors"] == [{"code": "NOT_OPERATOR", "field": None}]
    assert marked["account"]["isVerified"]
    assert renamed["person"]["isVerified"] is False


async def test_where_accounts_are_and_where_followers_live(api: Api, db: Database) -> None:
    owner = await a_person(db)
    organisation = global_id("Organisation", await an_organisation(db, owner))
    document = "query ($id: ID!) { node(id: $id) { ... on Organisation { followerCities { followers city { id } } } } }"
    await count_regions(db, smallest=5, now=now())

    table = (await api.client().ask("{ accountsByRegion(first: 3) { countedAt accounts elsewhere smallestGroup } }"))[
        "accountsByRegion"
    ]

    assert table["smallestGroup"] >= 1
    assert table["accounts"] >= table["elsewhere"]
    assert (await (await api.signed_in(owner)).ask(document, id=organisation))["node"]["followerCities"] == []
    assert (await api.client().ask(document, id=organisation))["node"]["followerCities"] is None
