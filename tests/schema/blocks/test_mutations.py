from schema.nodes import global_id
from tests.factories import campaigns as make
from tests.schema.conftest import Api

BLOCK = """mutation($input: BlockPersonInput!) { blockPerson(input: $input) {
  blocked { personId handle name at } errors { code field }
} }"""
UNBLOCK = "mutation($input: UnblockPersonInput!) { unblockPerson(input: $input) { personId errors { code } } }"
MUTE = """mutation($input: MuteAccountInput!) { muteAccount(input: $input) {
  account { id viewerHasMuted } errors { code field }
} }"""
UNMUTE = """mutation($input: UnmuteAccountInput!) { unmuteAccount(input: $input) {
  account { id viewerHasMuted } errors { code }
} }"""
LISTS = "{ viewer { blocked { nodes { personId name } } muted { nodes { account { id } } } } }"


async def test_a_block_stands_in_ones_own_list_until_it_is_taken_back(api: Api) -> None:
    viewer, other = await make.somebody(api.database), await make.somebody(api.database)
    client = await api.signed_in(viewer.id)
    whom = global_id("Person", other.id)

    first = (await client.ask(BLOCK, input={"personId": whom}))["blockPerson"]
    again = (await client.ask(BLOCK, input={"personId": whom}))["blockPerson"]
    listed = (await client.ask(LISTS))["viewer"]["blocked"]["nodes"]
    await client.ask(UNBLOCK, input={"personId": whom})
    ended = (await client.ask(UNBLOCK, input={"personId": whom}))["unblockPerson"]

    assert first == again
    assert first["blocked"]["personId"] == whom
    assert [each["personId"] for each in listed] == [whom]
    assert ended == {"personId": whom, "errors": []}
    assert (await client.ask(LISTS))["viewer"]["blocked"]["nodes"] == []


async def test_a_mute_is_ones_own_secret(api: Api) -> None:
    viewer, other = await make.somebody(api.database), await make.somebody(api.database)
    client, theirs = await api.signed_in(viewer.id), await api.signed_in(other.id)
    whom = global_id("Person", other.id)

    muted = (await client.ask(MUTE, input={"accountId": whom}))["muteAccount"]
    listed = (await client.ask(LISTS))["viewer"]["muted"]["nodes"]
    seen = await theirs.ask(
        "query($id: ID!) { node(id: $id) { id ... on Person { viewerHasMuted } } }", id=global_id("Person", viewer.id)
    )
    unmuted = (await client.ask(UNMUTE, input={"accountId": whom}))["unmuteAccount"]

    assert muted == {"account": {"id": whom, "viewerHasMuted": True}, "errors": []}
    assert [each["account"]["id"] for each in listed] == [whom]
    assert not seen["node"]["viewerHasMuted"]
    assert not unmuted["account"]["viewerHasMuted"]


async def test_refusals_name_the_field(api: Api) -> None:
    viewer = await make.somebody(api.database)
    client = await api.signed_in(viewer.id)
    me, nobody = global_id("Person", viewer.id), global_id("Person", "nobody")

    async def codes(document: str, **given: str) -> list[tuple[str, str | None]]:
        (payload,) = (await client.ask(document, input=given)).values()
        return [(error["code"], error["field"]) for error in payload["errors"]]

    assert await codes(BLOCK, personId=me) == [("SELF", "personId")]
    assert await codes(BLOCK, personId=nobody) == [("NOT_FOUND", "personId")]
    assert await codes(BLOCK, personId=global_id("Organisation", "x")) == [("BAD_ID", "personId")]
    assert await codes(MUTE, accountId=me) == [("SELF", "accountId")]
    assert await codes(MUTE, accountId=nobody) == [("NOT_FOUND", "accountId")]
