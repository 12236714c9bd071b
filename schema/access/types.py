"""What a follow opens, as GraphQL objects: how the viewer stands to an account, and what it lets them do."""

from enum import Enum

import strawberry

from core.clock import millis
from graph.access import capabilities, decide
from graph.access.ladder import Step, ladder
from graph.access.words import sentence
from schema.access.loaders import AccessLoaders
from schema.context import Context
from schema.scalars import DateTime, moment, moment_or_none
from schema.text import BilingualText, OpeningEdge, Permission, PermissionReason


@strawberry.enum(description="What somebody may do with an account, beyond seeing that it exists.")
class Capability(Enum):
    """Steps of the ladder."""

    LIVE = strawberry.enum_value("LIVE", description="Watch its live rooms.")
    MESSAGE = strawberry.enum_value("MESSAGE", description="Write to it.")
    POSTS = strawberry.enum_value("POSTS", description="Read its status posts.")
    TIP = strawberry.enum_value("TIP", description="Give it points.")
    SHOP = strawberry.enum_value("SHOP", description="See its shop.")
    CLASSES = strawberry.enum_value("CLASSES", description="Enrol in its classes.")


@strawberry.enum(description="Who may; each is stricter than the one before.")
class WhoMay(Enum):
    """Who may."""

    ANYONE = strawberry.enum_value("ANYONE", description="Everybody; of a private account, its followers.")
    FOLLOWERS = strawberry.enum_value("FOLLOWERS", description="Those who follow the account.")
    FOLLOWERS_SINCE = strawberry.enum_value("FOLLOWERS_SINCE", description="Those who have followed for `days` days.")
    MUTUALS = strawberry.enum_value("MUTUALS", description="Those who follow it and whom it follows.")
    NOBODY = strawberry.enum_value("NOBODY", description="Nobody.")


@strawberry.type(description="One step of an account's ladder; only its owner sees it.")
class LadderStep:
    """A step."""

    capability: Capability = strawberry.field(description="What it is about.")
    who: WhoMay = strawberry.field(description="Who may: what was chosen, else FOLLOWERS, else a minor's least.")
    days: int = strawberry.field(description="For FOLLOWERS_SINCE from 1 to 365, otherwise 0.")
    choices: list[WhoMay] = strawberry.field(
        description="What may be chosen. Under 18 nothing looser than the least; MUTUALS not for organisations."
    )

    @classmethod
    def of(cls, step: Step) -> "LadderStep":
        """The step of a record."""
        return cls(
            capability=Capability[step.capability.name],
            who=WhoMay[step.rule.who.name],
            days=step.rule.days,
            choices=[WhoMay[who.name] for who in step.choices],
        )


@strawberry.enum(description="Whether the viewer follows an account.")
class FollowState(Enum):
    """States of a follow."""

    NONE = strawberry.enum_value("NONE", description="They do not.")
    REQUESTED = strawberry.enum_value("REQUESTED", description="They asked to; the owner has not answered.")
    FOLLOWING = strawberry.enum_value("FOLLOWING", description="They do.")


@strawberry.type(description="The viewer's follow of an account.")
class ViewerFollow:
    """A follow, a request, or neither."""

    state: FollowState = strawberry.field(description="Whether.")
    since: DateTime | None = strawberry.field(description="Since when they follow; null while they do not.")

    @classmethod
    def of(cls, facts: decide.Facts | None) -> "ViewerFollow":
        """The follow that the facts tell of."""
        if facts is None or facts.follows_since is None:
            asked = facts is not None and facts.requested
            return cls(state=FollowState.REQUESTED if asked else FollowState.NONE, since=None)
        return cls(state=FollowState.FOLLOWING, since=moment(facts.follows_since))


_REASONS = {
    decide.Reason.NOT_FOUND: (PermissionReason.NOT_FOUND, None),
    decide.Reason.SIGNED_OUT: (PermissionReason.SIGN_IN, OpeningEdge.VIEWER_FOLLOWS),
    decide.Reason.FOLLOW: (PermissionReason.FOLLOW, OpeningEdge.VIEWER_FOLLOWS),
    decide.Reason.REQUESTED: (PermissionReason.REQUESTED, OpeningEdge.REQUEST_ACCEPTED),
    decide.Reason.FOLLOW_LONGER: (PermissionReason.FOLLOW_LONGER, None),
    decide.Reason.FOLLOW_BACK: (PermissionReason.FOLLOW_BACK, OpeningEdge.ACCOUNT_FOLLOWS),
    decide.Reason.CLOSED: (PermissionReason.NOBODY, None),
}


async def viewer_may(context: Context, account_id: str, capability: capabilities.Capability) -> Permission:
    """Whether the account lets the viewer, else why not and what would open it. All accounts of a level in one read."""
    facts = await context.use(AccessLoaders).facts_by_id.load(account_id)
    verdict = decide.decide(capability, facts, millis(context.now))
    if verdict.reason is None:
        return Permission(allowed=True)
    reason, edge = _REASONS[verdict.reason]
    en, zh = sentence(capability, verdict.reason)
    return Permission(
        allowed=False,
        reason=reason,
        message=BilingualText(zh=zh, en=en),
        opens_at=moment_or_none(verdict.opens_at),
        edge=edge,
    )


async def ladder_of(context: Context, account_id: str, *, is_organisation: bool) -> list[LadderStep] | None:
    """The ladder of an account that is the viewer's to set; None for others."""
    facts = await context.use(AccessLoaders).facts_by_id.load(account_id)
    if facts is None or not facts.is_self:
        return None
    return [LadderStep.of(step) for step in ladder(facts, is_organisation=is_organisation)]
