from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.schema.conftest import Api

LADDER = "{ viewer { person { isPrivate } ladder { capability who days choices } } }"
STEP = """mutation($input: SetLadderStepInput!) { setLadderStep(input: $input) {
  ladder { capability who days } errors { code field message messageZh }
} }"""
PRIVATE = """mutation($input: SetPrivateAccountInput!) { setPrivateAccount(input: $input) {
  person { isPrivate } errors { code field messageZh }
} }"""


async def test_a_step_is_chosen_among_what_may_be_chosen(api: Api) -> None:
    person = await make.somebody(api.database)
    client = await api.signed_in(person.id)
    mine = global_id("Person", person.id)

    before = (await client.ask(LADDER))["viewer"]["ladder"]
    changed = (
        await client.ask(STEP, input={"accountId": mine, "capability": "MESSAGE", "who": "FOLLOWERS_SINCE", "days": 30})
    )["setLadderStep"]
    refused = (await client.ask(STEP, input={"accountId": mine, "capability": "SHOP", "who": "FOLLOWERS_SINCE"}))[
        "setLadderStep"
    ]

    assert {step["who"] for step in before} == {"FOLLOWERS"}
    assert all(len(step["choices"]) == 5 for step in before)
    assert {"capability": "MESSAGE", "who": "FOLLOWERS_SINCE", "days": 30} in changed["ladder"]
    assert [(error["code"], error["field"]) for error in refused["errors"]] == [("BAD_DAYS", "days")]
    assert refused["ladder"] is None


async def test_a_child_cannot_loosen(api: Api) -> None:
    child = await make.somebody(api.database, guardian="GIVEN")
    await make.run(api.database, "MATCH (p:Person {id: $id}) SET p.birth_date = '2020-01-01' RETURN p.id", id=child.id)
    client = await api.signed_in(child.id)
    mine = global_id("Person", child.id)

    steps = {step["capability"]: step for step in (await client.ask(LADDER))["viewer"]["ladder"]}
    step = (await client.ask(STEP, input={"accountId": mine, "capability": "TIP", "who": "FOLLOWERS"}))["setLadderStep"]
    opened = (await client.ask(PRIVATE, input={"isPrivate": False}))["setPrivateAccount"]

    assert steps["TIP"]["choices"] == ["NOBODY"]
    assert steps["MESSAGE"]["choices"] == ["MUTUALS", "NOBODY"]
    assert [(error["code"], error["field"]) for error in step["errors"]] == [("TOO_LOOSE", "who")]
    assert [(error["code"], error["field"]) for error in opened["errors"]] == [("MINOR", "isPrivate")]


async def test_an_organisations_ladder_is_there_for_its_editors(api: Api) -> None:
    db = api.database
    editor, viewer = await make.somebody(db), await make.somebody(db)
    organisation = await make.organisation(db)
    await make.join(db, editor, organisation, "EDITOR")
    await make.join(db, viewer, organisation, "VIEWER")
    document = "query($id: ID!) { node(id: $id) { ... on Organisation { ladder { capability choices } } } }"
    its = global_id("Organisation", organisation)

    seen = (await (await api.signed_in(editor.id)).ask(document, id=its))["node"]["ladder"]
    hidden = (await (await api.signed_in(viewer.id)).ask(document, id=its))["node"]["ladder"]
    mutuals = await (await api.signed_in(editor.id)).ask(
        STEP, input={"accountId": its, "capability": "POSTS", "who": "MUTUALS"}
    )

    assert len(seen) == 6
    assert all("MUTUALS" not in step["choices"] for step in seen)
    assert hidden is None
    assert [error["code"] for error in mutuals["setLadderStep"]["errors"]] == ["NO_MUTUALS"]


async def test_private_and_open_again(api: Api) -> None:
    client = await api.signed_in((await make.somebody(api.database)).id)

    private = (await client.ask(PRIVATE, input={"isPrivate": True}))["setPrivateAccount"]
    opened = (await client.ask(PRIVATE, input={"isPrivate": False}))["setPrivateAccount"]
    signed_out = (await api.client().ask(PRIVATE, input={"isPrivate": True}))["setPrivateAccount"]

    assert private == {"person": {"isPrivate": True}, "errors": []}
    assert opened["person"] == {"isPrivate": False}
    assert [error["code"] for error in signed_out["errors"]] == ["SIGNED_OUT"]
