"""Setting what a follow opens: the ladder of an account, and whether follows of it are asked for."""

from datetime import datetime

from core.errors import Denied, Invalid, NotFound
from graph.access.age import adult_born_by
from graph.access.capabilities import LONGEST_WAIT_DAYS, MINORS_LEAST, STRICTNESS, Capability, Rule, Who, kept
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database

_EDITORS = at_least(Role.EDITOR)


async def set_rule(
    db: Database, *, viewer: Viewer | None, account_id: str, capability: Capability, rule: Rule, now: datetime
) -> None:
    """Says who may, of the viewer's own account or of an organisation they are owner or editor of.

    Raises NOT_FOUND for another's account, BAD_DAYS, NO_MUTUALS for an organisation (it follows nobody, so that
    nobody could), and TOO_LOOSE for a minor's rule that is looser than the least.
    """
    who = signed_in(viewer).person_id
    outcome = await db.one(
        load(__file__, "set_rule"),
        viewer_id=who,
        account_id=account_id,
        editors=_EDITORS,
        adult_born_by=adult_born_by(now),
        for_organisations=rule.who is not Who.MUTUALS,
        for_minors=STRICTNESS[rule.who] >= STRICTNESS[MINORS_LEAST[capability].who],
        chosen={f"may_{capability.value.lower()}": kept(_checked(rule))},
    )
    if outcome is None:
        raise NotFound("accountId", "Your account", "账号")
    if outcome[0] == "ORGANISATION":
        raise Invalid(
            "NO_MUTUALS",
            "An organisation follows nobody back: choose followers, or nobody.",
            "机构不会回关任何人:请选择“关注者”或“任何人都不行”。",
            "who",
        )
    if outcome[0] == "MINOR":
        raise Denied(
            "TOO_LOOSE",
            "Under 18, this step cannot be opened wider.",
            "未满 18 岁时,这一项不能放得更宽。",
            "who",
        )


async def set_private(db: Database, *, viewer: Viewer | None, private: bool, now: datetime) -> None:
    """Says whether follows of the viewer are asked for. Who follows already still does; who asked still asks.

    Raises MINOR where somebody under 18 wants them not to be.
    """
    who = signed_in(viewer).person_id
    row = await db.one(load(__file__, "set_private"), viewer_id=who, adult_born_by=adult_born_by(now), private=private)
    if row is None:
        raise NotFound("isPrivate", "Your account", "账号")
    if row[0] and not private:
        raise Denied(
            "MINOR",
            "Under 18, follows are always asked for.",
            "未满 18 岁时,关注始终需要您同意。",
            "isPrivate",
        )


def _checked(rule: Rule) -> Rule:
    """A rule whose days are as they must be: 1 to 365 for FOLLOWERS_SINCE, none otherwise."""
    if rule.who is not Who.FOLLOWERS_SINCE:
        return Rule(rule.who)
    if not 1 <= rule.days <= LONGEST_WAIT_DAYS:
        raise Invalid(
            "BAD_DAYS",
            f"Followers since 1 to {LONGEST_WAIT_DAYS} days.",
            f"天数须为 1 到 {LONGEST_WAIT_DAYS}。",
            "days",
        )
    return rule
