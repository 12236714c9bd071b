"""A campaign from draft to archive, as a client does it."""

from typing import Any

from core.ids import new_id
from graph.database import Database
from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.schema.conftest import Api, Client

CREATE = """
mutation ($input: CreateCampaignInput!) {
  createCampaign(input: $input) {
    campaign {
      id handle state timeZone opensAtLocal opensAt closesAtLocal closesAt hue missing
      scoreRule { votes likes plays ties version } title { zh en } organisation { id } cover { url }
      viewerCanEdit { allowed } history { nodes { kind actor { id } onBehalfOf { id } } }
    }
    errors { code field message messageZh }
  }
}
"""
EDIT = """
mutation ($input: EditCampaignInput!) {
  editCampaign(input: $input) { campaign { title { zh en } missing cover { url width height } } errors { code field } }
}
"""
STEP = """
mutation ($input: %sCampaignInput!) {
  %sCampaign(input: $input) { campaign { state } errors { code field } }
}
"""


def inputs(by: make.Host, **changes: Any) -> dict[str, Any]:
    return {
        "organisationId": global_id("Organisation", by.organisation_id),
        "handle": f"c-{new_id()}",
        "title": {"zh": "蓝色行动", "en": ""},
        "timeZone": "Asia/Shanghai",
        "opensAtLocal": "2127-04-02T08:00",
        "closesAtLocal": "2127-05-12T20:00",
    } | changes


async def create(client: Client, by: make.Host, **changes: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.ask(CREATE, input=inputs(by, **changes)))["createCampaign"]
    return answer


async def step(client: Client, name: str, campaign_id: str) -> dict[str, Any]:
    verb = name[0].upper() + name[1:]
    data = await client.ask(STEP % (verb, name), input={"campaignId": campaign_id})
    answer: dict[str, Any] = data[f"{name}Campaign"]
    return answer


def codes(answer: dict[str, Any]) -> set[tuple[str, str | None]]:
    return {(error["code"], error["field"]) for error in answer["errors"]}


async def test_a_draft_comes_back_as_it_was_written(api: Api, db: Database) -> None:
    by = await make.host(db)
    client = await api.signed_in(by.editor.id)

    answer = await create(client, by)

    assert answer["errors"] == []
    campaign = answer["campaign"]
    assert (campaign["state"], campaign["timeZone"]) == ("DRAFT", "Asia/Shanghai")
    assert (campaign["opensAtLocal"], campaign["opensAt"]) == ("2127-04-02T08:00", "2127-04-02T00:00:00.000Z")
    assert (campaign["closesAtLocal"], campaign["closesAt"]) == ("2127-05-12T20:00", "2127-05-12T12:00:00.000Z")
    assert campaign["scoreRule"] == {"votes": 10, "likes": 2, "plays": 1, "ties": "EARLIER_THEN_ID", "version": 1}
    assert campaign["missing"] == ["TITLE_EN", "TEXT_ZH", "TEXT_EN", "RULES_ZH", "RULES_EN", "COVER", "TOPIC"]
    assert campaign["viewerCanEdit"] == {"allowed": True}
    (record,) = campaign["history"]["nodes"]
    assert record == {
        "kind": "campaign:created",
        "actor": {"id": global_id("Person", by.editor.id)},
        "onBehalfOf": {"id": global_id("Organisation", by.organisation_id)},
    }


async def test_every_bad_field_is_an_error_with_its_path_in_the_input(api: Api, db: Database) -> None:
    by = await make.host(db)
    client = await api.signed_in(by.editor.id)

    answer = await create(
        client, by, handle="no spaces", title={"zh": "长" * 300, "en": "ok"}, timeZone="Mars/Olympus", hue=999,
        scoreRule={"votes": -1, "likes": 0, "plays": 1}, coverUploadId=global_id("Upload", new_id()),
    )  # fmt: skip
    dates = await create(client, by, closesAtLocal="2127-04-01T00:00")
    gap = await create(client, by, timeZone="Europe/Berlin", opensAtLocal="2127-03-30T02:30")

    assert answer["campaign"] is None
    assert codes(answer) == {
        ("BAD_HANDLE", "handle"), ("TOO_LONG", "title.zh"), ("BAD_ZONE", "timeZone"), ("BAD_HUE", "hue"),
        ("BAD_WEIGHT", "scoreRule.votes"), ("BAD_COVER", "coverUploadId"),
    }  # fmt: skip
    assert all(error["message"] and error["messageZh"] for error in answer["errors"])
    assert codes(dates) == {("END_BEFORE_START", "closesAtLocal")}
    assert codes(gap) == {("NO_SUCH_TIME", "opensAtLocal")}


async def test_who_may_not_make_one_is_told_why(api: Api, db: Database) -> None:
    by = await make.host(db)
    stranger = await make.somebody(db)

    assert codes(await create(api.client(), by)) == {("SIGNED_OUT", None)}
    client = await api.signed_in(stranger.id)
    assert codes(await create(client, by)) == {("NOT_MEMBER", "organisationId")}
    assert codes(await create(client, by, organisationId=global_id("Person", stranger.id))) == {
        ("BAD_ID", "organisationId")
    }
    reviewer = await make.member(db, by.organisation_id, "REVIEWER")
    assert codes(await create(await api.signed_in(reviewer.id), by)) == {("ROLE_TOO_LOW", "organisationId")}


async def test_publishing_names_what_is_missing_and_then_goes_on_to_the_archive(api: Api, db: Database) -> None:
    by = await make.host(db)
    client = await api.signed_in(by.editor.id)
    campaign_id = (await create(client, by))["campaign"]["id"]

    refused = await step(client, "publish", campaign_id)
    edited = await client.ask(
        EDIT,
        input={
            "campaignId": campaign_id,
            "title": {"zh": "蓝色行动", "en": "Blue Action"},
            "text": {"zh": "一起", "en": "Together"},
            "rules": {"zh": "一票", "en": "One vote"},
            "topic": "#蓝色行动",
            "coverUploadId": global_id("Upload", await make.picture(db, by.editor)),
        },
    )

    assert codes(refused) == {
        ("MISSING_TITLE_EN", "title.en"), ("MISSING_TEXT_ZH", "text.zh"), ("MISSING_TEXT_EN", "text.en"),
        ("MISSING_RULES_ZH", "rules.zh"), ("MISSING_RULES_EN", "rules.en"), ("MISSING_COVER", "coverUploadId"),
        ("MISSING_TOPIC", "topic"),
    }  # fmt: skip
    campaign = edited["editCampaign"]["campaign"]
    assert (campaign["missing"], campaign["title"]["en"]) == ([], "Blue Action")
    assert campaign["cover"]["width"] == 1600
    assert campaign["cover"]["url"].startswith("http")
    for name, state in (("publish", "OPEN"), ("freeze", "FROZEN"), ("unfreeze", "OPEN")):
        assert await step(client, name, campaign_id) == {"campaign": {"state": state}, "errors": []}
    assert codes(await step(client, "archive", campaign_id)) == {("WRONG_STATE", "campaignId")}
    assert codes(await step(api.client(), "freeze", campaign_id)) == {("SIGNED_OUT", None)}


async def test_an_edit_reports_every_field_at_once(api: Api, db: Database) -> None:
    by = await make.host(db)
    client = await api.signed_in(by.editor.id)
    campaign_id = (await create(client, by))["campaign"]["id"]

    answer = await client.ask(
        EDIT,
        input={"campaignId": campaign_id, "title": {"zh": "长" * 121, "en": "x" * 121}, "timeZone": "CST", "hue": -1},
    )

    assert codes(answer["editCampaign"]) == {
        ("TOO_LONG", "title.zh"), ("TOO_LONG", "title.en"), ("BAD_ZONE", "timeZone"), ("BAD_HUE", "hue"),
    }  # fmt: skip
