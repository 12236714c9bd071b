"""The eight steps of the story, each a function of the campaign it works on. The kill run breaks a part in each."""

import asyncio
import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from core.ids import new_id
from tests.journeys.story import Refused, Someone, link_in, wall

VOTERS = 5
BOARD = """query ($handle: String!, $kind: BoardKind!) { campaign(handle: $handle) { state
  board(kind: $kind) { state digest lateVoteCount entries(first: 50) {
    nodes { rank score votes account { handle } submission { id } } } } } }"""


@dataclass
class World:
    """What one story has made so far: ids as the API gave them."""

    address: str
    mailbox: Any
    clip: Path
    staff: Someone = field(init=False)
    editor: Someone = field(init=False)
    participant: Someone = field(init=False)
    foundation_id: str = ""
    campaign_id: str = ""
    handle: str = field(default_factory=lambda: f"c{new_id()[-12:]}")
    organisation_id: str = ""
    partner_id: str = ""
    upload_id: str = ""
    work_id: str = ""
    submission_id: str = ""
    voters: list[Someone] = field(default_factory=list)

    async def close(self) -> None:
        """Ends every browser of the story."""
        everybody = [self.staff, self.editor, self.participant, *self.voters]
        await asyncio.gather(*(each.close() for each in everybody))


async def people_sign_up(world: World) -> None:
    """1. Staff, an editor and a participant sign up and confirm by the mails that arrive."""
    world.staff, world.editor, world.participant = (Someone(world.address) for _ in range(3))
    await asyncio.gather(*(each.sign_up(world.mailbox) for each in (world.staff, world.editor, world.participant)))


async def staff_publishes(world: World) -> None:
    """2. A foundation, a draft with a cover, and its publication."""
    handle = f"f{new_id()[-12:]}"
    given = {"kind": "FOUNDATION", "handle": handle, "nameZh": "同行基金会", "nameEn": "Kindred Foundation"}
    world.foundation_id = await _made(world.staff, "createOrganisation", "organisation", "account", handle, given)
    cover_id = await world.staff.upload(cover(), "cover.png", "image/png", "PICTURE")
    draft = {
        "organisationId": world.foundation_id,
        "handle": world.handle,
        **{name: {"zh": "自制自救神器", "en": "Make your own rescue tool"} for name in ("title", "text", "rules")},
        "topic": "rescue",
        "hue": 30,
        "timeZone": "UTC",
        "opensAtLocal": wall(datetime.now(UTC) - timedelta(hours=1)),
        "closesAtLocal": wall(datetime.now(UTC) + timedelta(days=30)),
        "coverUploadId": cover_id,
        "scoreRule": {"votes": 10, "likes": 3, "plays": 1},
    }
    world.campaign_id = await _made(world.staff, "createCampaign", "campaign", "campaign", world.handle, draft)
    await world.staff.wait_for(
        "query ($handle: String!) { campaign(handle: $handle) { cover { url } missing } }",
        lambda data: data["campaign"]["cover"] and not data["campaign"]["missing"],
        handle=world.handle,
    )
    await world.staff.do("publishCampaign", "campaign { state }", campaignId=world.campaign_id)


async def partner_joins(world: World) -> None:
    """3. An organisation is invited by mail, accepts by the link, is verified."""
    given = {"campaignId": world.campaign_id, "email": world.editor.email, "organisationName": "海边中心"}
    await world.staff.do("invitePartner", "partnerInvitation { id }", **given)
    new = {"handle": f"o{new_id()[-12:]}", "nameZh": "海边中心", "nameEn": "Seaside Centre"}
    accepted = await _accepted(world, new)
    world.partner_id = accepted["partner"]["id"]
    world.organisation_id = accepted["partner"]["organisation"]["id"]
    await world.staff.do("verifyPartner", "partner { state }", partnerId=world.partner_id)


async def _accepted(world: World, new: dict[str, str]) -> dict[str, Any]:
    """Opens the newest link: where the answer to the invitation was lost there are two mails, and the later counts."""
    wanted = "partner { id organisation { id } }"
    for _ in range(100):
        mails = [m for m in await world.mailbox.messages(world.editor.email) if "/invitations/" in m["text"]]
        for mail in reversed(mails):
            token = link_in(mail, "/invitations/")
            try:
                return await world.editor.do("acceptPartnerInvitation", wanted, token=token, organisation=new)
            except Refused as refused:
                if refused.codes != ["EXPIRED"]:
                    raise
        await asyncio.sleep(0.3)
    raise AssertionError("no invitation arrived")


async def participant_uploads(world: World) -> None:
    """4. A real video goes to the object store in parts."""
    content = world.clip.read_bytes()
    world.upload_id = await world.participant.upload(content, "clip.mp4", "video/mp4", "VIDEO")


async def worker_makes_it_playable(world: World) -> None:
    """5. The worker checks it and makes what plays."""
    given = {"uploadId": world.upload_id, "title": "我的神器", "caption": "", "language": "ZH"}
    made = await world.participant.do("createWork", "work { id }", **given)
    world.work_id = made["work"]["id"]
    await world.participant.wait_for(
        "query ($id: ID!) { node(id: $id) { ... on Work { state refusal { code } video { url } poster { url } } } }",
        lambda data: data["node"]["state"] == "READY" and data["node"]["video"] and data["node"]["poster"],
        seconds=90,
        id=world.work_id,
    )


async def work_is_accepted(world: World) -> None:
    """6. It is entered on behalf of the organisation, and the organisation's editor accepts it."""
    given = {"campaignId": world.campaign_id, "workId": world.work_id, "organisationId": world.organisation_id}
    entered = await world.participant.do("enterCampaign", "submission { id }", **given)
    world.submission_id = entered["submission"]["id"]
    await world.editor.do("acceptSubmission", "submission { state }", submissionId=world.submission_id)
    await _board(world, "ENTRIES", lambda rows: len(rows) == 1)


async def people_vote(world: World) -> None:
    """7. People play, like and vote; the board follows."""
    world.voters = [Someone(world.address) for _ in range(VOTERS)]
    await asyncio.gather(*(each.sign_up(world.mailbox) for each in world.voters))
    plays = {"workId": world.work_id, "campaignId": world.campaign_id}
    for voter in world.voters:
        await voter.do("recordPlay", "work { id }", **plays, playId=new_id())
        await voter.do("likeWork", "work { viewerHasLiked }", workId=world.work_id)
        await voter.do("castVote", "late submission { viewerHasVoted }", submissionId=world.submission_id)
    await _board(world, "ENTRIES", lambda rows: rows[0]["votes"] == VOTERS and rows[0]["score"] == VOTERS * 14)


async def campaign_closes(world: World) -> None:
    """8. It closes at its time by itself; the final board has every vote once."""
    for _ in range(10):
        ends = wall(datetime.now(UTC) + timedelta(seconds=4))
        try:
            await world.staff.do("editCampaign", "campaign { id }", campaignId=world.campaign_id, closesAtLocal=ends)
            break
        except Refused as refused:
            if refused.codes == ["CLOSED"]:
                break  # the answer that was lost was a yes, and its time has come
            if refused.codes != ["IN_THE_PAST"]:  # the answer took so long that the end had passed: a later one
                raise
    else:
        raise AssertionError("no end could be set")
    await world.staff.wait_for(
        BOARD, lambda data: data["campaign"]["state"] == "FINAL", handle=world.handle, kind="ENTRIES"
    )
    rows = await _board(world, "ENTRIES", lambda rows: True)
    assert [row["votes"] for row in rows] == [VOTERS]


STEPS = [
    people_sign_up,
    staff_publishes,
    partner_joins,
    participant_uploads,
    worker_makes_it_playable,
    work_is_accepted,
    people_vote,
    campaign_closes,
]


def cover() -> bytes:
    """A picture."""
    held = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 675)).save(held, "PNG")
    return held.getvalue()


async def _board(world: World, kind: str, test: Any) -> list[dict[str, Any]]:
    def rows(data: dict[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = data["campaign"]["board"]["entries"]["nodes"]
        return found

    data = await world.staff.wait_for(
        BOARD, lambda data: rows(data) and test(rows(data)), handle=world.handle, kind=kind
    )
    return rows(data)


async def _made(who: Someone, name: str, result: str, read: str, handle: str, given: dict[str, Any]) -> str:
    """The id of what a mutation made, also where its first answer was lost: then the handle is ours."""
    try:
        return str((await who.do(name, f"{result} {{ id }}", **given))[result]["id"])
    except Refused as refused:
        if "HANDLE_TAKEN" not in refused.codes or not who.tries:
            raise
        document = f"query ($handle: String!) {{ {read}(handle: $handle) {{ id }} }}"
        return str((await who.ask(document, handle=handle))[read]["id"])
