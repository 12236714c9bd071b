"""Why a step is closed and what opens it, as sentences: `Follow to message.`"""

from core.errors import Denied, NotFound, Refusal
from graph.access.capabilities import Capability
from graph.access.decide import Reason, Verdict

_DOES = {
    Capability.LIVE: ("watch live", "观看直播"),
    Capability.MESSAGE: ("message", "发私信"),
    Capability.POSTS: ("read posts", "阅读动态"),
    Capability.TIP: ("give points", "赠送积分"),
    Capability.SHOP: ("see the shop", "浏览商店"),
    Capability.CLASSES: ("enrol in classes", "报名课程"),
}
_SAYS = {
    Reason.NOT_FOUND: ("There is no such account.", "没有这个账号。"),
    Reason.SIGNED_OUT: ("Sign in and follow to {}.", "登录并关注后即可{}。"),
    Reason.FOLLOW: ("Follow to {}.", "关注后即可{}。"),
    Reason.REQUESTED: ("Once your request to follow is accepted, you can {}.", "关注请求通过后即可{}。"),
    Reason.FOLLOW_LONGER: ("You can {} once you have followed for some days more.", "再关注一段时间后即可{}。"),
    Reason.FOLLOW_BACK: ("Once they follow you back, you can {}.", "对方回关后即可{}。"),
    Reason.CLOSED: ("Nobody can {} here.", "这里暂不开放{}。"),
}


def sentence(capability: Capability, reason: Reason) -> tuple[str, str]:
    """Why not and what opens it, in English and in Chinese."""
    (does, does_zh), (says, says_zh) = _DOES[capability], _SAYS[reason]
    return says.format(does), says_zh.format(does_zh)


def refused(capability: Capability, verdict: Verdict, field: str) -> Refusal:
    """A denial as a refusal: NOT_FOUND, or the reason's name as its code, at an input field."""
    reason = verdict.reason
    assert reason is not None
    if reason is Reason.NOT_FOUND:
        return NotFound(field, "This account", "账号")
    return Denied(reason.value, *sentence(capability, reason), field)
