"""Moving a campaign through its states; model.py draws them. Every move stands on the public record."""

from datetime import datetime

from campaigns.pages import queries
from campaigns.pages.actions import changed_meanwhile, known, require_editor
from campaigns.pages.decide import can_edit
from campaigns.pages.model import Campaign, Requirement, State, Step, after, before, missing, reached
from core.clock import millis
from core.errors import Conflict, Invalid, NotFound, Refusal, Several
from core.ids import new_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database

_EDITORS = at_least(Role.EDITOR)
_TRIES = 5
_KINDS = {
    Step.PUBLISH: "campaign:published",
    Step.FREEZE: "campaign:frozen",
    Step.UNFREEZE: "campaign:unfrozen",
    Step.ARCHIVE: "campaign:archived",
}
_MISSING = {
    Requirement.TITLE_ZH: ("title.zh", "a Chinese title", "中文标题"),
    Requirement.TITLE_EN: ("title.en", "an English title", "英文标题"),
    Requirement.TEXT_ZH: ("text.zh", "a Chinese text", "中文介绍"),
    Requirement.TEXT_EN: ("text.en", "an English text", "英文介绍"),
    Requirement.RULES_ZH: ("rules.zh", "rules in Chinese", "中文规则"),
    Requirement.RULES_EN: ("rules.en", "rules in English", "英文规则"),
    Requirement.COVER: ("coverUploadId", "a cover picture", "封面图片"),
    Requirement.TOPIC: ("topic", "a topic", "话题"),
    Requirement.DATES: ("closesAtLocal", "an end that is later than now", "晚于现在的结束时间"),
}


async def publish(db: Database, *, viewer: Viewer | None, campaign_id: str, now: datetime) -> Campaign:
    """Opens a draft to the public; raises Several with one refusal for each thing that is missing."""
    return await _take(db, Step.PUBLISH, viewer, campaign_id, now)


async def freeze(db: Database, *, viewer: Viewer | None, campaign_id: str, now: datetime) -> Campaign:
    """Lets the public board stand still; votes go on counting."""
    return await _take(db, Step.FREEZE, viewer, campaign_id, now)


async def unfreeze(db: Database, *, viewer: Viewer | None, campaign_id: str, now: datetime) -> Campaign:
    """Lets the public board move again."""
    return await _take(db, Step.UNFREEZE, viewer, campaign_id, now)


async def archive(db: Database, *, viewer: Viewer | None, campaign_id: str, now: datetime) -> Campaign:
    """Takes a campaign that is over out of the lists; its page stays."""
    return await _take(db, Step.ARCHIVE, viewer, campaign_id, now)


async def _take(db: Database, step: Step, viewer: Viewer | None, campaign_id: str, now: datetime) -> Campaign:
    who = signed_in(viewer)
    for _ in range(_TRIES):
        seen = await known(db, viewer=who, campaign_id=campaign_id)
        if seen.state is reached(step):
            await _require_editor(db, who, campaign_id)
            return seen  # asked for twice: it stands where it was meant to
        if step is Step.PUBLISH and seen.state is State.DRAFT and missing(seen, millis(now)):
            await _require_editor(db, who, campaign_id)
            raise Several([_lacks(each) for each in missing(seen, millis(now))])
        row = await db.one(
            load(__file__, "change_state"),
            viewer_id=who.person_id,
            campaign_id=campaign_id,
            roles=_EDITORS,
            from_states=[state.value for state in before(step)],
            to_state=reached(step).value,
            revision=seen.revision,
            stamps=_stamps(step, millis(now)),
            kind=_KINDS[step],
            record_id=new_id(),
            now=millis(now),
        )
        if row is None:
            raise NotFound("campaignId", "That campaign", "活动")
        require_editor(row[0])
        if row[1]:
            return await known(db, viewer=who, campaign_id=campaign_id)
        if after(seen.state, step) is None:
            raise _wrong_state(seen.state)
    raise changed_meanwhile()


def _stamps(step: Step, now_ms: int) -> dict[str, int | None]:
    stamps: dict[Step, dict[str, int | None]] = {
        Step.PUBLISH: {"published_at": now_ms},
        Step.FREEZE: {"frozen_at": now_ms, "frozen_board_digest": None},
        Step.UNFREEZE: {"frozen_at": None, "frozen_board_digest": None},
        Step.ARCHIVE: {"archived_at": now_ms},
    }
    return stamps[step]


async def _require_editor(db: Database, viewer: Viewer, campaign_id: str) -> None:
    facts = (await queries.facts(db, viewer=viewer, ids=[campaign_id])).get(campaign_id)
    if facts is None:
        raise NotFound("campaignId", "That campaign", "活动")
    if can_edit(facts) is not True:
        require_editor(facts.role.value if facts.role else None)


def _lacks(requirement: Requirement) -> Refusal:
    field, what, what_zh = _MISSING[requirement]
    code = f"MISSING_{requirement.value}"
    return Invalid(code, f"Publishing needs {what}.", f"发布前还需要{what_zh}。", field)


def _wrong_state(state: State) -> Conflict:
    return Conflict(
        "WRONG_STATE",
        f"This cannot be done while the campaign is {state.value.lower()}.",
        "活动当前的状态不允许此操作。",
        "campaignId",
    )
